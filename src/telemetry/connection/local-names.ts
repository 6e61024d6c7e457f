import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A file that is not there, or may not be read, says nothing. */
function read(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

function linesOf(text: string, comment: RegExp): readonly (readonly string[])[] {
  return text.split("\n").map((line) => line.replace(comment, "").trim().split(/\s+/));
}

/** The addresses that a hosts file gives a name. */
export function addressesIn(hosts: string, name: string): readonly string[] {
  return linesOf(hosts, /#.*/).flatMap(([address = "", ...names]) =>
    names.some((known) => known.toLowerCase() === name) ? [address] : [],
  );
}

/**
 * The names to ask for, one after the other, by a resolv.conf: one with few dots is looked for in the domains of `search`
 * first, as clusters name their services; one that ends in a dot is whole.
 */
export function candidatesOf(name: string, resolvConf: string): readonly string[] {
  if (name.endsWith(".")) return [name.slice(0, -1)];
  const lines = linesOf(resolvConf, /[#;].*/);
  const domains =
    lines
      .filter(([key]) => key === "search" || key === "domain")
      .at(-1)
      ?.slice(1) ?? [];
  const dots = lines.flatMap(([key, ...options]) => (key === "options" ? options : [])).join(" ");
  const least = Number(/\bndots:(\d+)/.exec(dots)?.[1] ?? 1);
  const below = domains.map((domain) => `${name}.${domain.replace(/\.$/, "")}`);
  return name.split(".").length > least ? [name, ...below] : [...below, name];
}

const windows = join(process.env["SystemRoot"] ?? "C:\\Windows", "System32", "drivers", "etc", "hosts");

/** The addresses that this machine itself knows for a name. */
export async function localAddresses(name: string): Promise<readonly string[]> {
  const known = addressesIn(await read(process.platform === "win32" ? windows : "/etc/hosts"), name);
  if (known.length > 0) return known;
  return name === "localhost" || name.endsWith(".localhost") ? ["127.0.0.1", "::1"] : [];
}

/** The names to ask name servers for. */
export async function searchedNames(name: string): Promise<readonly string[]> {
  return candidatesOf(name, await read("/etc/resolv.conf"));
}
