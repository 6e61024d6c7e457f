import { Buffer } from "node:buffer";
import { matchAt, type SecretSpan, withoutOverlaps } from "./span.js";

/** How private keys begin in base64: PEM once more encoded; RSA, PKCS 8 and elliptic curves without borders; OpenSSH. */
const beginning = new RegExp(
  [
    "LS0tLS1CRUdJTi", // -----BEGIN
    "MII[A-Za-z0-9+/]{3}IBAAK[BC]",
    "MII[A-Za-z0-9+/]{3}IBADANBgkqhkiG9w0BAQEFAASC",
    "MI[GI][A-Za-z0-9+/]{1,3}AgEAMBMGByqGSM49",
    "MC4CAQAwBQYDK2Vw",
    "M[HI][A-Za-z0-9+/]{1,2}AgEBBC",
    "MHcCAQEEI",
    "b3BlbnNzaC1rZXktdjE",
  ].join("|"),
  "g",
);

const run = /[A-Za-z0-9+/=]*/y;
const nextRun = /(?:\r?\n[ \t]{0,64}|\\r\\n|\\n)(?<run>[A-Za-z0-9+/=]{1,4096})(?=[ \t]*(?:\r?\n|$)|\\[rn]|["',;])/y;

/** Where base64 ends that may be broken into lines: all but the last are as long as the first. */
function base64End(text: string, start: number): number {
  matchAt(text, run, start);
  let end = run.lastIndex;
  const length = end - start;
  for (let isFull = length >= 48; isFull; ) {
    const next = matchAt(text, nextRun, end)?.groups?.["run"];
    if (next === undefined || next.length > length) break;
    end = nextRun.lastIndex;
    isFull = next.length === length;
  }
  return end;
}

/** PEM is public, too: certificates stay. */
function isPrivate(encoded: string): boolean {
  if (!encoded.startsWith("LS0tLS1CRUdJTi")) return true;
  return Buffer.from(encoded.slice(0, 80), "base64").toString("latin1").includes("PRIVATE KEY");
}

/** The private members of a JSON Web Key. */
const jwk = /\\{0,4}"(?:d|p|q|dp|dq|qi)\\{0,4}"\s{0,8}:\s{0,8}\\{0,4}"(?<secret>[A-Za-z0-9_-]{43,4096})\\{0,4}"/dg;

/** Private keys that are recognised without the lines around them. */
export function encodedKeys(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (let match = matchAt(text, beginning, 0); match !== null; match = matchAt(text, beginning, beginning.lastIndex)) {
    const start = match.index;
    const end = base64End(text, start);
    beginning.lastIndex = Math.max(end, beginning.lastIndex);
    const isWord =
      !/[A-Za-z0-9+/]/.test(text.charAt(start - 1)) || /\\[nrt]$/.test(text.slice(Math.max(0, start - 2), start));
    if (isWord && isPrivate(text.slice(start, end))) spans.push({ start, end });
  }
  const members = Array.from(text.matchAll(jwk), ({ indices }) => {
    const [start, end] = indices?.groups?.["secret"] ?? [0, 0];
    return { start, end };
  });
  return withoutOverlaps([...spans, ...members]);
}
