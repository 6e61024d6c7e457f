import { plainHost } from "./proxy.js";

function isThisMachine(url: URL): boolean {
  const host = plainHost(url);
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** The address to post to, or a sentence about what is wrong with it, which repeats nothing of it. */
export function checkUrl(text: string): URL | string {
  if (!URL.canParse(text)) return "the address for feedback is no URL; it has to begin with https://";
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return "the address for feedback holds a password; use headers";
  if (url.protocol === "https:" || (url.protocol === "http:" && isThisMachine(url))) return url;
  return `the address for feedback is ${url.protocol}//, only https:// is allowed`;
}
