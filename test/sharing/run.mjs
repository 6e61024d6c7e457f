// A monorepo of three services and a shared package, with the packages as they would be published: generate, lint, the services'
// own recorders, a diff across a new release of the shared package, and what is said of mistakes. For npm, pnpm and Yarn with
// Plug'n'Play; `--short` plays npm alone, names of managers those.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { managers, variablesFor } from "../newcomer/managers.mjs";
import { packages } from "../packed/packages.mjs";
import { expectEqual, expectMatch, run } from "../packed/steps.mjs";
import {
  besideMistakes,
  catalogOf,
  mistakes,
  nextShared,
  programOf,
  registryPackages,
  services,
  sharedFiles,
} from "./monorepo.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const home = realpathSync(mkdtempSync(join(tmpdir(), "meterbook-sharing-")));
const words = process.argv.slice(2).filter((word) => word !== "--short");
const all = process.argv.includes("--short") ? ["npm"] : ["npm", "pnpm", "yarn"];
const chosen = words.length === 0 ? all : words;

function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The packages of the monorepo that a registry has, packed. */
function packShared() {
  return Object.entries(registryPackages).map(([name, files]) => {
    const folder = join(home, "packages", name);
    write(folder, files);
    return join(folder, run(folder, "npm", ["pack", "--silent"]).trim());
  });
}

function monorepo(manager, folder, registry) {
  const { settings, workspace } = managers[manager];
  const inWorkspace = manager === "npm" ? "*" : "workspace:*";
  const manifest = { private: true, workspaces: ["services/*", "packages/*"] };
  const root = {
    "package.json": JSON.stringify(manifest),
    ".gitignore": "node_modules\n.yarn\n.pnp*\n",
    ...settings(registry),
  };
  if (workspace !== undefined) root["pnpm-workspace.yaml"] = "packages: [services/*, packages/*]\n";
  write(folder, root);
  write(join(folder, "packages/metrics"), sharedFiles("1.2.0"));
  for (const service of services) {
    const dependencies = {
      "@meterbook/runtime": "*",
      "@opentelemetry/api": "^1.9.0",
      "@opentelemetry/sdk-metrics": "^2.0.0",
    };
    const devDependencies = { meterbook: "*", "@acme/metrics": inWorkspace };
    write(join(folder, "services", service.name), {
      "package.json": JSON.stringify({
        name: service.name,
        private: true,
        type: "module",
        dependencies,
        devDependencies,
      }),
      "catalog.yaml": catalogOf(service),
      "program.js": programOf(service),
    });
  }
}

async function play(manager, registry) {
  const folder = join(home, manager, "acme");
  const { install, execute, node } = managers[manager];
  const variables = await variablesFor({ manager, node: 22 }, { home, registry });
  const shell = (at, line, code = 0) => run(join(folder, at), "sh", ["-c", line], { variables, code });
  const git = (line) =>
    shell("", `git -c user.name=Test -c user.email=test@example.com -c commit.gpgsign=false ${line}`);
  const meterbook = (service, line, code) => shell(join("services", service), `${execute} meterbook ${line}`, code);
  monorepo(manager, folder, registry);
  shell("", install);
  git("init --quiet --initial-branch main");
  for (const { name, exported } of services) {
    const what = `${manager}: ${name}`;
    expectMatch(`${what} generates`, meterbook(name, "generate"), /^generated \d+ files/m);
    expectMatch(`${what} is up to date`, meterbook(name, "generate --check"), /^unchanged/m);
    expectMatch(`${what} has no findings`, meterbook(name, "lint"), /no findings/);
    const printed = shell(join("services", name), `${node} program.js`).trim().split("\n").slice(-2).join(", ");
    expectEqual(`${what} exports its own metric and the imported one`, printed, `${name}.visits eu, ${exported} eu`);
  }
  git("add --all");
  git("commit --quiet --message Services");
  write(join(folder, "packages/metrics"), sharedFiles("1.3.0", nextShared));
  const changes = meterbook("shop", "diff main");
  expectMatch(
    `${manager}: a diff says what came with the release`,
    changes,
    /acme\.job\.failures[\s\S]*comes with @acme\/metrics 1\.3\.0, after 1\.2\.0/,
  );
  expectMatch(`${manager}: so does a value`, changes, /the value "prints"/);
  expectMatch(
    `${manager}: a service without it has no change`,
    meterbook("web", "diff main"),
    /no change|verdict: none/,
  );
  expectMatch(`${manager}: the service is stale`, meterbook("shop", "generate --check", 1), /recorders\.js/);
  expectMistakes(manager, folder, (line) => meterbook("shop", line, 1));
}

/** Each mistake in turn, in the catalog of a service. */
function expectMistakes(manager, folder, failing) {
  write(join(folder, "services/shop"), besideMistakes);
  for (const [what, listed, more, wanted] of mistakes) {
    const [before, after] = catalogOf({ name: "shop", listed }).split("metrics:\n");
    write(join(folder, "services/shop"), { "catalog.yaml": `${before}${more}metrics:\n${after}` });
    expectMatch(`${manager}: ${what} has its message`, failing("lint"), wanted);
  }
}

const tarballs = [...Object.values(packages(root, home)), ...packShared()];
const upstream = run(root, "npm", ["config", "get", "registry"]).trim();
const server = spawn(process.execPath, [join(root, "test/packed/registry.mjs"), upstream, ...tarballs], {
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  const [address] = await once(server.stdout, "data");
  for (const manager of chosen) await play(manager, String(address).trim());
} finally {
  server.kill();
  rmSync(home, { recursive: true, force: true });
}
