import { BlockList, isIP } from "node:net";
import type { HttpProxy } from "./config.js";
import { HiddenValues } from "./hidden-values.js";
import { type Environment, firstVariable, readVariable } from "./variables.js";

/** A proxy that cannot be used, without the credentials that the variable may hold. */
type ProxyProblem = { readonly variable: string; readonly message: string; readonly help: string };

function namesFor(protocol: string, environment: Environment): readonly string[] {
  if (protocol === "https:") return ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
  // Of a CGI program, HTTP_PROXY holds what a visitor has sent as the header "Proxy".
  const capitals = readVariable(environment, "REQUEST_METHOD") === undefined ? ["HTTP_PROXY"] : [];
  return ["http_proxy", ...capitals, "all_proxy", "ALL_PROXY"];
}

function isInNetwork(range: string, host: string): boolean {
  const [network = "", bits = ""] = range.split("/");
  const list = new BlockList();
  const kind = isIP(network) === 6 ? "ipv6" : "ipv4";
  try {
    list.addSubnet(network, Number(bits), kind);
    return isIP(host) !== 0 && list.check(host, isIP(host) === 6 ? "ipv6" : "ipv4");
  } catch {
    return false;
  }
}

/** `example.com` and `.example.com` mean the host and all below it; `host:port` only that port; `10.0.0.0/8` a network. */
function isMeant(pattern: string, host: string, port: string): boolean {
  if (pattern === "*" || pattern === host) return true;
  if (/\/\d+$/.test(pattern)) return isInNetwork(pattern, host);
  const [, name = "", only] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(pattern.replace(/^\*?\./, "")) ?? [];
  return name !== "" && (only === undefined || only === port) && (host === name || host.endsWith(`.${name}`));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || /^127\.[\d.]+$/.test(host) || host === "::1";
}

function isExempt(endpoint: URL, environment: Environment): boolean {
  const host = endpoint.hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const port = endpoint.port === "" ? (endpoint.protocol === "https:" ? "443" : "80") : endpoint.port;
  const patterns =
    firstVariable(environment, ["no_proxy", "NO_PROXY"])
      ?.value.toLowerCase()
      .split(/[\s,]+/) ?? [];
  return isLoopback(host) || patterns.some((pattern) => isMeant(pattern, host, port));
}

function credentialsOf({ username, password }: URL): HiddenValues {
  if (username === "" && password === "") return new HiddenValues();
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return new HiddenValues({ "proxy-authorization": `Basic ${Buffer.from(pair).toString("base64")}` });
}

/**
 * The proxy to an endpoint: HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, unless NO_PROXY names the host. Names in small letters take
 * precedence. This machine is reached without.
 */
export function chooseProxy(endpoint: string, environment: Environment): HttpProxy | ProxyProblem | null {
  const target = new URL(endpoint);
  const given = firstVariable(environment, namesFor(target.protocol, environment));
  if (given === undefined || isExempt(target, environment)) return null;
  const { name: variable, value } = given;
  const help = "write http://host:port or https://host:port";
  const url = value.includes("://") ? value : `http://${value}`;
  if (!URL.canParse(url)) return { variable, message: `${variable} holds no address`, help };
  const { protocol, host } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:")
    return { variable, message: `${variable} holds a proxy of the kind "${protocol}"`, help };
  try {
    return { address: `${protocol}//${host}`, credentials: credentialsOf(new URL(url)), variable };
  } catch {
    return { variable, message: `the credentials in ${variable} cannot be read`, help: "write % as %25 in them" };
  }
}
