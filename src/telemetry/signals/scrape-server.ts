import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";

/** A page over HTTP. */
type ScrapeServer = { close(): void };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Serves one path; rejects when it cannot listen. Neither the server nor a scrape that never ends keeps the process alive, and
 * closing it ends all scrapes.
 */
export async function startScrapeServer(
  host: string,
  port: number,
  path: string,
  answer: Answer,
): Promise<ScrapeServer> {
  const { createServer } = await import("node:http");
  const server = createServer((request, response) => {
    if (new URL(request.url ?? "", "http://host").pathname === path) answer(request, response);
    else response.writeHead(404).end();
  });
  server.on("connection", (socket) => socket.unref());
  server.listen(port, host);
  await once(server, "listening");
  server.unref();
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
