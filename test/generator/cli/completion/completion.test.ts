import { existsSync } from "node:fs";
import { join } from "node:path";
import { spawn } from "@lydell/node-pty";
import { describe, expect, test } from "vitest";
import { createProgram } from "../../../../generator/cli/program/parse.js";
import { shapeOf } from "../../../../generator/cli/completion/program-shape.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { shop } from "../catalogs.js";
import { meterbook } from "../meterbook.js";
import { bashOffers, fishOffers, hostile, isInstalled, sampleShape, scripts, shells, workshop } from "./shells.js";

const program = await createProgram("", () => undefined);
const ownShape = shapeOf(program, "generate");
const withoutFish = "fish is not installed";
const withoutZsh = "zsh is not installed";

describe.each(shells)("the script for %s", (shell) => {
  test("is that of the command line, and holds every command and flag of the help", async () => {
    const { code, out, err } = await meterbook(temporaryFolder(), ["completion", shell]);
    expect([code, err, out]).toEqual([0, "", scripts[shell](ownShape)]);
    const { out: help } = await meterbook(temporaryFolder(), ["--help"]);
    const listed = [...help.matchAll(/^ {2}([a-z][\w-]*)(?= |$)/gm)].map(([, command]) => command ?? "");
    expect(listed).toEqual(expect.arrayContaining(["generate", "lint", "diff", "explain", "help"]));
    expect(listed.filter((command) => !new RegExp(`\\b${command}\\b`).test(out))).toEqual([]);
    for (const command of listed.filter((each) => each !== "help")) {
      const { out: flags } = await meterbook(temporaryFolder(), [command, "--help"]);
      const names = [...flags.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, name]) => name ?? "");
      expect(names).toContain("help");
      expect(names.filter((name) => !out.includes(shell === "fish" ? `-l ${name} ` : `--${name}`))).toEqual([]);
    }
    expect(out).not.toContain("__complete:");
  });
});

const typed: readonly (readonly [words: readonly string[], offers: readonly string[]])[] = [
  [["p"], ["promote", "paint"]],
  [["--c"], ["--check"]],
  [
    ["promote", ""],
    ["order.placed", "order.paid"],
  ],
  [["promote", "order.pl"], ["order.placed"]],
  [
    ["queries", ""],
    ["check", "list"],
  ],
  [
    ["queries", "list", ""],
    ["order.placed", "order.paid"],
  ],
  [["queries", "check", "order.pl"], []],
  [["promote", "--c"], ["--catalog"]],
  [["promote", "--to", "a"], ["active"]],
  [["explain", "yaml-f"], ["yaml-feature"]],
  [
    ["paint", ""],
    ["red", "green"],
  ],
];

describe("bash", () => {
  test.each(typed)("completes %j with %j", async (words, offers) => {
    expect(await bashOffers(scripts.bash(sampleShape()), ["meterbook", ...words])).toEqual(offers);
  });

  test("asks the command line that is installed", async () => {
    const words = ["meterbook", "promote", "order.pl"];
    expect(await bashOffers(scripts.bash(sampleShape()), words, true)).toEqual(["order.placed"]);
  });

  test("takes --to=a for a flag with a value, and the word behind it for an operand", async () => {
    const script = scripts.bash(sampleShape());
    expect(await bashOffers(script, ["meterbook", "promote", "--to", "=", "it"])).toEqual(["it's $(touch harm)"]);
    expect(await bashOffers(script, ["meterbook", "promote", "--to", "=", "active", "order.pa"])).toEqual([
      "order.paid",
    ]);
  });
});

test.each([
  ["promote", ""],
  ["add", "--kind", "event", "--records", ""],
  ["deprecate", "--renamed-to", ""],
  ["rename", ""],
  ["remove", ""],
])("the metrics of the catalog are offered behind meterbook %s %s", async (...words) => {
  expect(await bashOffers(scripts.bash(ownShape), ["meterbook", ...words])).toEqual(["order.placed", "order.paid"]);
});

describe("fish", () => {
  test.for(typed)("completes %j with %j", async ([words, offers], context) => {
    context.skip(!isInstalled("fish"), withoutFish);
    const found = await fishOffers(scripts.fish(sampleShape()), ["meterbook", ...words].join(" "));
    expect([...found].sort()).toEqual([...offers].sort());
  });

  test("asks the command line that is installed", async (context) => {
    context.skip(!isInstalled("fish"), withoutFish);
    expect(await fishOffers(scripts.fish(sampleShape()), "meterbook promote order.pl", true)).toEqual(["order.placed"]);
  });
});

/** What stands on the line of a real zsh after a press of the tabulator, for each of several lines in turn. */
async function zshLines(lines: readonly string[], isBuilt = false): Promise<readonly string[]> {
  const { folder, env } = await workshop(scripts.zsh(sampleShape()), isBuilt);
  const terminal = spawn("zsh", ["-f"], { cwd: folder, env: { ...env, PS1: "$ " }, cols: 200 });
  let shown = "";
  terminal.onData((data) => {
    shown += data;
  });
  const until = async (wanted: RegExp) => {
    while (!wanted.test(shown)) await new Promise((resume) => setTimeout(resume, 20));
  };
  // It reports the line, and empties it.
  const report =
    "report() { print -r -- LINE=${(qqq)BUFFER}; BUFFER=; zle redisplay }; zle -N report; bindkey '^X' report";
  await until(/\$ \S*$/);
  terminal.write(`autoload -U compinit && compinit -u -D && source ./completion; ${report}; print -r READY-$((1+1))\r`);
  await until(/READY-2[\s\S]*\$ \S*$/);
  const completed: string[] = [];
  for (const line of lines) {
    shown = "";
    terminal.write(`${line}\t\u0018`);
    await until(/LINE=".*"/);
    completed.push((/LINE="(.*)"/.exec(shown)?.[1] ?? "").trim());
  }
  terminal.kill();
  expect(existsSync(join(folder, "harm"))).toBe(false);
  return completed;
}

test("zsh completes what is typed", async (context) => {
  context.skip(!isInstalled("zsh"), withoutZsh);
  const completed = {
    "meterbook prom": "meterbook promote",
    "meterbook promote order.pl": "meterbook promote order.placed",
    "meterbook promote --cat": "meterbook promote --catalog=",
    "meterbook promote --to act": "meterbook promote --to active",
    "meterbook explain yaml-f": "meterbook explain yaml-feature",
    "meterbook --che": "meterbook --check",
  };
  expect(await zshLines(Object.keys(completed))).toEqual(Object.values(completed));
});

test("zsh asks the command line that is installed", async (context) => {
  context.skip(!isInstalled("zsh"), withoutZsh);
  expect(await zshLines(["meterbook promote order.pl"], true)).toEqual(["meterbook promote order.placed"]);
});

const signals = `catalog: 1
name: shop
metrics: { calls: { instrument: counter } }
events: { calls: {}, done: {} }
spans: { work: {} }
`;

test.each([
  [
    ["metrics", "--", "promote", ""],
    ["order.placed", "checkout.duration_ms"],
  ],
  [
    ["metrics", "--", "promote", "--catalog", "other.yaml", ""],
    ["order.placed", "order.paid"],
  ],
  [
    ["metrics", "--", "promote", "--catalog", "=", "other.yaml", ""],
    ["order.placed", "order.paid"],
  ],
  [
    ["metrics", "--", "promote", "--catalog=other.yaml", ""],
    ["order.placed", "order.paid"],
  ],
  [
    ["entries", "--", "promote", "--catalog=signals.yaml", ""],
    ["calls", "done", "work"],
  ],
  [
    ["entries", "--", "promote", "--catalog=signals.yaml", "--kind", "event", ""],
    ["calls", "done"],
  ],
  [["entries", "--", "promote", "--kind", "=", "span", "--catalog=signals.yaml", ""], ["work"]],
  [
    ["events", "--", "add", "--catalog=signals.yaml", "--kind", "span", "--event", ""],
    ["calls", "done"],
  ],
  [["metrics", "--", "add", "--catalog=signals.yaml", "--kind", "event", "--records", ""], ["calls"]],
  [["metrics", "--", "promote", "--catalog=none.yaml", ""], []],
  [["metrics", "--", "promote", "--catalog=broken.yaml", "--help"], []],
])("__complete %j says %j and nothing else", async (words, names) => {
  const folder = temporaryFolder({
    "catalog.yaml": shop,
    "other.yaml": hostile,
    "signals.yaml": signals,
    "broken.yaml": "a: [",
  });
  const { code, out, err } = await meterbook(folder, ["__complete", ...words]);
  expect([code, out, err]).toEqual([0, names.map((name) => `${name}\n`).join(""), ""]);
});

test("an unknown shell is rejected with those that are known", async () => {
  const { code, err } = await meterbook(temporaryFolder(), ["completion", "powershell"]);
  expect(code).toBe(2);
  expect(err).toContain("bash, zsh, fish");
});
