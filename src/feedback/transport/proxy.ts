/** The environment variables that are read. */
export type Environment = { readonly [name: string]: string | undefined };

type ProxyChoice =
  | { readonly use: "direct" }
  | { readonly use: "proxy"; readonly url: URL }
  | { readonly use: "impossible"; readonly reason: string };

function read(environment: Environment, name: string): string | undefined {
  const value = environment[name.toLowerCase()] ?? environment[name];
  return value === undefined || value.trim() === "" ? undefined : value.trim();
}

/** `example.com` and `.example.com` mean the host and all below it; `host:port` only that port; `*` everything. */
function isMeant(pattern: string, host: string, port: string): boolean {
  if (pattern === "*") return true;
  const [, name = "", only] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(pattern.replace(/^\*?\./, "")) ?? [];
  if (only !== undefined && only !== port) return false;
  return name !== "" && (host === name || host.endsWith(`.${name}`));
}

export function plainHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").toLowerCase();
}

export function portOf(url: URL): string {
  return url.port || (url.protocol === "http:" ? "80" : "443");
}

/** How an https address is reached: HTTPS_PROXY or ALL_PROXY, unless NO_PROXY names the host. Small letters come first. */
export function chooseProxy(target: URL, environment: Environment): ProxyChoice {
  const value = read(environment, "HTTPS_PROXY") ?? read(environment, "ALL_PROXY");
  const exceptions = (read(environment, "NO_PROXY") ?? "").toLowerCase().split(/[\s,]+/);
  if (target.protocol !== "https:" || value === undefined) return { use: "direct" };
  if (exceptions.some((pattern) => isMeant(pattern, plainHost(target), portOf(target)))) return { use: "direct" };
  const address = value.includes("://") ? value : `http://${value}`;
  if (!URL.canParse(address)) return { use: "impossible", reason: "the variable HTTPS_PROXY holds no address" };
  const url = new URL(address);
  if (url.protocol === "http:" || url.protocol === "https:") return { use: "proxy", url };
  return { use: "impossible", reason: `proxies of the kind "${url.protocol}" are not supported, only http and https` };
}
