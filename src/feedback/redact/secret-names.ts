/**
 * How the value of a secret ends when no quote closes it: headers take the line, passwords everything up to a space,
 * tokens stop at punctuation, too.
 */
export type SecretKind = "header" | "password" | "token";

/** What stands before `key` in the name of a secret. */
const keyWords =
  "(?:api|access|secret|private|auth|signing|encryption|account|shared|subscription|master|session|storage|license|deploy|client|service|ssh)";

/**
 * The ends of names whose values are secrets, so that `DB_PASSWORD`, `accessToken` and `x-api-key` are found. Each begins
 * with letters and looks back for what has to stand before them, by which the search is several times as fast.
 */
const endings: Readonly<Record<SecretKind, readonly string[]>> = {
  header: ["authorization(?![-_]?code)", "cookies?"],
  password: [
    "passwords?",
    "passwd",
    "passphrases?",
    "passcode",
    "pass(?<![a-z]pass)(?!key)",
    "pwd(?<![a-z]pwd)",
    "connection[-_ ]?string",
    "(?:seed|recovery)[-_ ]?phrase",
    "mnemonic",
  ],
  token: [
    "access[-_]?key[-_]?id",
    `keys?(?<=${keyWords}[-_. ]?keys?|[a-z0-9]_key)`,
    "passkey",
    "tokens?",
    "secrets?",
    "credentials?",
    "creds?(?<![a-z]creds?)",
    "pat(?<=[-_]pat)",
    "salt(?<![a-z]salt)",
    "code(?<=(?:authorization|auth|device|user)[-_]?code)",
    "code[-_]?verifier",
    "signature",
    "(?:sess|jsession)id",
    "connect\\.sid",
    "_?auth(?<![a-z]_?auth)",
    "(?:sig|jwt|otp|psk)(?<![a-z](?:sig|jwt|otp|psk))",
  ],
};

export const secretKinds: readonly SecretKind[] = ["header", "password", "token"];

/** The source of a pattern, to be used without regard to case, with a group for each kind. */
export const secretNames: string = secretKinds.map((kind) => `(?<${kind}>${endings[kind].join("|")})`).join("|");

const wholeName = new RegExp(`(?:${secretNames})$`, "i");
const secretKey = new RegExp(`${keyWords}[-_. ]?keys?$`, "i");

/** Words before `_KEY` with which it is no secret. */
const publicKey = /(?:PRIMARY|FOREIGN|PUBLIC|UNIQUE|PARTITION|CACHE|SORT|HOT|REGISTRY|LOCK|ROUTING|GROUP|INDEX)_KEY$/;

/** `STRIPE_KEY` is a secret; `sort_key` is a column, and some keys in capitals are none either. */
export function isPublicKey(name: string): boolean {
  if (!/_key$/i.test(name) || secretKey.test(name)) return false;
  return !name.endsWith("_KEY") || publicKey.test(name);
}

/** Whether a key of a context says that its value is a secret. */
export function isSecretName(name: string): boolean {
  const end = name.slice(-200);
  return wholeName.test(end) && !isPublicKey(end);
}
