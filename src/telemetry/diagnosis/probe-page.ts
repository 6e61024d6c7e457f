import { get } from "node:http";
import { createServer } from "node:net";
import type { Exporter } from "../settings/config.js";
import { telemetryStatus } from "../lifecycle/current.js";

/** The result of one probe; `ok` is null for a signal that is off, that was not probed, or whose receiver asks to come back. */
export type Probe = { readonly ok: boolean | null; readonly message: string };

type Page = Extract<Exporter, { kind: "prometheus" }>;

const patience = 1_000;
const largestStart = 64 * 1024;

/** Why nobody can listen there, as Node's code; undefined when it works. */
function listenProblem(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve("code" in error ? String(error.code) : "unknown"));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** Whether what listens there offers metrics of OpenTelemetry, as the program itself does while it runs. */
function isOffered({ host, port, path }: Page): Promise<boolean> {
  const reached = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return new Promise((resolve) => {
    const request = get({ host: reached, port, path, agent: false, timeout: patience }, (response) => {
      let start = "";
      const look = () => {
        resolve(response.statusCode === 200 && /^target_info\{/m.test(start));
        response.destroy();
      };
      response.setEncoding("utf8").on("data", (chunk: string) => {
        start += chunk;
        if (start.length > largestStart) look();
      });
      for (const end of ["end", "error"]) response.on(end, look);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}

/** Whether the page for Prometheus can be offered, or is. */
export async function probePage(page: Page): Promise<Probe> {
  const { host, port, path } = page;
  const address = `http://${host}:${port}${path}`;
  if (telemetryStatus().metrics.where === address)
    return { ok: true, message: `${address} is offered by this program` };
  const problem = await listenProblem(host, port);
  if (problem === undefined) return { ok: true, message: `${address} can be offered` };
  if (problem !== "EADDRINUSE") return { ok: false, message: `cannot listen on ${host}:${port} (${problem})` };
  return (await isOffered(page))
    ? { ok: true, message: `${address} is offered already, by the program if it runs` }
    : { ok: false, message: `${address}: the port is in use by something else` };
}
