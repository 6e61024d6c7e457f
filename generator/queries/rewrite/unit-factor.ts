/** What a unit is of the first one of its kind. */
const kinds: readonly Readonly<Record<string, number>>[] = [
  { ns: 1e-9, us: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600, d: 86_400, wk: 604_800 },
  {
    bit: 0.125,
    By: 1,
    kBy: 1e3,
    KBy: 1e3,
    MBy: 1e6,
    GBy: 1e9,
    TBy: 1e12,
    KiBy: 2 ** 10,
    MiBy: 2 ** 20,
    GiBy: 2 ** 30,
    TiBy: 2 ** 40,
  },
  { "1": 1, "%": 0.01 },
  { mm: 1e-3, cm: 1e-2, m: 1, km: 1e3 },
  { mg: 1e-3, g: 1, kg: 1e3 },
  { mW: 1e-3, W: 1, kW: 1e3, MW: 1e6 },
  { mV: 1e-3, V: 1, kV: 1e3 },
  { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9 },
];

/** By what a number in the new unit is multiplied to be the same in the old one; undefined where nobody can say. */
export function unitFactor(from: string, to: string): number | undefined {
  if (from === to || (isCount(from) && isCount(to))) return 1;
  const kind = kinds.find((units) => Object.hasOwn(units, from) && Object.hasOwn(units, to));
  const [old, fresh] = [kind?.[from], kind?.[to]];
  if (old === undefined || fresh === undefined) return undefined;
  return Number((fresh / old).toPrecision(15));
}

/** What is counted, with a word for it or without. */
function isCount(unit: string): boolean {
  return unit === "" || unit === "1" || /^\{[^}]*\}$/.test(unit);
}

/** `x * 1000` or `x / 1000`, whichever has the shorter number. */
export function scaled(expression: string, factor: number): string {
  const inverse = Number((1 / factor).toPrecision(15));
  return String(inverse).length < String(factor).length
    ? `(${expression} / ${inverse})`
    : `(${expression} * ${factor})`;
}
