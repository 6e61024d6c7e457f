import { readFileSync } from "node:fs";
import type { ExpositionFormat } from "../../exposition/exposition.js";
import type { Scrape } from "../../import/prometheus/read-prometheus.js";
import { attempt, CommandError } from "../../write/command-error.js";
import { textIn } from "./source-texts.js";

const longestWait = 10_000;
const mostBytes = 64 * 1024 * 1024;
const mostRedirects = 5;
const accept =
  "application/openmetrics-text;version=1.0.0,text/plain;version=1.0.0;q=0.7,text/plain;version=0.0.4;q=0.5";

export function isAddress(named: string): boolean {
  return /^https?:\/\//i.test(named);
}

/** What stands on standard input. */
export function scrapeInput(): Scrape {
  return {
    source: textIn(
      "standard input",
      attempt("read standard input", () => readFileSync(0)),
    ),
    format: null,
  };
}

/** Asks an address once: ten seconds, 64 MiB, and no redirect to another host. Messages name it without what may be secret in it. */
export async function scrapeAddress(named: string): Promise<Scrape> {
  const shown = shownAddress(named);
  try {
    const response = await follow(addressOf(named), AbortSignal.timeout(longestWait));
    if (!response.ok) throw new CommandError(`"${shown}" answers with ${response.status}`, "check the address");
    const source = textIn(shown, await bodyOf(response, shown));
    return { source, format: formatOf(response.headers.get("content-type") ?? "") };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const isLate = error instanceof Error && error.name === "TimeoutError";
    const reason = isLate ? `does not answer within ${longestWait / 1000} seconds` : "cannot be reached";
    throw new CommandError(`"${shown}" ${reason}`, "check the address, or save the scrape and name the file");
  }
}

function addressOf(named: string): URL {
  const address = URL.canParse(named) ? new URL(named) : undefined;
  if (address !== undefined) return address;
  throw new CommandError(`"${shownAddress(named)}" is no address`, "write http://localhost:9464/metrics");
}

/** Without user, password, query and fragment. */
function shownAddress(named: string): string {
  if (!URL.canParse(named)) return named.replace(/\/\/[^/]*@/, "//").replace(/[?#].*$/s, "");
  const { origin, pathname } = new URL(named);
  return `${origin}${pathname}`;
}

async function follow(first: URL, signal: AbortSignal): Promise<Response> {
  let at = first;
  for (let count = 0; count <= mostRedirects; count += 1) {
    const { username, password } = at;
    const basic = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
    const authorization = username === "" && password === "" ? undefined : `Basic ${basic}`;
    const bare = new URL(at.href);
    bare.username = "";
    bare.password = "";
    const headers = { accept, ...(authorization !== undefined && { authorization }) };
    const response = await fetch(bare.href, { redirect: "manual", signal, headers });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    const next = URL.canParse(location, at.href) ? new URL(location, at.href) : undefined;
    if (next === undefined || next.host !== first.host || !isAddress(next.href)) {
      throw new CommandError(
        `"${shownAddress(first.href)}" leads to another host`,
        "name the address that it leads to",
      );
    }
    next.username = username;
    next.password = password;
    at = next;
  }
  throw new CommandError(`"${shownAddress(first.href)}" redirects too often`, "check the address");
}

async function bodyOf(response: Response, shown: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of response.body ?? []) {
    total += chunk.length;
    if (total > mostBytes) throw new CommandError(`"${shown}" sends more than 64 MiB`, "check the address");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function formatOf(contentType: string): ExpositionFormat | null {
  if (/^application\/openmetrics-text\b/i.test(contentType)) return "openmetrics";
  return /^text\/plain\b.*version=/i.test(contentType) ? "text" : null;
}
