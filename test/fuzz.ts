import { type Arbitrary, configureGlobal, nat } from "fast-check";

/**
 * How often a property is tried with random values; `npm run fuzz` tries those of files that ask here
 * twenty times as often.
 */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: usual * Number(process.env["METERBOOK_FUZZ"] ?? 1) };
}

// Those that say nothing.
configureGlobal(runs(100));

/**
 * The unit of strings of any characters, hostile ones included. It is what `unit: "binary"` says, which makes a table of a
 * million characters first.
 */
export const anyCharacter: Arbitrary<string> = nat({ max: 0x10ffff - 0x800 }).map(
  (index) => String.fromCodePoint(index < 0xd800 ? index : index + 0x800),
  (value) => {
    const point = typeof value === "string" && /^\P{Surrogate}$/u.test(value) ? value.codePointAt(0) : undefined;
    if (point === undefined) throw new Error("not one character");
    return point < 0xd800 ? point : point - 0x800;
  },
);
