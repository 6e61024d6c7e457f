import { expect, test } from "vitest";
import { lookUpBySystem, lookUpDirectly } from "../../../src/telemetry/connection/look-up.js";
import { createRoute } from "../../../src/telemetry/connection/route.js";
import { parse } from "../config/parsed.js";

test.each([
  { written: "", lookUp: lookUpDirectly },
  { written: 'dns_lookup = "direct"', lookUp: lookUpDirectly },
  { written: 'dns_lookup = "system"', lookUp: lookUpBySystem },
])("[otel] $written decides who is asked for the address of a host", async ({ written, lookUp }) => {
  const { dnsLookup, findings } = await parse(`[otel]\n${written}`);
  expect(findings).toEqual([]);
  const target = { endpoint: "http://otel.example.com", proxy: null, tls: {} };
  expect((await createRoute(target, { protocols: [], tunnel: true }, dnsLookup)).lookUp).toBe(lookUp);
});
