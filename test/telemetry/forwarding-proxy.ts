import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

type ForwardingProxy = {
  readonly port: number;
  readonly asked: { readonly target: string | undefined; readonly headers: IncomingHttpHeaders }[];
};

/** A proxy for plain HTTP, which passes every request on to a port of this machine. */
export async function startForwardingProxy(leadsTo: number): Promise<ForwardingProxy> {
  const asked: ForwardingProxy["asked"] = [];
  const server = createServer((given, response) => {
    const { method, headers, url } = given;
    asked.push({ target: url, headers });
    const { pathname } = new URL(url ?? "", "http://none");
    const further = request({ host: "127.0.0.1", port: leadsTo, method, headers, path: pathname }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    further.on("error", () => response.destroy());
    given.pipe(further);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, asked };
}
