/**
 * How the value of a secret ends when no quote closes it: headers take the line, passwords everything up to a space,
 * tokens stop at punctuation, too.
 */
export type SecretKind = "header" | "password" | "token";

/** The ends of names whose values are secrets, so that `DB_PASSWORD`, `accessToken` and `x-api-key` are found. */
const endings: Readonly<Record<SecretKind, readonly string[]>> = {
  header: ["authorization", "cookies?"],
  password: ["passwords?", "passwd", "passphrases?", "(?<![a-z])pass", "(?<![a-z])pwd", "connection[-_ ]?string"],
  token: [
    "tokens?",
    "secrets?",
    "credentials?",
    "(?:api|access|secret|private|auth|signing|encryption|account|shared|subscription|master|session|storage|license|deploy|client|service|ssh)[-_. ]?keys?",
    "access[-_]?key[-_]?id",
    "(?:authorization|auth|device|user)[-_]?code",
    "code[-_]?verifier",
    "signature",
    "(?<![a-z])_auth",
    "(?<![a-z])(?:sig|jwt|otp)",
  ],
};

export const secretKinds: readonly SecretKind[] = ["header", "password", "token"];

/** The source of a pattern, to be used without regard to case, with a group for each kind. */
export const secretNames: string = secretKinds.map((kind) => `(?<${kind}>${endings[kind].join("|")})`).join("|");

const wholeName = new RegExp(`(?:${secretNames})$`, "i");

/** Whether a key of a context says that its value is a secret. */
export function isSecretName(name: string): boolean {
  return wholeName.test(name.slice(-200));
}
