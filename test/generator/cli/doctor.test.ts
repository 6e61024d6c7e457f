import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { startReceiver } from "../../telemetry/receiver.js";
import { temporaryFolder } from "../temporary-folder.js";
import { type Ending, meterbookSession, type Session } from "./meterbook-process.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
/** What the package brings along. */
const needed: readonly string[] = ["zod", "toml-eslint-parser"];

const secret = "Bearer s3cret-t0ken";

/** A folder with this configuration, and everything installed that this repository has. */
function project(config?: string): string {
  const folder = temporaryFolder(config === undefined ? {} : { "config.toml": config });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** A folder with the built package, and of what it needs only those packages that are named. */
function projectWith(packages: readonly string[], config = ""): string {
  const folder = temporaryFolder({ "config.toml": config });
  const telemetry = join(folder, "node_modules/@meterbook/telemetry");
  for (const path of ["package.json", "dist"])
    cpSync(join(root, "src/telemetry", path), join(telemetry, path), { recursive: true });
  for (const name of packages) {
    mkdirSync(dirname(join(folder, "node_modules", name)), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  return folder;
}

let session: Session;
/** The built command line: it loads the packages of a folder as Node finds them, which this process does otherwise. */
beforeAll(() => {
  session = meterbookSession();
  return session.end;
});

function doctor(folder: string, words: readonly string[] = [], variables = {}): Promise<Ending> {
  return session.run(folder, ["doctor", ...words], variables);
}

function exporter(url: string): string {
  return `{ otlp-http = { endpoint = "${url}", headers = { authorization = "\${TOKEN}" } } }`;
}

test("without a configuration all signals are off, and that is fine", async () => {
  const { code, out, err } = await doctor(project());
  expect([code, err]).toEqual([0, ""]);
  expect(out.split("\n").slice(0, 4)).toEqual([
    "configuration: none",
    "- logs: off: nothing configures it",
    "- traces: off: nothing configures it",
    "- metrics: off: nothing configures it",
  ]);
});

test("each signal that is on is probed with its headers, whose values are not printed", async () => {
  const receiver = await startReceiver();
  const to = exporter(receiver.url);
  const folder = project(`[otel]\nexporter = ${to}\ntrace_exporter = ${to}\nmetrics_exporter = ${to}\n`);
  const { code, out, err } = await doctor(folder, [], { TOKEN: secret });
  expect([code, err]).toEqual([0, ""]);
  expect(receiver.received.map(({ signal, headers }) => [signal, headers.authorization]).sort()).toEqual([
    ["logs", secret],
    ["metrics", secret],
    ["traces", secret],
  ]);
  expect(out).toContain(`ok logs: ${receiver.url}/v1/logs answers\n`);
  expect(out).not.toContain("s3cret");
});

test.each(["text", "json"])("a mistake, a typo and a rejection are reported as %s, with what to do", async (format) => {
  const receiver = await startReceiver();
  receiver.behave = (_, response) => {
    response.writeHead(401).end(secret);
  };
  const config = `[otel]\nexporter = ${exporter(receiver.url)}\nmetrics_exporter = "otlp-http"\nenviroment = "x"\n`;
  const { code, out, err } = await doctor(project(config), ["--format", format], { TOKEN: secret });
  expect([code, err]).toEqual([1, ""]);
  expect(out).toContain("the receiver answered 401 Unauthorized: check the headers of the exporter");
  expect(out).not.toContain("s3cret");
  if (format === "text") {
    expect(out).toContain("  config.toml:3:1  error[exporter-shape]  ");
    expect(out).toContain("  config.toml:4:1  warning[unknown-key]  ");
    return;
  }
  expect(JSON.parse(out)).toMatchObject({
    format: 1,
    command: "doctor",
    status: "findings",
    config: "config.toml",
    findings: [
      { code: "exporter-shape", line: 3 },
      { code: "unknown-key", line: 4 },
    ],
    probes: { logs: { ok: false }, traces: { ok: null }, metrics: { ok: null } },
    apiCopies: [{ version: expect.any(String) }],
  });
});

test("a warning is reported, and fails nothing", async () => {
  const config = '[otel]\nenviroment = "x"\n';
  const { code, out } = await doctor(project(config));
  expect(code).toBe(0);
  expect(out).toContain("  config.toml:2:1  warning[unknown-key]  ");
  const report = await doctor(project(config), ["--format", "json"]);
  expect(JSON.parse(report.out)).toMatchObject({ status: "fine", findings: [{ code: "unknown-key" }] });
});

test("`--no-probe` sends nothing", async () => {
  const receiver = await startReceiver();
  const folder = project(`[otel]\nexporter = ${exporter(receiver.url)}\n`);
  const { code, out } = await doctor(folder, ["--no-probe"], { TOKEN: secret });
  expect([code, receiver.count]).toEqual([0, 0]);
  expect(out).toContain('- logs: on: "exporter" in config.toml:2; not probed\n');
});

test("`--config` names another file, which must exist", async () => {
  const folder = temporaryFolder({ "etc/own.toml": '[otel]\nexporter = "console"\n' });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  expect(await doctor(folder, ["--config", "etc/own.toml"])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^configuration: etc\/own\.toml\nok logs: /),
  });
  expect(await doctor(folder, ["--config", "own.toml"])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^error: cannot read "own\.toml": it does not exist\n {2}= help: /),
  });
});

test("a package that is not installed, too old or without its peer is rejected with the command that installs it", async () => {
  const old = { name: "@meterbook/telemetry", version: "0.0.1", exports: { ".": "./index.js" } };
  const folders = [
    temporaryFolder(),
    temporaryFolder({ "node_modules/@meterbook/telemetry/package.json": JSON.stringify(old) }),
    projectWith([...needed]),
  ];
  const endings: Ending[] = [];
  for (const folder of folders) endings.push(await doctor(folder));
  expect(endings.map(({ code, out, err }) => [code, out, ...err.split("\n").slice(0, 2)])).toEqual([
    [
      2,
      "",
      'error: "@meterbook/telemetry" is not installed here',
      "  = help: run `npm install @meterbook/telemetry @opentelemetry/api@1.9`",
    ],
    [
      2,
      "",
      'error: the installed "@meterbook/telemetry" is too old for this command',
      "  = help: run `npm install @meterbook/telemetry@latest`",
    ],
    [
      2,
      "",
      'error: "@meterbook/telemetry" needs "@opentelemetry/api", which is not installed',
      "  = help: run `npm install @opentelemetry/api@1.9`",
    ],
  ]);
});

test("packages that only this configuration needs are reported with the command that installs them", async () => {
  const config = '[otel]\nmetrics_exporter = "file"\n';
  const { code, out } = await doctor(projectWith(["@opentelemetry/api", ...needed], config), ["--no-probe"]);
  expect(code).toBe(1);
  expect(out).toMatch(
    /!! metrics: metrics need the package "@opentelemetry\/resources", which is not installed \(npm install .*@opentelemetry\/sdk-metrics@/,
  );
});

test("a second copy of the API is found", async () => {
  const copy = "node_modules/@opentelemetry/api";
  const folder = temporaryFolder({
    [`${copy}/package.json`]: '{ "name": "@opentelemetry/api", "version": "1.4.0", "main": "index.js" }',
    [`${copy}/index.js`]: "",
  });
  mkdirSync(join(folder, "node_modules/@meterbook"));
  symlinkSync(join(root, "src/telemetry"), join(folder, "node_modules/@meterbook/telemetry"));
  const { code, out } = await doctor(folder);
  expect(code).toBe(1);
  expect(out).toContain("!! there are two copies of @opentelemetry/api");
  expect(out).toContain("     1.4.0 in ");
});
