import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { meterbook } from "../meterbook.js";
import { builtCommand } from "../meterbook-process.js";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  closing.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  await once(server, "listening");
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const scrape = "# HELP orders Orders.\n# TYPE orders counter\norders_total 1\n# EOF\n";

async function run(...words: readonly string[]) {
  const folder = temporaryFolder({ "more.txt": "# TYPE carts gauge\ncarts 1\n" });
  const ending = await meterbook(folder, ["import", "prometheus", ...words]);
  return { ...ending, catalog: () => readFileSync(join(folder, "catalog.yaml"), "utf8") };
}

test("an address is asked in both formats, and what it sends is read by its content type", async () => {
  const asked: (string | undefined)[] = [];
  const host = await served((request, response) => {
    asked.push(request.headers.accept, request.headers.authorization);
    response.setHeader("content-type", "application/openmetrics-text; version=1.0.0; charset=utf-8").end(scrape);
  });
  const { code, out, catalog } = await run(`http://me:s3cret@${host}/metrics?key=s3cret`, "more.txt");
  expect([code, out]).toEqual([0, "catalog.yaml: has 2 metrics; nothing is lost; run `npx meterbook generate`\n"]);
  expect(catalog()).toContain("  orders:\n    instrument: counter\n    description: Orders.\n");
  expect(asked[0]).toMatch(/openmetrics-text.*text\/plain/);
  expect(asked[1]).toBe(`Basic ${Buffer.from("me:s3cret").toString("base64")}`);
});

test("a redirect is followed on one host, and to no other", async () => {
  const host = await served((request, response) => {
    if (request.url === "/metrics") response.end(scrape.replace("orders", "orders_total").replace("# EOF\n", ""));
    else
      response.writeHead(302, { location: request.url === "/here" ? "/metrics" : "http://example.com/metrics" }).end();
  });
  expect((await run(`http://${host}/here`)).code).toBe(0);
  const { code, err } = await run(`http://${host}/away`);
  expect([code, err]).toEqual([
    2,
    `error: "http://${host}/away" leads to another host\n  = help: name the address that it leads to\n`,
  ]);
});

test("what cannot be had is wrong use, and no message holds a password or a query", async () => {
  const host = await served((request, response) => {
    if (request.url?.startsWith("/loop")) response.writeHead(302, { location: "/loop" }).end();
    else response.writeHead(503).end();
  });
  const addresses = [
    `me:s3cret@${host}/?key=s3cret`,
    `me:s3cret@${host}/loop`,
    "me:s3cret@127.0.0.1:1/?key=s3cret",
    "me:s3cret@:x/",
  ];
  for (const address of addresses) {
    const { code, err } = await run(`http://${address}`);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^error: "http:\/\/[^"]*" (?:answers with 503|redirects too often|cannot be reached|is no address)/,
    );
    expect(err).not.toContain("s3cret");
  }
});

test("a place in a scrape names the address without what may be secret in it", async () => {
  const host = await served((_, response) => response.end("orders 1 x\n"));
  const { err } = await run(`http://me:s3cret@${host}/metrics?key=s3cret`);
  expect(err).toContain(`http://${host}/metrics:1:10  warning[import/unreadable]`);
  expect(err).not.toContain("s3cret");
});

test("standard input is read", () => {
  const cwd = temporaryFolder();
  const [node, file] = builtCommand();
  const { stdout, status } = spawnSync(node, [file, "import", "prometheus", "-"], {
    cwd,
    input: scrape,
    encoding: "utf8",
  });
  expect([status, stdout]).toEqual([0, "catalog.yaml: has 1 metric; nothing is lost; run `npx meterbook generate`\n"]);
});
