import { matches, type SecretSpan, withoutOverlaps } from "./span.js";

/** `//user:password@`, also with slashes that JSON escapes. The part before the @ cannot hold the start of another URL. */
const inAuthority = /(?<=:(?:\\{0,4}\/){2})(?<secret>[^\s"'`<>/?#\\]{1,4096})@/dg;

/** The same with a password that holds a slash, a question mark or a hash, which is no port. It ends at the last @, too. */
const withSlashes =
  /(?<=:(?:\\{0,4}\/){2})(?<secret>[^\s"'`<>/?#\\:@[]{0,128}:(?!\d{1,5}(?:[/?#\\]|$))[^\s"'`<>@]{1,128}(?:@[^\s"'`<>/?#\\@]{0,128}){0,8})@/dg;

/** The same, percent-encoded. */
const encoded = /%3A%2F%2F(?<secret>(?:[^\s"'`<>%]|%(?!2F|40)){1,1024})%40/dgi;

/** `proxy = user:password@host`, without a scheme. */
const proxy = /proxy["']?[ \t]{0,4}[=:][ \t]{0,4}["']?(?<secret>[^\s"'@/]{1,128}:(?!\/\/)[^\s"'@]{1,128})@/dgi;

/** `jdbc:oracle:thin:user/password@host`. */
const oracle = /jdbc:oracle:[a-z]{2,8}:(?<secret>[^\s"'@/]{1,128}\/[^\s"'@]{1,128})@/dg;

/** Users and passwords in URLs, which stay URLs. */
export function urlCredentials(text: string): readonly SecretSpan[] {
  return withoutOverlaps(
    [inAuthority, withSlashes, encoded, proxy, oracle].flatMap((pattern) => matches(text, pattern)),
  );
}
