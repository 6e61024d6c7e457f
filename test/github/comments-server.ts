import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export type Comment = { readonly id: number; readonly user: { readonly login: string }; body: string };

type CommentsServer = {
  readonly address: string;
  readonly comments: Comment[];
  /** Method and path of each request. */
  readonly requests: string[];
};

/** What GitHub's interface does with the comments of pull request 7 of shop/shop; `refuses` is the answer to every write. */
export async function commentsServer(before: readonly Comment[] = [], refuses?: number): Promise<CommentsServer> {
  const comments = [...before];
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const url = new URL(request.url ?? "", "http://localhost");
    const reply = (status: number, content: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(content));
    };
    if (request.headers.authorization !== "Bearer a-token") return reply(401, {});
    if (request.method === "GET" && url.pathname === "/repos/shop/shop/issues/7/comments") {
      const size = Number(url.searchParams.get("per_page"));
      const page = Number(url.searchParams.get("page"));
      return reply(200, comments.slice((page - 1) * size, page * size));
    }
    if (refuses !== undefined) return reply(refuses, { message: "Resource not accessible by integration" });
    const { body } = JSON.parse(await textOf(request));
    if (request.method === "POST" && url.pathname === "/repos/shop/shop/issues/7/comments") {
      const comment = { id: comments.length + 1, user: { login: "github-actions[bot]" }, body };
      comments.push(comment);
      return reply(201, comment);
    }
    const own = comments.find(({ id }) => url.pathname === `/repos/shop/shop/issues/comments/${id}`);
    if (request.method !== "PATCH" || own === undefined) return reply(404, {});
    own.body = body;
    reply(200, own);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, comments, requests };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
