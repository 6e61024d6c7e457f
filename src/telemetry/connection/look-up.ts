import dns from "node:dns";
import { isIP } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { ConnectionError } from "./connection-error.js";
import { localAddresses, searchedNames } from "./local-names.js";
import { whileNeeded } from "./while-needed.js";

/** The addresses of a host; rejects when there are none, and when aborted. */
export type LookUp = (host: string, abort: AbortSignal) => Promise<readonly string[]>;

/** Milliseconds of one query. */
const longestQuery = 2_000;
const pause = 50;
const rounds = 2;
const unknown = ["ENOTFOUND", "ENODATA", "EBADNAME"];

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** The answer of one name server, which is no address where it knows that there is none; rejects when it does not know. */
async function ask(server: string, name: string, abort: AbortSignal): Promise<readonly string[]> {
  const resolver = new dns.Resolver({ tries: 1 });
  resolver.setServers([server]);
  const cancel = () => resolver.cancel();
  const timer = setTimeout(cancel, longestQuery).unref();
  abort.addEventListener("abort", cancel, { once: true });
  const ways = [resolver.resolve4, resolver.resolve6].map((way) =>
    promisify<string, string[]>(way.bind(resolver))(name),
  );
  const answers = await Promise.allSettled(ways);
  clearTimeout(timer);
  abort.removeEventListener("abort", cancel);
  const found = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  const failure = answers.find(({ status }) => status === "rejected");
  if (found.length > 0 || failure?.status !== "rejected" || unknown.includes(codeOf(failure.reason))) return found;
  throw failure.reason;
}

/** Asks one server after the other until one knows. */
async function askAll(name: string, abort: AbortSignal): Promise<readonly string[]> {
  // The property, not an import of it, is what `dns.setServers` of the program changes.
  const servers = dns.getServers();
  for (const server of Array.from({ length: rounds }, () => servers).flat()) {
    try {
      return await whileNeeded(abort, (needed) => ask(server, name, needed));
    } catch {
      // The process may end while nothing is asked.
      await wait(pause, undefined, { ref: false });
      if (abort.aborted) break;
    }
  }
  throw new ConnectionError("the host cannot be looked up: no name server answers");
}

/** Asks the hosts file, then the name servers, in a way that can be cancelled at any time. */
export const lookUpDirectly: LookUp = async (host, abort) => {
  if (isIP(host) !== 0) return [host];
  const name = host.toLowerCase();
  const local = await localAddresses(name);
  if (local.length > 0) return local;
  for (const candidate of await searchedNames(name)) {
    const found = await askAll(candidate, abort);
    if (found.length > 0) return found;
  }
  throw new ConnectionError('the host is unknown; if only the system knows it, write dns_lookup = "system"');
};

/** Asks the operating system, which knows more kinds of names. It cannot be cancelled: even the end of the process waits for it. */
export const lookUpBySystem: LookUp = async (host) => {
  const found = await dns.promises.lookup(host, { all: true });
  return found.map(({ address }) => address);
};
