import { Buffer } from "node:buffer";
import { firstAt, type SecretSpan, withoutOverlaps } from "./span.js";

/** How issuers begin their tokens, as far as it takes to be sure. */
const beginnings: readonly string[] = [
  "(?:sk|rk|pk|sess|whsec)[-_][A-Za-z0-9_-]{12}", // OpenAI, Anthropic, Stripe
  "gh[oprsu]_[A-Za-z0-9]{16}", // GitHub
  "github_pat_[A-Za-z0-9_]{16}",
  "gl[a-z]{2,5}-[A-Za-z0-9_-]{16}", // GitLab
  "xox[a-z]-[A-Za-z0-9-]{10}", // Slack
  "xapp-[A-Za-z0-9-]{10}",
  "A[KS]IA[A-Z0-9]{16}", // Amazon
  "AIza[A-Za-z0-9_-]{30}", // Google
  "ya29\\.[A-Za-z0-9_-]{16}",
  "GOCSPX-[A-Za-z0-9_-]{16}",
  "npm_[A-Za-z0-9]{20}",
  "pypi-[A-Za-z0-9_-]{20}",
  "hf_[A-Za-z0-9]{20}",
  "gsk_[A-Za-z0-9]{20}",
  "xai-[A-Za-z0-9]{20}",
  "dop_v1_[A-Za-z0-9]{20}",
  "shp(?:at|ca|pa|ss)_[A-Za-z0-9]{16}",
  "SG\\.[A-Za-z0-9_-]{16}", // SendGrid
  "eyJ[A-Za-z0-9_-]{10}", // JSON Web Token
];

const issued = new RegExp(`(?<![A-Za-z0-9])(?:${beginnings.join("|")})`, "g");
const bearer = /(?<![a-z0-9])(?<scheme>bearer[ \t]{1,8})[a-z0-9._~+/=-]{8}/gi;
const basic = /(?<![a-z0-9])(?<scheme>basic[ \t]{1,8})[a-z0-9+/_-]{4}/gi;

const end = /[^A-Za-z0-9._~+/=-]|$/g;

/** From each match, without its scheme, to the end of the token. The end is searched apart: a pattern would go back. */
function tokens(text: string, beginning: RegExp): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  const pattern = new RegExp(beginning);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index + (match.groups?.["scheme"] ?? "").length;
    pattern.lastIndex = firstAt(text, end, start);
    spans.push({ start, end: pattern.lastIndex });
  }
  return spans;
}

/** "Basic" is a word, too; credentials are a user and a password with a colon between them. */
function isCredentials(word: string): boolean {
  return Buffer.from(word, "base64").includes(":");
}

/** Tokens that are recognised without a name. */
export function knownTokens(text: string): readonly SecretSpan[] {
  const pairs = tokens(text, basic).filter((span) => isCredentials(text.slice(span.start, span.end)));
  return withoutOverlaps([...tokens(text, issued), ...tokens(text, bearer), ...pairs]);
}
