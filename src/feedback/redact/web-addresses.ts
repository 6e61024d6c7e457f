import { matches, type SecretSpan, withoutOverlaps } from "./span.js";

const slash = "(?:\\\\{0,4}/)";
const rest = "[^\\s\"'`<>?#&\\\\]";

/** Hosts whose paths are the secret, as with webhooks, and what comes before it there. */
const paths: readonly (readonly [host: string, before: string])[] = [
  ["hooks\\.slack(?:-gov)?\\.com", `(?:services|workflows|triggers)${slash}`],
  ["discord(?:app)?\\.com", `api${slash}(?:v\\d{1,2}${slash})?webhooks${slash}`],
  ["webhook\\.office\\.com", `webhookb2${slash}`],
  ["hooks\\.zapier\\.com", `hooks${slash}catch${slash}`],
  ["maker\\.ifttt\\.com", `trigger${slash}[^\\s/\\\\]{1,128}${slash}(?:json${slash})?with${slash}key${slash}`],
  ["hook(?:\\.[a-z0-9]{2,4})?\\.(?:make|integromat)\\.com", ""],
  ["open\\.(?:feishu\\.cn|larksuite\\.com)", `open-apis${slash}bot${slash}v2${slash}hook${slash}`],
  ["api\\.telegram\\.org", `(?:file${slash})?bot`],
  ["events\\.pagerduty\\.com", `integration${slash}`],
  ["infura\\.io", `v3${slash}`],
  ["g?\\.?alchemy\\.com", `v2${slash}`],
];

/** A bot's name for itself ends at the method that is called; all others take the path. */
const secretPaths: readonly RegExp[] = paths.map(([host, before]) => {
  const secret = host.includes("telegram")
    ? "\\d{5,16}:[A-Za-z0-9_-]{20,64}"
    : `${rest}(?:${rest}|${slash}(?=${rest}))*`;
  return new RegExp(`${host}(?::\\d{1,5})?${slash}${before}(?<secret>${secret})`, "dg");
});

/** Short names that hold secrets in queries of addresses, where their values are as long as keys are. */
const queries = /[?&](?:key|code|k|subscription|hmac)=(?<secret>[\w.~%+/=-]{16,4096})/dg;

/** Secrets in the paths and queries of addresses. */
export function webAddresses(text: string): readonly SecretSpan[] {
  return withoutOverlaps([...secretPaths, queries].flatMap((pattern) => matches(text, pattern)));
}
