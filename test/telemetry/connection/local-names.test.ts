import { expect, test } from "vitest";
import { addressesIn, candidatesOf } from "../../../src/telemetry/connection/local-names.js";

const hosts = `# local
127.0.0.1  localhost Collector.internal  # the one here
::1        localhost
10.0.0.5   collector
`;

test.each([
  { name: "localhost", addresses: ["127.0.0.1", "::1"] },
  { name: "collector.internal", addresses: ["127.0.0.1"] },
  { name: "collector", addresses: ["10.0.0.5"] },
  { name: "the", addresses: [] },
  { name: "10.0.0.5", addresses: [] },
])("a hosts file gives $name the addresses $addresses", ({ name, addresses }) => {
  expect(addressesIn(hosts, name)).toEqual(addresses);
});

const cluster = "nameserver 10.0.0.10\nsearch shop.svc.cluster.local svc.cluster.local.\noptions timeout:2 ndots:5\n";

test.each([
  { name: "collector", resolvConf: "", asked: ["collector"] },
  { name: "otel.example.com", resolvConf: "search a.test", asked: ["otel.example.com", "otel.example.com.a.test"] },
  { name: "collector", resolvConf: "; domain x\ndomain a.test", asked: ["collector.a.test", "collector"] },
  { name: "collector", resolvConf: "search a.test\nsearch b.test # last", asked: ["collector.b.test", "collector"] },
  {
    name: "collector.telemetry",
    resolvConf: cluster,
    asked: [
      "collector.telemetry.shop.svc.cluster.local",
      "collector.telemetry.svc.cluster.local",
      "collector.telemetry",
    ],
  },
  { name: "otel.example.com.", resolvConf: cluster, asked: ["otel.example.com"] },
])("for $name by $resolvConf name servers are asked for $asked", ({ name, resolvConf, asked }) => {
  expect(candidatesOf(name, resolvConf)).toEqual(asked);
});
