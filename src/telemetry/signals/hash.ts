import { createHmac, randomBytes } from "node:crypto";

/** Hexadecimal digits that are kept: 64 bits, so that values of one run do not meet by chance. */
const digits = 16;

/**
 * A hash under a key that exists in this process only, and nowhere else: who receives it cannot try values, however few there
 * are. Equal values of one name are alike; those of two names, or of two runs, are not. Undefined for what is no JSON.
 */
export function createHash(): (name: string, value: unknown) => string | undefined {
  const key = randomBytes(32);
  return (name, value) => {
    const text = textOf(value);
    if (text === undefined) return undefined;
    return createHmac("sha256", key).update(`${name}\0${text}`).digest("hex").slice(0, digits);
  };
}

function textOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
