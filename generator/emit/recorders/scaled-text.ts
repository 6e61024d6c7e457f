import type { Conversion } from "../../model/units/conversion.js";
import type { Doc } from "../typescript/doc.js";
import { contract } from "../typescript/symbols.js";

/** `scaled(value, 1, 1000)`; the expression itself where numbers stay. The runtime leaves alone what is no number. */
export function scaledText(expression: string, { operator, number }: Conversion): Doc {
  if (number === 1) return expression;
  return [contract("scaled"), `(${expression}, ${operator === "*" ? number : `1, ${number}`})`];
}
