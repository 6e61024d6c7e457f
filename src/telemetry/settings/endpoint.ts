import type { HttpProxy, Signal } from "./config.js";

/** What is wrong with an endpoint, in a message that never repeats credentials, and what to write instead. */
type EndpointProblem = { readonly message: string; readonly help: string };

function shown(text: string): string {
  return text.includes("@") ? "the endpoint" : `endpoint "${text.slice(0, 200)}"`;
}

export function findEndpointProblem(text: string): EndpointProblem | undefined {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  if (!hasScheme) {
    const help =
      text.includes("@") || text === ""
        ? "write https:// before it"
        : `write "https://${text}", or http:// on this machine`;
    return { message: `${shown(text)} has no scheme`, help };
  }
  if (!URL.canParse(text))
    return { message: `${shown(text)} is no URL`, help: 'write one such as "https://otel.example.com:4318"' };
  const { protocol, username, password } = new URL(text);
  if (protocol !== "http:" && protocol !== "https:") {
    return { message: `${shown(text)} begins with "${protocol}//"`, help: "allowed: http:// and https://" };
  }
  if (username !== "" || password !== "") {
    return {
      message: "the endpoint holds credentials, which logs and status would show",
      help: 'move them to headers, such as { authorization = "Basic ${OTLP_TOKEN}" }',
    };
  }
  return undefined;
}

/** An endpoint that names only a host gets the path of the signal; one with a path is used exactly as it is written. */
export function completeEndpoint(endpoint: string, signal: Signal): string {
  const url = new URL(endpoint);
  if (url.pathname === "/") url.pathname = `/v1/${signal}`;
  return url.href;
}

/** The endpoint of one signal below the base that serves all three. */
export function appendSignal(base: string, signal: Signal): string {
  return `${base.replace(/\/+$/, "")}/v1/${signal}`;
}

/** The signal whose path this is, if it is another one. */
export function foreignSignal(endpoint: string, signal: Signal): string | undefined {
  const named = /\/v1\/(logs|traces|metrics)\/?$/.exec(new URL(endpoint).pathname)?.[1];
  return named === signal ? undefined : named;
}

/** An address that may be shown: without credentials and without a query. */
function showEndpoint(endpoint: string): string {
  if (!URL.canParse(endpoint)) return "an unreadable address";
  const { protocol, host, pathname } = new URL(endpoint);
  return `${protocol}//${host}${pathname === "/" ? "" : pathname}`;
}

/** The same, with the proxy that leads there. */
export function showRoute(endpoint: string, proxy: HttpProxy | null): string {
  return `${showEndpoint(endpoint)}${proxy === null ? "" : ` (by the proxy ${proxy.address})`}`;
}
