import { type CodeDescription, diagnosticCodes, suppressibleCodes } from "../diagnostics/codes.js";
import { suggestion } from "../diagnostics/suggest.js";
import type { Outcome } from "./outcome.js";
import type { ExplainRequest } from "./request.js";

const codes: ReadonlyMap<string, CodeDescription> = new Map(Object.entries(diagnosticCodes));

/** What a code means, or the list of all codes. */
export function explain({ code }: ExplainRequest): Outcome {
  if (code === null) return { status: "fine", out: listOfCodes(), err: "" };
  const description = codes.get(code);
  if (description !== undefined) return { status: "fine", out: explanation(code, description), err: "" };
  const near = suggestion(code, [...codes.keys()]);
  const help = near?.startsWith("did") ? near : "`meterbook explain` lists all codes";
  return { status: "misuse", out: "", err: `error: unknown code "${code}"\n  = help: ${help}\n` };
}

function explanation(code: string, { severity, cause, mend }: CodeDescription): string {
  const isSuppressible = suppressibleCodes.some((suppressible) => suppressible === code);
  const allow = isSuppressible ? `A metric accepts it with \`allow: [${code}]\`.\n` : "";
  return `${severity}[${code}]\n\n${cause}\n${mend}\n${allow}`;
}

function listOfCodes(): string {
  const width = Math.max(...[...codes.keys()].map((code) => code.length));
  const lines = [...codes].map(
    ([code, { severity, cause }]) => `${code.padEnd(width)}  ${severity.padEnd(7)}  ${cause}`,
  );
  return `${lines.join("\n")}\n`;
}
