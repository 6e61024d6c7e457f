import { commandLineSecrets } from "./command-line-secrets.js";
import { encodedKeys } from "./encoded-keys.js";
import { fileFormats } from "./file-formats.js";
import { knownTokens } from "./known-tokens.js";
import { kubernetesSecrets } from "./kubernetes-secrets.js";
import { pairedSecrets } from "./named-pairs.js";
import { namedSecrets } from "./named-secrets.js";
import { privateKeys, puttyKeys } from "./private-keys.js";
import { type FindSecrets, redacted } from "./span.js";
import { urlCredentials } from "./url-credentials.js";
import { webAddresses } from "./web-addresses.js";
import { webTokens } from "./web-tokens.js";

/** A text without its secrets, and how many there were. */
export type Redaction = { readonly text: string; readonly count: number };

/** The order matters: what is named is removed whole, before its parts are recognised by their look. */
const finders: readonly FindSecrets[] = [
  privateKeys,
  puttyKeys,
  encodedKeys,
  webTokens,
  urlCredentials,
  webAddresses,
  kubernetesSecrets,
  pairedSecrets,
  namedSecrets,
  fileFormats,
  commandLineSecrets,
  knownTokens,
];

function replaceFound({ text, count }: Redaction, find: FindSecrets): Redaction {
  const kept: string[] = [];
  let from = 0;
  let found = 0;
  for (const { start, end } of find(text)) {
    if (text.slice(start, end) === redacted) continue;
    kept.push(text.slice(from, start), redacted);
    from = end;
    found += 1;
  }
  return found === 0 ? { text, count } : { text: kept.join("") + text.slice(from), count: count + found };
}

/**
 * The text with `[REDACTED]` for each secret that is recognised by its name, its place or its look, in time linear to
 * its length: headers, passwords, tokens, keys, credentials in URLs, files and command lines.
 * Where it is not clear how far a secret goes, more is removed rather than less.
 */
export function redact(text: string): Redaction {
  return finders.reduce(replaceFound, { text, count: 0 });
}
