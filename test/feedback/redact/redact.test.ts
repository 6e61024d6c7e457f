import { array, assert, constantFrom, oneof, property, string, stringMatching, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { redact } from "../../../src/feedback/index.js";

const token = "sk-proj-abcdefghijklmnop0123";

describe("a secret is removed", () => {
  test.each([
    ["Authorization: Bearer abc.def", "Authorization: [REDACTED]"],
    ["> proxy-authorization: Basic dXNlcjpwYXNz", "> proxy-authorization: [REDACTED]"],
    ['{"authorization":"Bearer x","a":1}', '{"authorization":"[REDACTED]","a":1}'],
    [
      String.raw`{"log":"{\"cookie\":\"a=b; c=d\",\"a\":1}"}`,
      String.raw`{"log":"{\"cookie\":\"[REDACTED]\",\"a\":1}"}`,
    ],
    ["[ 'Authorization', 'Bearer abcdefgh', 'Accept' ]", "[ 'Authorization', '[REDACTED]', 'Accept' ]"],
    ["[\n  'Cookie',\n  'a=b; c=d',\n]", "[\n  'Cookie',\n  '[REDACTED]',\n]"],
    ["curl -H 'X-Api-Key: abc def' https://x.y", "curl -H 'X-Api-Key: [REDACTED]' https://x.y"],
    ['Cookie: "a"=b; c=d', 'Cookie: "[REDACTED]'],
    ["password = correct horse", "password = [REDACTED]"],
    ["Set-Cookie: sid=1; HttpOnly", "Set-Cookie: [REDACTED]"],
    ["cookies: { a: { b: 1 },\n c: 2 }", "cookies: [REDACTED]"],
    ["HTTPS_PROXY=http://user:p@ss@proxy:8080", "HTTPS_PROXY=http://[REDACTED]@proxy:8080"],
    ["https_proxy=user:pw@proxy:1", "https_proxy=[REDACTED]@proxy:1"],
    ["git clone https://x-access-token@host/a.git", "git clone https://[REDACTED]@host/a.git"],
    ["postgres://u:p/a?b@host/x", "postgres://[REDACTED]@host/x"],
    ["to=https%3A%2F%2Fu%3Ap%40host%2Fx", "to=https%3A%2F%2F[REDACTED]%40host%2Fx"],
    ["GET /x?access_token=aa-bb&page=2", "GET /x?access_token=[REDACTED]&page=2"],
    [String.raw`"/x?sig\u003daa\u0026y"`, String.raw`"/x?sig\u003d[REDACTED]\u0026y"`],
    ['api_key: Some("abc def")', 'api_key: Some("[REDACTED]")'],
    ["{ accessToken: \x1b[32m'abc'\x1b[39m }", "{ accessToken: \x1b[32m'[REDACTED]'\x1b[39m }"],
    ["DB_PASSWORD=hunter2,;x next", "DB_PASSWORD=[REDACTED] next"],
    ["password: correct horse battery", "password: [REDACTED]"],
    ["<password>abc</password>", "<password>[REDACTED]</password>"],
    ["{ 'client_secret' => 'abc' }", "{ 'client_secret' => '[REDACTED]' }"],
    ["run --token abc --password 'x y'", "run --token [REDACTED] --password [REDACTED]"],
    ["argv: ['--api-key','abc']", "argv: ['--api-key','[REDACTED]']"],
    [`used ${token}, failed`, "used [REDACTED], failed"],
    ["sent Bearer abcdefgh1234 there", "sent Bearer [REDACTED] there"],
    ["sent Basic dXNlcjpwYXNz there", "sent Basic [REDACTED] there"],
    ["jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln!", "jwt [REDACTED]!"],
    ["AKIAIOSFODNN7EXAMPLE ghp_0123456789abcdefghij", "[REDACTED] [REDACTED]"],
    ["-----BEGIN RSA PRIVATE KEY-----\nMII\nx\n-----END RSA PRIVATE KEY-----\nafter", "[REDACTED]\nafter"],
    ["MIIabc\n-----END PRIVATE KEY-----\nafter", "[REDACTED]\nafter"],
    ["before -----BEGIN OPENSSH PRIVATE KEY-----\nb3Blb", "before [REDACTED]"],
  ])("from %s", (text, expected) => {
    expect(redact(text).text).toBe(expected);
    expect(redact(text).count).toBe(expected.split("[REDACTED]").length - 1);
  });
});

test.each([
  "input_token_count=123 max_tokens: 4096 token_type=x",
  "PWD=/home/me OLDPWD=/tmp",
  "basic authentication failed, bearer absent",
  "https://registry/@types/node http://host:8080/@scope/x me@example.com",
  'Token::Ident("foo"), "token":null, "password": false',
  "key=features value=true conversation.id=0199a213-81c0-7800-8aa1-bbab2a035a53",
  "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----",
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
/** Ways in which a secret is told that hold whatever comes before and after. */
const told = [
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
];

test("secrets never survive, whatever is around them", () => {
  const cases = array(tuple(surrounding, constantFrom(...told), secret, surrounding), { minLength: 1, maxLength: 4 });
  assert(
    property(cases, (all) => {
      const text = all.map(([before, tell, given, after]) => before + tell(given) + after).join("");
      const redaction = redact(text);
      for (const [, , given] of all) expect(redaction.text).not.toContain(given);
      expect(redaction.count).toBeGreaterThan(0);
    }),
    { numRuns: 3000 },
  );
});

test("what was redacted once stays as it is", () => {
  assert(
    property(array(tuple(surrounding, constantFrom(...told), secret, surrounding), { maxLength: 4 }), (all) => {
      const { text } = redact(all.map(([before, tell, given, after]) => before + tell(given) + after).join(""));
      expect(redact(text)).toEqual({ text, count: 0 });
    }),
    { numRuns: 3000 },
  );
});

test.each([
  "a",
  "token:[\n",
  'password="x\n',
  "://a:b",
  "%3A%2F%2F",
  "eyJa-",
  "-",
  '"\\',
  "pass",
  "bearer ",
  "@",
  "{[",
  "proxy=",
])("a megabyte of %j is read in time linear to its length", (piece) => {
  // Reading twice for each character would take minutes, which the time limit of the test ends.
  expect(redact(piece.repeat(1e6 / piece.length)).text.length).toBeGreaterThan(0);
});
