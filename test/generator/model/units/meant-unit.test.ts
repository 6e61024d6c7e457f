import { expect, test } from "vitest";
import { readCatalog } from "../../../../generator/pipeline.js";

function findingIn(unit: string) {
  const text = `catalog: 1\nname: shop\nmetrics:\n  jobs:\n    instrument: gauge\n    unit: ${unit}\n`;
  const { diagnostics } = readCatalog({ name: "catalog.yaml", text });
  expect(diagnostics.length, unit).toBeLessThan(2);
  return diagnostics[0];
}

/** The codes that a finding offers, in quotes as a person copies them. */
function offeredFor(unit: string): readonly string[] {
  const { help } = findingIn(JSON.stringify(unit)) ?? {};
  return (help ?? "").startsWith("write ") ? ((help ?? "").match(/"[^"]+"/g) ?? []) : [];
}

/** As people write them; then what is meant, both where nobody can know. */
const invalid: readonly (readonly [spellings: string, ...codes: string[]])[] = [
  ["nsec nanos nanoseconds nanosecond", "ns"],
  ["usec µs μs micros microseconds microsecond", "us"],
  ["msec millis milliseconds millisecond Milliseconds", "ms"],
  ["sec secs second seconds Seconds SECONDS", "s"],
  ["mins minute minutes", "min"],
  ["hr hrs hour hours Hours", "h"],
  ["day days", "d"],
  ["week weeks", "wk"],
  ["month months", "mo"],
  ["yr year years", "a"],
  ["byte bytes Bytes octets by", "By"],
  ["bits", "bit"],
  ["KB kilobyte kilobytes KBy", "kBy"],
  ["megabytes megabyte", "MBy"],
  ["gigabytes", "GBy"],
  ["terabytes", "TBy"],
  ["kib kibibytes Ki", "KiBy"],
  ["mib mebibytes Mi", "MiBy"],
  ["gib gibibytes Gi", "GiBy"],
  ["Kb kb", "kbit", "kBy"],
  ["Mb mb", "Mbit", "MBy"],
  ["gb", "Gbit", "GBy"],
  ["megabits", "Mbit"],
  ["bps", "bit/s", "By/s"],
  ["kbps", "kbit/s"],
  ["Mbps mbps", "Mbit/s"],
  ["Gbps", "Gbit/s"],
  ["Bps", "By/s"],
  ["KBps kBps", "kBy/s"],
  ["MBps", "MBy/s"],
  ["hz HZ hertz", "Hz"],
  ["khz Khz KHz kilohertz", "kHz"],
  ["Mhz mhz megahertz", "MHz"],
  ["Ghz gigahertz", "GHz"],
  ["w watt watts Watts", "W"],
  ["KW kw kilowatts", "kW"],
  ["Wh wh", "W.h"],
  ["kWh kwh KWH", "kW.h"],
  ["joule joules", "J"],
  ["volt volts v", "V"],
  ["mv millivolts", "mV"],
  ["amp amps ampere", "A"],
  ["°C celsius Celsius degC ℃", "Cel"],
  ["°F fahrenheit degF", "[degF]"],
  ["kelvin", "K"],
  ["degrees °", "deg"],
  ["meter meters metres", "m"],
  ["kilometers", "km"],
  ["kmh km/hr", "km/h"],
  ["miles mi", "[mi_i]"],
  ["feet", "[ft_i]"],
  ["inches", "[in_i]"],
  ["gram grams", "g"],
  ["kilogram kilograms", "kg"],
  ["lb lbs pounds", "[lb_av]"],
  ["liters litres", "L"],
  ["pascal", "Pa"],
  ["psi", "[psi]"],
  ["percent pct Percent percentage", "%"],
  ["ratio unitless none x", "1"],
  ["ppm", "[ppm]"],
  ["USD usd $ US$", "{USD}"],
  ["EUR eur €", "{EUR}"],
  ["req reqs requests request", "{request}"],
  ["rps RPS req/s reqs/s requests/s request/second requests_per_second", "{request}/s"],
  ["qps queries/s", "{query}/s"],
  ["tps", "{transaction}/s"],
  ["fps", "{frame}/s"],
  ["iops IOPS ops/s", "{operation}/s"],
  ["ops", "{operation}"],
  ["rpm", "{request}/min", "{revolution}/min"],
  ["1/sec", "1/s"],
  ["bytes/s bytes/sec byte/second", "By/s"],
  ["KB/s", "kBy/s"],
  ["MB/sec", "MBy/s"],
  ["msgs messages", "{message}"],
  ["conns connections", "{connection}"],
  ["errs errors", "{error}"],
  ["queries", "{query}"],
  ["processes", "{process}"],
  ["batches", "{batch}"],
  ["status", "{status}"],
  ["items items", "{item}"],
  ["px pixels", "{pixel}"],
  ["cores", "{core}"],
  ["vcpus", "{cpu}"],
  ["dBm", "{dBm}"],
];

const mistaken: readonly (readonly [spellings: string, ...codes: string[]])[] = [
  ["B", "By"],
  ["kB", "kBy"],
  ["MB", "MBy"],
  ["GB", "GBy"],
  ["TB", "TBy"],
  ["KiB", "KiBy"],
  ["MiB", "MiBy"],
  ["GiB", "GiBy"],
  ["TiB", "TiBy"],
  ["B/s", "By/s"],
  ["MB/s", "MBy/s"],
  ["MiB/s", "MiBy/s"],
  ["b", "bit", "By"],
  ["Gb", "Gbit", "GBy"],
  ["mbit", "Mbit"],
  ["S {seconds} {second} {s} {sec}", "s"],
  ["MS Ms {ms} {milliseconds}", "ms"],
  ["H {hours}", "h"],
  ["C {celsius}", "Cel"],
  ["F", "[degF]"],
  ["ft", "[ft_i]"],
  ["mph", "[mi_i]/h"],
  ["{Hz} {hz} {hertz}", "Hz"],
  ["{bytes} {byte} {By} {B}", "By"],
  ["{MB}", "MBy"],
  ["{bits}", "bit"],
  ["{percent} {%}", "%"],
  ["{bytes}/s", "By/s"],
];

function split(table: typeof invalid) {
  return table.flatMap(([spellings, ...codes]) => spellings.split(" ").map((spelling) => [spelling, codes] as const));
}

test.each(split(invalid))("%s is no unit; %j is offered, and is one", (unit, codes) => {
  expect(findingIn(JSON.stringify(unit))?.code).toBe("invalid-unit");
  expect(offeredFor(unit)).toEqual(codes.map((code) => JSON.stringify(code)));
  for (const code of offeredFor(unit)) expect(findingIn(code)).toBeUndefined();
});

test.each(split(mistaken))("%s is a warning; %j is offered, and is none", (unit, codes) => {
  expect(findingIn(JSON.stringify(unit))).toMatchObject({ code: "mistaken-unit", severity: "warning" });
  expect(offeredFor(unit)).toEqual(codes.map((code) => JSON.stringify(code)));
  for (const code of offeredFor(unit)) expect(findingIn(code)).toBeUndefined();
});

test("bytes per second in full is a unit with spaces, and its code is offered", () => {
  expect(offeredFor("bytes per second")).toEqual(['"By/s"']);
  expect(offeredFor("requests / second")).toEqual(['"{request}/s"']);
});

test.each(["count", "counts", "Number", "#", "n"])("%s asks what is counted", (unit) => {
  expect(findingIn(JSON.stringify(unit))?.help).toBe('write what is counted in braces, in the singular, or "1"');
});

test.each(
  "ns us ms s min h d wk mo a bit By kBy KiBy MBy MiBy GBy GiBy TBy TiBy kbit Mbit Gbit bit/s By/s MiBy/s Hz kHz MHz GHz W kW W.h J V mV A mA Cel K deg m km m/s g kg L Pa % 1 {request} {request}/s 1/s {count} {day} {cpu} {USD} {dBm} {item} dB [degF]".split(
    " ",
  ),
)("%s passes without a word", (unit) => {
  expect(findingIn(JSON.stringify(unit))).toBeUndefined();
});

test("a metric may mean the bel", () => {
  const metric = "{ instrument: gauge, unit: B, allow: [mistaken-unit] }";
  const text = `catalog: 1\nname: shop\nmetrics:\n  noise: ${metric}\n`;
  expect(readCatalog({ name: "catalog.yaml", text }).diagnostics).toEqual([]);
});

test("what is valid under the message says what the code is", () => {
  expect(findingIn("MB")?.message).toBe('the unit of metric "jobs": UCUM reads "MB" as bel');
  expect(findingIn('"{seconds}"')?.message).toBe(
    'the unit of metric "jobs": "{seconds}" is a text in braces, which is no unit',
  );
});
