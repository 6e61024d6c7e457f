import { matches, type SecretSpan } from "./span.js";

const flag =
  /(?<![\w-])--[a-z0-9-]{0,40}?(?:password|passphrase|token|secret|api-?key|credentials?)[ \t]{1,8}(?<secret>"[^"\n]*"?|'[^'\n]*'?|[^\s"'-][^\s]*)/dgi;

/** The words behind flags such as `--token`. */
export function commandLineSecrets(text: string): readonly SecretSpan[] {
  return matches(text, flag);
}
