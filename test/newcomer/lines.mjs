import { readFileSync } from "node:fs";
import { join } from "node:path";
import { managers } from "./managers.mjs";

/** The lines of a block of a document below a mark. */
function block(root, path, mark) {
  const [, rest] = readFileSync(join(root, path), "utf8").split(`<!-- ${mark} -->\n`);
  const lines = /^```\w+\n([\s\S]*?)\n```/.exec(rest ?? "")?.[1];
  if (lines === undefined) throw new Error(`${path} has no block below "${mark}"`);
  return lines.split("\n");
}

/** What the documents say to run, in their order: what installs Meterbook and sets it up, the runtime, the generation. */
export function documentedLines(root, { manager, node }) {
  const path = manager === "npm" ? "README.md" : "docs/platforms.md";
  const lines = block(root, path, `install: ${managers[manager].documented ?? manager}, Node 20.19`);
  if (node < 22) return lines;
  const [, older] = block(root, "README.md", "install: npm, Node 20.19");
  const [newer] = block(root, "README.md", "install: npm, Node 22.15, second line");
  // The document shows the packages for the SDK 3 once: another manager installs the same.
  const [, own] = older.split("npm install");
  return lines.map((line) => line.replace(own, newer.replace("npm install", "")));
}

/** Another manager installs the same, as the document says. */
export function telemetryLines(root, { manager, node }) {
  const lines = block(root, "docs/telemetry.md", `install: telemetry, Node ${node < 22 ? "20.19" : "22.15"}`);
  return lines.map((line) => line.replace("npm install", managers[manager].add));
}

/** The program of the README that exports a first point. */
export function firstPoint(root) {
  return `${block(root, "README.md", "catalog: test/fixtures/first-catalog").join("\n")}\n`;
}
