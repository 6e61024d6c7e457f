import type { Attribute } from "../../model/catalog.js";
import { carriedAttributes } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";
import { wordsOf } from "../names.js";

/** Words, and words in a row, that speak of persons or secrets; in the singular. */
const revealing: ReadonlySet<string> = new Set([
  ...["email", "mail", "phone", "telephone", "phone number", "ip", "ip address", "ssn", "iban", "passport"],
  ...[
    "user",
    "user id",
    "userid",
    "user name",
    "username",
    "login",
    "full name",
    "first name",
    "last name",
    "birthday",
  ],
  ...["account id", "customer id", "client ip", "patient id", "employee id", "device id", "session id", "cookie"],
  ...["password", "passwd", "passphrase", "secret", "token", "credential", "api key", "apikey", "private key"],
  ...["prompt", "message body", "query text", "search term", "path", "filename", "file name", "directory", "cwd"],
  ...["latitude", "longitude", "street", "postcode", "zip code", "url", "query string"],
]);

/** Free texts and numbers only: a closed set, or a yes and no, is known to whoever writes the catalog. */
export const sensitiveAttribute: LintRule = {
  code: "sensitive-attribute",
  needsAll: true,
  *check(subject) {
    for (const { attribute, entries } of carriedAttributes(subject)) {
      const word = revealingWord(attribute);
      const { key, place, path, sensitivity } = attribute;
      if (word === undefined || sensitivity !== null) continue;
      yield {
        place,
        message: `"${word}" in the attribute "${key}" speaks of something private, and no "sensitivity" is written`,
        help: 'add "sensitivity: personal" (or secret, internal; public if it is harmless), or record less',
        at: path,
        entries,
      };
    }
  },
};

function revealingWord({ key, type, isArray, values, open }: Attribute): string | undefined {
  if (type === "boolean" || type === "double" || (values.length > 0 && !open)) return undefined;
  // A whole number of tokens counts them, and is none.
  const isCount = type === "int" && !isArray;
  const words = wordsOf(key).map((word) => (word.length > 3 && !isCount ? word.replace(/([^s])s$/, "$1") : word));
  // The last words say what it is: `user.email` is an address, `email.provider` is none.
  return [2, 1].map((count) => words.slice(-count).join(" ")).find((last) => revealing.has(last));
}
