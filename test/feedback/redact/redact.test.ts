import { array, assert, constantFrom, oneof, property, string, stringMatching, tuple } from "fast-check";
import { expect, test } from "vitest";
import { redact } from "../../../src/feedback/index.js";
import { runs } from "../../fuzz.js";

test.each([
  "input_token_count=123 max_tokens: 4096 token_type=x",
  "PWD=/home/me OLDPWD=/tmp",
  "basic authentication failed, bearer absent",
  "https://registry/@types/node http://host:8080/@scope/x me@example.com",
  'Token::Ident("foo"), "token":null, "password": false',
  "key=features value=true conversation.id=0199a213-81c0-7800-8aa1-bbab2a035a53",
  "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----",
  "certificate-authority-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSQ==",
  "- name: A\n  value: 1\n- name: DB_PASSWORD\n  valueFrom: { secretKeyRef: x }\n- value: 2\n  name: B",
  '{"name":"token_count","value":"x"},{"name":"DB_PASSWORD"},{"value":"x"}',
  "<input name=password><input name=email value=me@example.com>",
  "credentials:\n  user: me\nsecrets:\n  db:\n    file: ./db.txt",
  "Unexpected token:\n    | let x = 1;",
  "kind: SecretStore\ndata:\n  a: b",
  "docker run -p 8080:80 x\nmysql -P 3306\ncurl -u me https://x.example",
  "--password <password> --token TOKEN",
  "Authorization: ",
  "PASS: gdb.base/x.exp: print 1",
  "auth: improved the signature: verified before use, token: string;",
  "eyJzaG9ydA is short",
])("what is no secret stays: %s", (text) => {
  expect(redact(text)).toEqual({ text, count: 0 });
});

const secret = stringMatching(/^[A-Za-z0-9]{6}Q9z[A-Za-z0-9]{6}$/);
const surrounding = oneof(
  string({ maxLength: 20 }),
  string({
    unit: constantFrom('"', "'", "`", "\\", "\n", " ", ":", "=", "[", "]", "{", "}", "@", "/", "a", "🔑"),
    maxLength: 12,
  }),
  constantFrom(
    "",
    "[REDACTED]",
    "token: [",
    "Cookie: ",
    "://",
    "password=",
    "-----BEGIN PRIVATE KEY-----",
    '{"a":"b",',
    "\x1b[32m",
  ),
);
/** Ways in which a secret is written that hold whatever comes before and after. */
const spellings = [
  (given: string) => `\nAuthorization: Bearer ${given}\n`,
  (given: string) => `\nCookie: a=b; session=${given}; c=d\n`,
  (given: string) => `\n{"x-api-key":"${given}","a":1}\n`,
  (given: string) => `\nhttps://user:${given}@host/path\n`,
  (given: string) => `\nHTTP_PROXY=http://me:${given}@proxy:80 \n`,
  (given: string) => `\npassword = ${given}\n`,
  (given: string) => `\nhttps://host/?access_token=${given}&x=1\n`,
  (given: string) => `\n sk-${given} \n`,
  (given: string) => `\n-----BEGIN EC PRIVATE KEY-----\n${given}\n-----END EC PRIVATE KEY-----\n`,
  (given: string) => `\n{ token: '${given}' }\n`,
  (given: string) => `\n<a><b name="x" value="y"/><add key="ApiKey" value="${given}"/></a>\n`,
  (given: string) => `\npassword: |\n  first\n  ${given}\nuser: me\n`,
  (given: string) => `\n$ mysqldump -u me -p${given} shop\n`,
  (given: string) => `\nhttps://hooks.slack.com/services/T1/B1/${given}\n`,
];

test("secrets never survive, whatever is around them", () => {
  const cases = array(tuple(surrounding, constantFrom(...spellings), secret, surrounding), {
    minLength: 1,
    maxLength: 4,
  });
  assert(
    property(cases, (all) => {
      const text = all.map(([before, spell, given, after]) => before + spell(given) + after).join("");
      const redaction = redact(text);
      for (const [, , given] of all) expect(redaction.text).not.toContain(given);
      expect(redaction.count).toBeGreaterThan(0);
    }),
    runs(200),
  );
});

test("what was redacted once stays as it is", () => {
  assert(
    property(array(tuple(surrounding, constantFrom(...spellings), secret, surrounding), { maxLength: 4 }), (all) => {
      const { text } = redact(all.map(([before, spell, given, after]) => before + spell(given) + after).join(""));
      expect(redact(text)).toEqual({ text, count: 0 });
    }),
    runs(200),
  );
});

test.each(["://:\\@@", "https://me:a/b@@host", "https://me:a/b@c@d@host/path"])("%j is redacted at once", (text) => {
  const once = redact(text);
  expect(once.text).toMatch(/^(https)?:\/\/\[REDACTED\]@(host)?/);
  expect(redact(once.text)).toEqual({ text: once.text, count: 0 });
});

const pieces = [
  "a",
  "-",
  "@",
  " ",
  "_",
  "\\n",
  '"\\',
  "{[",
  "\0p",
  "%25",
  "&quot;",
  "pass",
  "bearer ",
  "proxy=",
  "://a:b",
  "%3A%2F%2F",
  'password="x\n',
  "token:[\n",
  "token: |\n  x\n",
  "token:\n- x\n",
  "token=<<A\n",
  "key:\n  ",
  "x_key=",
  "'cookie','",
  "Cookie: a\n  b\n",
  "password&quot;:&quot;",
  "name: password\n",
  "- value: a\n",
  "{name:token,",
  "=name",
  '<b name="token"',
  "<token a",
  "<input type=password ",
  "form-data; name=token\n",
  "kind: Secret\n",
  "data:\n  a: b\n",
  "machine a ",
  "identified by ",
  "a:5432:b:c:",
  "curl -u ",
  "sshpass -p ",
  "git config\\\n",
  "npm config set ",
  "htpasswd -b a ",
  "eyJa-",
  "eyJhbGciOiJI\n",
  "LS0tLS1CRUdJTi",
  "MIIabcIBAAKC\n",
  `${"A".repeat(64)}\n`,
  "Private-Lines: 999\nAA\n",
  "-----BEGIN PRIVATE KEY-----",
  "0123456789abcdef",
  "abcdef01-",
  "MNO.",
  "1/0123456789012345:",
  "AA:AA",
  "Q~",
  "sk-",
  "/hooks.slack.com/services/a",
  "&key=aaaaaaaaaaaaaaaaaa",
  "\x1b[",
];

/** Milliseconds of the processor. */
function timeOf(text: string): number {
  const before = process.cpuUsage();
  redact(text);
  return process.cpuUsage(before).user / 1000;
}

/** Eight times the length takes eight times as long; reading again for each piece would take 64 times. */
function isLinear(piece: string): boolean {
  const [long = 0, short = 0] = [8e4, 1e4].map((length) => timeOf(piece.repeat(length / piece.length)));
  return long < 24 * short + 25;
}

test.each(pieces)("%j repeated is read in time linear to its length", (piece) => {
  // What else the processor does can slow down one of two readings, and hardly three times the same.
  expect(isLinear(piece) || isLinear(piece) || isLinear(piece)).toBe(true);
});
