/** A code of UCUM, and what it stands for where one spelling can mean several. */
export type Meaning = { readonly code: string; readonly of?: string };

/** What a spelling can mean, the likeliest first. */
export type Meanings = readonly [Meaning, ...Meaning[]];

/** The prefixes of bytes and bits, by the letter with which people write them. */
const magnitudes = ["k", "M", "G", "T", "P"] as const;

/**
 * How people write the units of metrics, and the codes that are meant. Looked up as written, then in small letters: only
 * what differs by its case stands here in capitals.
 */
const spellings: ReadonlyMap<string, Meanings> = new Map([
  ...spelt("ns", "nanosecond nanoseconds nanosec nanos nsec nsecs"),
  ...spelt("us", "microsecond microseconds microsec micros usec usecs µs μs mcs"),
  ...spelt("ms", "millisecond milliseconds millisec millis milli msec msecs"),
  ...spelt("s", "second seconds sec secs"),
  ...spelt("min", "minute minutes mins"),
  ...spelt("h", "hour hours hr hrs"),
  ...spelt("d", "day days"),
  ...spelt("wk", "week weeks wks"),
  ...spelt("mo", "month months mon"),
  ...spelt("a", "year years yr yrs y"),
  ...spelt("By", "byte bytes octet octets by"),
  ...spelt("bit", "bits"),
  ...magnitudes.flatMap(ofMagnitude),
  ...between([of("bit/s", "bits"), of("By/s", "bytes")], "bps"),
  ...spelt("By/s", "Bps"),
  ...spelt("Hz", "hertz hz"),
  ...spelt("kHz", "kilohertz khz"),
  ...spelt("MHz", "megahertz mhz"),
  ...spelt("GHz", "gigahertz ghz"),
  ...spelt("W", "watt watts w"),
  ...spelt("kW", "kilowatt kilowatts kw"),
  ...spelt("W.h", "wh watthour watthours watt-hour watt-hours"),
  ...spelt("kW.h", "kwh kilowatthour kilowatthours kilowatt-hour kilowatt-hours"),
  ...spelt("MW.h", "mwh"),
  ...spelt("J", "joule joules"),
  ...spelt("kJ", "kilojoule kilojoules kj"),
  ...spelt("V", "volt volts v"),
  ...spelt("mV", "millivolt millivolts mv"),
  ...spelt("A", "amp amps ampere amperes"),
  ...spelt("mA", "milliamp milliamps ma"),
  ...spelt("Cel", "celsius centigrade °c ℃ degc deg_c cel"),
  ...spelt("[degF]", "fahrenheit °f ℉ degf deg_f"),
  ...spelt("K", "kelvin kelvins °k"),
  ...spelt("deg", "degree degrees °"),
  ...spelt("m", "meter meters metre metres"),
  ...spelt("km", "kilometer kilometers kilometre kilometres kms"),
  ...spelt("cm", "centimeter centimeters centimetre centimetres"),
  ...spelt("mm", "millimeter millimeters millimetre millimetres"),
  ...spelt("km/h", "kmh kph"),
  ...spelt("[mi_i]", "mile miles mi"),
  ...spelt("[ft_i]", "foot feet"),
  ...spelt("[in_i]", "inch inches"),
  ...spelt("g", "gram grams"),
  ...spelt("kg", "kilogram kilograms kgs kilo kilos"),
  ...spelt("[lb_av]", "lb lbs pound pounds"),
  ...spelt("[oz_av]", "oz ounce ounces"),
  ...spelt("L", "liter liters litre litres"),
  ...spelt("Pa", "pascal pascals"),
  ...spelt("[psi]", "psi"),
  ...spelt("mm[Hg]", "mmhg"),
  ...spelt("lx", "lux"),
  ...spelt("%", "percent percentage pct perc"),
  ...spelt("1", "ratio fraction x unitless dimensionless none"),
  ...spelt("[ppm]", "ppm"),
  ...spelt("[ppb]", "ppb"),
  ...spelt("{request}/s", "rps"),
  ...spelt("{query}/s", "qps"),
  ...spelt("{transaction}/s", "tps"),
  ...spelt("{event}/s", "eps"),
  ...spelt("{packet}/s", "pps"),
  ...spelt("{frame}/s", "fps"),
  ...spelt("{operation}/s", "iops"),
  ...between([of("{request}/min", "requests"), of("{revolution}/min", "revolutions")], "rpm"),
  ...spelt("{request}", "req reqs"),
  ...spelt("{operation}", "op ops"),
  ...spelt("{message}", "msg msgs"),
  ...spelt("{connection}", "conn conns"),
  ...spelt("{error}", "err errs"),
  ...spelt("{transaction}", "tx txn txns"),
  ...spelt("{packet}", "pkt pkts"),
  ...spelt("{cpu}", "vcpu vcpus"),
  ...spelt("{pixel}", "px"),
  ...spelt("{dBm}", "dbm"),
  ...["USD $ us$", "EUR €", "GBP £", "JPY ¥", "CHF", "CNY", "INR ₹", "CAD", "AUD", "SEK", "PLN", "BRL"].flatMap(
    currency,
  ),
]);

/** Valid codes of something else than people mean, and what the code says. */
export const mistaken: ReadonlyMap<string, { readonly says: string; readonly meanings: Meanings }> = new Map([
  ...isOf("bel", [...bytesOf(""), ...magnitudes.flatMap(bytesOf)]),
  ...isOf("barn", [["b", [of("bit", "bits"), of("By", "bytes")]]]),
  ...isOf("gilbert", [["Gb", [of("Gbit", "bits"), of("GBy", "bytes")]]]),
  ...isOf("thousandth of a bit", [["mbit", [of("Mbit")]]]),
  ...isOf("siemens", [["S", [of("s")]]]),
  ...isOf("megasiemens", [["MS", [of("ms")]]]),
  ...isOf("megasecond", [["Ms", [of("ms")]]]),
  ...isOf("henry", [["H", [of("h")]]]),
  ...isOf("coulomb", [["C", [of("Cel")]]]),
  ...isOf("farad", [["F", [of("[degF]")]]]),
  ...isOf("femtotonne", [["ft", [of("[ft_i]")]]]),
  ...isOf("milliphot", [["mph", [of("[mi_i]/h")]]]),
]);

/** Words that are counted as often as they are units: the days on which somebody was active. */
const counted: ReadonlySet<string> = new Set(["d", "wk", "mo", "a", "m", "1", "[in_i]", "[ft_i]"]);

/** What an annotation that is the name of a unit means; undefined for what is counted. */
export function annotatedUnit(annotation: string): Meanings | undefined {
  const found = measures.get(annotation) ?? meaningsOf(annotation);
  return found?.every(({ code }) => !code.includes("{") && !counted.has(code)) ? found : undefined;
}

export function meaningsOf(spelling: string): Meanings | undefined {
  return spellings.get(spelling) ?? spellings.get(spelling.toLowerCase());
}

/** Codes that nobody counts things with. */
const measures: ReadonlyMap<string, Meanings> = new Map(
  [
    "ns",
    "us",
    "ms",
    "s",
    "min",
    "By",
    "kBy",
    "MBy",
    "GBy",
    "KiBy",
    "MiBy",
    "GiBy",
    "Hz",
    "kHz",
    "MHz",
    "GHz",
    "W",
    "Cel",
    "%",
  ]
    .map((code): [string, Meanings] => [code, [{ code }]])
    .concat([...bytesOf(""), ...magnitudes.flatMap(bytesOf)]),
);

function of(code: string, what?: string): Meaning {
  return what === undefined ? { code } : { code, of: what };
}

function spelt(code: string, words: string): readonly (readonly [string, Meanings])[] {
  return between([{ code }], words);
}

function between(meanings: Meanings, words: string): readonly (readonly [string, Meanings])[] {
  return words.split(" ").map((word) => [word, meanings]);
}

function isOf(says: string, entries: readonly (readonly [string, Meanings])[]) {
  return entries.map(([unit, meanings]) => [unit, { says, meanings }] as const);
}

/** `kB` and `KiB`; `B` for no prefix. */
function bytesOf(prefix: string): [string, Meanings][] {
  if (prefix === "") return [["B", [of("By")]]];
  const binary = `${prefix.toUpperCase()}i`;
  const code = prefix === "P" ? "PBy" : `${binary}By`;
  return [
    [`${prefix}B`, [of(`${prefix}By`)]],
    [`${binary}B`, [of(code)]],
  ];
}

/** What is no code at all: `KB`, `Mb`, `kbps`, `megabytes`, `Gi`. */
function ofMagnitude(prefix: (typeof magnitudes)[number]): readonly (readonly [string, Meanings])[] {
  const small = prefix.toLowerCase();
  const capital = prefix.toUpperCase();
  const name = { k: "kilo", M: "mega", G: "giga", T: "tera", P: "peta" }[prefix];
  const binary = { k: "kibi", M: "mebi", G: "gibi", T: "tebi", P: "pebi" }[prefix];
  const either: Meanings = [of(`${prefix}bit`, "bits"), of(`${prefix}By`, "bytes")];
  const [[, bytes]] = bytesOf(prefix) as [[string, Meanings]];
  return [
    ...between(bytes, `${capital}B ${name}byte ${name}bytes ${small}by ${small}byte ${small}bytes`),
    ...(prefix === "P"
      ? []
      : spelt(`${capital}iBy`, `${small}ib ${small}iby ${binary}byte ${binary}bytes ${capital}i`)),
    ...between(either, `${small}b ${capital}b`),
    ...spelt(`${prefix}bit`, `${small}bit ${small}bits ${name}bit ${name}bits`),
    ...spelt(`${prefix}bit/s`, `${small}bps`),
    ...spelt(`${prefix}By/s`, `${prefix}Bps ${capital}Bps`),
  ];
}

/** Codes of ISO 4217 in braces, as money is no unit of UCUM. */
function currency(words: string): readonly (readonly [string, Meanings])[] {
  const [code = "", ...signs] = words.split(" ");
  return between([{ code: `{${code}}` }], [code, code.toLowerCase(), ...signs].join(" "));
}
