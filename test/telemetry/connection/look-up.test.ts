import dns from "node:dns";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { lookUpBySystem, lookUpDirectly } from "../../../src/telemetry/connection/look-up.js";
import { startMuteNameServer } from "../mute.js";
import { rcodes, startNameServer } from "../name-server.js";

const servers = dns.getServers();

afterEach(() => dns.setServers(servers));

const never = new AbortController().signal;

test.each([
  { host: "127.0.0.1", addresses: ["127.0.0.1"] },
  { host: "::1", addresses: ["::1"] },
  { host: "x.localhost", addresses: ["127.0.0.1", "::1"] },
])("$host needs no name server", async ({ host, addresses }) => {
  dns.setServers([(await startMuteNameServer()).address]);
  expect(await lookUpDirectly(host, never)).toEqual(addresses);
});

test("a name server is asked for all addresses of a host", async () => {
  const { address, asked } = await startNameServer({ "otel.example.test": ["127.0.0.2", "127.0.0.3"] });
  dns.setServers([address]);
  expect(await lookUpDirectly("Otel.example.test", never)).toEqual(["127.0.0.2", "127.0.0.3"]);
  expect(new Set(asked)).toEqual(new Set(["otel.example.test"]));
});

test("a name that nobody knows is an error that says what else there is", async () => {
  dns.setServers([(await startNameServer({})).address]);
  await expect(lookUpDirectly("otel.example.test", never)).rejects.toThrow(
    /^the host is unknown; .*dns_lookup = "system"/,
  );
});

test.each([
  { what: "cannot say", start: async () => (await startNameServer({}, rcodes.failure)).address },
  { what: "is not there", start: async () => "127.0.0.1:1" },
])("where a name server $what the next one is asked", async ({ start }) => {
  const { address } = await startNameServer({ "otel.example.test": ["127.0.0.2"] });
  dns.setServers([await start(), address]);
  expect(await lookUpDirectly("otel.example.test", never)).toEqual(["127.0.0.2"]);
});

test("where no name server can say, nothing is known about the host", async () => {
  dns.setServers([(await startNameServer({}, rcodes.failure)).address]);
  await expect(lookUpDirectly("otel.example.test", never)).rejects.toThrow("no name server answers");
});

test("a look-up ends at once when it is aborted", async () => {
  const { address, asked } = await startMuteNameServer();
  dns.setServers([address]);
  const abort = new AbortController();
  const ended = lookUpDirectly("otel.example.test", abort.signal).catch((error: Error) => error.message);
  await asked;
  abort.abort();
  // A query that is not cancelled ends after two seconds, and timers come in their order on a busy machine, too.
  const later = wait(1_500, "later", { ref: false });
  expect(await Promise.race([ended, later])).toContain("no name server answers");
});

test("the system knows this machine", async () => {
  expect(await lookUpBySystem("localhost", never)).toContain("127.0.0.1");
});
