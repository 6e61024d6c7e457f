import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { shop, withSettings } from "../catalogs.js";
import { commandOfTest } from "../command-server.js";
import { meterbook } from "../meterbook.js";
import { gitWithHook, madeOnce, type Repository, repository, repositoryIn } from "../repository.js";

const settings = withSettings("command: npm run metrics\n  output: src/gen\n  markdown: [README.md]");
const page = "<!-- meterbook:begin metrics -->\n<!-- meterbook:end -->\n";
const included = { "parts/a.yaml": "metrics:\n  a.b: { instrument: counter, description: Calls of a. }\n" };

/** A repository whose catalog, with a part and a Markdown file, is generated and committed. */
function generated(below = ""): Promise<Repository> {
  return madeOnce(`generated in ./${below}`, async () => {
    const catalog = `${settings}include: [parts/*.yaml]\n`;
    const created = repository({ [`${below}catalog.yaml`]: catalog, [`${below}README.md`]: page });
    const folder = join(created.folder, below);
    mkdirSync(join(folder, "parts"));
    for (const [path, text] of Object.entries(included)) writeFileSync(join(folder, path), text);
    expect(await meterbook(folder, ["generate"])).toMatchObject({ code: 0 });
    created.commit({});
    return created;
  });
}

function rewrite(folder: string, path: string, edit: (text: string) => string): void {
  writeFileSync(join(folder, path), edit(readFileSync(join(folder, path), "utf8")));
}

function leftovers(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith("meterbook-staged-"));
}

const lines = (text: string) => text.replace("Calls of a.", "Calls of b.");

describe("--staged checks the index", () => {
  test("which is up to date, whatever the files say", async () => {
    const { folder } = await generated();
    rewrite(folder, "parts/a.yaml", lines);
    rmSync(join(folder, "src/gen"), { recursive: true });
    writeFileSync(join(folder, "catalog.yaml"), "no catalog");
    const { code, out, err } = await meterbook(folder, ["generate", "--check", "--staged"]);
    expect([code, err, out.replace(/ \(.*/, "")]).toEqual([0, "", "unchanged: 7 files up to date with catalog.yaml\n"]);
    expect(leftovers()).toEqual([]);
  });

  test("and names each file that is not as its catalog asks, and what adds the right ones", async () => {
    const { folder, git } = await generated();
    rewrite(folder, "parts/a.yaml", lines);
    git("add", "parts");
    await meterbook(folder, ["generate"]);
    expect((await meterbook(folder, ["--check"])).code).toBe(0);
    const { code, out, err } = await meterbook(folder, ["--check", "--staged"]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("  differs  src/gen/recorders.ts\n");
    expect(err).toContain("\n+++ src/gen/metrics.md (expected)\n");
    const fix = "npm run metrics && git add README.md src/gen";
    expect(err).toContain(`  = help: run \`${fix}\` and commit what it changes\n`);
    git("add", "README.md", "src/gen");
    expect((await meterbook(folder, ["--check", "--staged"])).code).toBe(0);
  });

  test("also where a file is missing in it, or a source says something else by now", async () => {
    const { folder, git } = await generated();
    git("rm", "--quiet", "--cached", "src/gen/recorders.ts", "README.md");
    rewrite(folder, "catalog.yaml", (text) => `# More\n${text}`);
    const unstaged = await meterbook(folder, ["generate", "--staged"]);
    expect(unstaged.err).toContain('"README.md" is not staged');
    const fix = /= help: run `git add (.*)`/.exec(unstaged.err)?.[1] ?? "";
    git("add", fix);
    const again = await meterbook(folder, ["generate", "--staged", "--format", "json"]);
    expect(JSON.parse(again.out)).toMatchObject({
      fix: "npm run metrics && git add catalog.yaml src/gen",
      discrepancies: [{ path: "src/gen/recorders.ts", kind: "missing" }],
    });
  });

  test("a file that is named and was never added is to be added, one that is not there to be created", async () => {
    const named = withSettings("markdown: [docs/new.md, gone.md]\n  templates: { names.txt: names.hbs }");
    const created = repository({
      "shop/catalog.yaml": `${named}include: [part.yaml]\npage: { sections: [{ title: A, include: a.md }] }\n`,
    });
    for (const [path, text] of Object.entries({
      "docs/new.md": page,
      "names.hbs": "{{name}}",
      "part.yaml": "metrics: {}",
      "a.md": "Text.",
    })) {
      mkdirSync(join(created.folder, "shop/docs"), { recursive: true });
      writeFileSync(join(created.folder, "shop", path), text);
    }
    const seen = new Set<string>();
    for (let round = 0; round < 4; round++) {
      const { err } = await meterbook(created.folder, ["--check", "--staged", "--catalog", "shop/catalog.yaml"]);
      const fixes = [...err.matchAll(/= help: run `git add (.*)`/g)]
        .map(([, path]) => path ?? "")
        .filter((path) => !path.includes(" "));
      for (const path of fixes) seen.add(path);
      if (fixes.length > 0) created.git("add", ...fixes);
      else expect(err).toMatch(/"gone\.md" does not exist\n[\s\S]*= help: create it, or correct the path/);
    }
    expect([...seen].sort()).toEqual(["shop/a.md", "shop/docs/new.md", "shop/names.hbs", "shop/part.yaml"]);
  });

  test("a finding names the file and the line that are staged", async () => {
    const { folder, git } = await generated();
    rewrite(folder, "parts/a.yaml", (text) => text.replace("counter", "conter"));
    git("add", "parts");
    rewrite(folder, "parts/a.yaml", (text) => `\n${text.replace("conter", "counter")}`);
    const { code, err } = await meterbook(folder, ["generate", "--staged"]);
    expect([code, err]).toEqual([1, expect.stringMatching(/^parts\/a\.yaml:2:\d+ {2}error\[[\s\S]*conter/)]);
  });

  test("from the folder above and from one below the catalog, with the names of the repository", async () => {
    const { folder, git } = await generated("pkg/");
    rewrite(join(folder, "pkg"), "parts/a.yaml", lines);
    git("add", "--all");
    const above = await meterbook(folder, ["generate", "--staged", "--catalog", "pkg/catalog.yaml"]);
    expect(above.err).toContain("  differs  pkg/src/gen/recorders.ts\n");
    const below = await meterbook(join(folder, "pkg/parts"), ["generate", "--staged", "--catalog", "../catalog.yaml"]);
    expect(below.err).toContain(`are not as ${folder}/pkg/catalog.yaml asks:\n  differs  ${folder}/pkg/src/gen/`);
    expect(below.err).toContain(`\`npm run metrics && git add ${folder}/pkg/src/gen ${folder}/pkg/README.md\``);
    expect(below.err).not.toContain("meterbook-staged-");
  });
});

test.each<[string, (folder: string) => void, string]>([
  ["no repository", (folder) => rmSync(join(folder, ".git"), { recursive: true }), "this is no git repository"],
  [
    "a catalog that was never added",
    (folder) => repositoryIn(folder).git("rm", "--quiet", "--cached", "catalog.yaml"),
    "\"catalog.yaml\" is not staged, and in no commit\n  = help: run `git add ':/catalog.yaml'`",
  ],
])("%s is an error with its fix", async (_what, change, said) => {
  const { folder } = repository({ "catalog.yaml": shop });
  change(folder);
  const { code, err } = await meterbook(folder, ["generate", "--staged"]);
  expect([code, err]).toEqual([2, expect.stringContaining(said)]);
});

test.each([["--out", "x"], ["--dry-run"], ["--watch"]])("--staged goes not together with %s", async (...words) => {
  const { code, err } = await meterbook(temporaryFolder(), ["generate", "--staged", ...words]);
  expect([code, err]).toEqual([2, expect.stringContaining("cannot be used with option")]);
});

describe("a hook", () => {
  test("of a worktree checks what the commit will hold, also where the index is another one", async () => {
    const created = await generated();
    const hook = `#!/bin/sh\nexec ${await commandOfTest()} generate --check --staged > report.txt 2>&1\n`;
    writeFileSync(join(created.folder, ".git/hooks/pre-commit"), hook, { mode: 0o755 });
    const tree = join(temporaryFolder(), "tree");
    created.git("worktree", "add", "--quiet", tree, "-b", "topic");
    rewrite(tree, "parts/a.yaml", lines);
    const commit = () => gitWithHook(tree, "commit", "--quiet", "--all", "--message", "A change");
    expect((await commit()).code).toBe(1);
    expect(readFileSync(join(tree, "report.txt"), "utf8")).toContain("differs  src/gen/recorders.ts");
    await meterbook(tree, ["generate"]);
    expect((await gitWithHook(tree, "commit", "--quiet", "--message", "Half", "parts")).code).toBe(1);
    expect((await commit()).code).toBe(0);
    expect(readFileSync(join(tree, "report.txt"), "utf8")).toMatch(/^unchanged: 7 files/);
  });
});

describe("--staged with imports and documents above the catalog", () => {
  const shared = "catalog: 1\nname: shared\nattributes: { zone: [north, south] }\nmetrics: {}\n";
  const importing = `catalog: 1
name: shop
imports: [../../shared/catalog.yaml]
metrics:
  orders: { instrument: counter, description: A customer confirmed., attributes: [zone] }
generate: { markdown: [../../docs/metrics.md] }
`;
  const page = "<!-- meterbook:begin metrics -->\n<!-- meterbook:end -->\n";
  const check = ["generate", "--check", "--staged", "--catalog", "services/shop/catalog.yaml"];

  test("reads both as they are staged", async () => {
    const { folder, git } = repository({
      "shared/catalog.yaml": shared,
      "services/shop/catalog.yaml": importing,
      "docs/metrics.md": page,
    });
    const change = (path: string, text: string) => writeFileSync(join(folder, path), text);
    await meterbook(folder, ["generate", "--catalog", "services/shop/catalog.yaml"]);
    git("add", "--all");
    change("shared/catalog.yaml", "not: a catalog\n");
    change("docs/metrics.md", "gone\n");
    expect(await meterbook(folder, check)).toMatchObject({ code: 0, err: "" });
    change("docs/metrics.md", page);
    git("add", "docs");
    const { code, err } = await meterbook(folder, check);
    expect(code).toBe(1);
    expect(err).toContain("docs/metrics.md");
    expect(err).not.toContain("meterbook-staged");
  });

  test("reports an import that is not staged", async () => {
    const { folder } = repository({ "services/shop/catalog.yaml": importing, "docs/metrics.md": page });
    mkdirSync(join(folder, "shared"));
    writeFileSync(join(folder, "shared/catalog.yaml"), shared);
    const { code, err } = await meterbook(folder, check);
    expect(code).toBe(1);
    expect(err).toContain(
      'services/shop/catalog.yaml:3:11  error[unknown-import]  the catalog "catalog.yaml" is not staged',
    );
  });
});
