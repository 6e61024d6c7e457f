import { setTimeout } from "node:timers/promises";
import { limits } from "../../live/otlp/unreadable.js";
import type { Intake } from "./intake.js";

/** What Prometheus asks for, in its order of preference. */
const accept =
  "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3";
const longest = 10_000;

type Scraping = {
  readonly url: URL;
  /** Milliseconds between two scrapes; null for one alone. */
  readonly every: number | null;
};

/** Asks a page again and again until the end; why no scrape succeeded, if so. */
export async function scrape({ url, every }: Scraping, intake: Intake, end: AbortSignal): Promise<string | undefined> {
  let failure: string | undefined;
  let isReached = false;
  do {
    const failed = await scrapeOnce(url, intake);
    if (failed === undefined) isReached = true;
    else failure = failed;
    if (every !== null) await setTimeout(every, undefined, { signal: end }).catch(() => undefined);
  } while (every !== null && !end.aborted);
  return isReached ? undefined : failure;
}

async function scrapeOnce(url: URL, intake: Intake): Promise<string | undefined> {
  // Without what a URL may hold of secrets.
  const where = `from ${url.origin}${url.pathname}`;
  try {
    const response = await fetch(plain(url), { headers: headersFor(url), signal: AbortSignal.timeout(longest) });
    if (!response.ok) return `the page ${where.slice(5)} answers with ${response.status}`;
    const text = await boundedText(response);
    if (text === undefined) intake.unreadable(where, `it is larger than ${limits.bytes} bytes`);
    else intake.exposition(text, where);
    return undefined;
  } catch {
    return `the page ${where.slice(5)} does not answer`;
  }
}

function plain(url: URL): URL {
  const copy = new URL(url);
  copy.username = "";
  copy.password = "";
  return copy;
}

function headersFor({ username, password }: URL): Record<string, string> {
  if (username === "" && password === "") return { accept };
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { accept, authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}

async function boundedText({ body }: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > limits.bytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
