import type { DnsLookup, HttpProxy, Tls } from "../settings/config.js";
import type { Route } from "./connect.js";
import { loadTls } from "./tls.js";

type Target = { readonly endpoint: string; readonly proxy: HttpProxy | null; readonly tls: Tls };

type Needs = { readonly protocols: readonly string[]; readonly tunnel: boolean };

/** How an exporter reaches its endpoint; rejects with a CertificateError. */
export async function createRoute(
  { endpoint, proxy, tls }: Target,
  { protocols, tunnel }: Needs,
  dnsLookup: DnsLookup,
): Promise<Route> {
  const url = new URL(endpoint);
  const { lookUpBySystem, lookUpDirectly } = await import("./look-up.js");
  return {
    endpoint: url,
    proxy,
    tunnel,
    tls: url.protocol === "https:" ? { ...(await loadTls(tls)), ALPNProtocols: [...protocols] } : {},
    lookUp: dnsLookup === "system" ? lookUpBySystem : lookUpDirectly,
  };
}
