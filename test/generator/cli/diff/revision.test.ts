import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.js";
import { grown, shop } from "../catalogs.js";
import { commandOfTest } from "../command-server.js";
import { type Ending, meterbook } from "../meterbook.js";
import { gitWithHook, madeOnce, type Repository, repository, repositoryIn, shallowClone } from "../repository.js";

const { PATH = "" } = process.env;
const older = shop.replace("An order was placed.", "Placed.");
const added = "order.cancelled (development)\n  minor  additive  additive   it is new [metric-added]";

function diff(folder: string, ...words: readonly string[]): Promise<Ending> {
  return meterbook(folder, ["diff", ...words]);
}

/** Three generations: the first is tagged, the second is main, the third is the branch topic, checked out. */
function history(): Promise<Repository> {
  return madeOnce("three generations", async () => {
    const created = repository({ "catalog.yaml": older }, { "catalog.yaml": shop });
    created.git("tag", "v1.2.0", "main~1");
    created.git("checkout", "--quiet", "-b", "topic");
    created.commit({ "catalog.yaml": grown });
    return created;
  });
}

test.each<[string, (repository: Repository) => readonly string[], string, readonly string[]]>([
  ["a branch", () => ["main"], "main:catalog.yaml", ["metric-added"]],
  ["a commit before", () => ["HEAD~1"], "HEAD~1:catalog.yaml", ["metric-added"]],
  ["a tag", () => ["v1.2.0"], "v1.2.0:catalog.yaml", ["metric-added", "description-changed"]],
  ["a hash", ({ git }) => [git("rev-parse", "--short", "main")], ":catalog.yaml", ["metric-added"]],
  ["a path in a branch", () => ["main:catalog.yaml"], "main:catalog.yaml", ["metric-added"]],
  ["two revisions", () => ["v1.2.0", "main"], "v1.2.0:catalog.yaml", ["description-changed"]],
  ["itself", () => ["topic", "HEAD"], "topic:catalog.yaml", []],
])("%s is a base", async (_, words, name, codes) => {
  const created = await history();
  const { code, out, err } = await diff(created.folder, ...words(created), "--format", "json");
  const { base, changes } = JSON.parse(out);
  expect([code, err]).toEqual([0, ""]);
  expect(base.name).toContain(name);
  expect(changes.map((change: { readonly code: string }) => change.code)).toEqual(codes);
});

test("the working file is the head, though it is not recorded", async () => {
  const { folder } = repository({ "catalog.yaml": shop });
  writeFileSync(join(folder, "catalog.yaml"), grown);
  expect((await diff(folder, "HEAD")).out).toContain(added);
});

test("a catalog below the folder, and one that is asked for from below, are found at their own path", async () => {
  const { folder } = repository({ "metrics/shop.yaml": shop, "metrics/other/README.md": "" });
  writeFileSync(join(folder, "metrics/shop.yaml"), grown);
  const above = await diff(folder, "main", "--catalog", "metrics/shop.yaml");
  const below = await diff(join(folder, "metrics/other"), "main", "--catalog", "../shop.yaml");
  expect([above.err, below.err]).toEqual(["", ""]);
  for (const { out } of [above, below]) expect(out).toContain(added);
});

test("a path is one from the root of the repository, and may be a folder", async () => {
  const { folder } = repository({ "metrics/catalog.yaml": shop, "catalog.yaml": grown });
  for (const word of ["main:metrics/catalog.yaml", "main:metrics", "main:metrics/"]) {
    const { out, err } = await diff(folder, word);
    expect([out.split("\n")[0], err]).toEqual(["catalog.yaml: 1 change since main:metrics/catalog.yaml", ""]);
  }
});

test("a catalog that was moved is found where it was", async () => {
  const created = repository({ "old/catalog.yaml": shop });
  created.git("mv", "old/catalog.yaml", "catalog.yaml");
  const { code, out, err } = await diff(created.folder, "main");
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("no change since main:old/catalog.yaml");
});

test("a file or a folder with a catalog comes before a branch of that name, and a path is never a branch", async () => {
  const created = repository({ "catalog.yaml": shop, "main/catalog.yaml": grown });
  expect((await diff(created.folder, "main")).out).toContain("since main/catalog.yaml");
  expect((await diff(created.folder, "main:")).out).toContain("since main:catalog.yaml");
  created.git("branch", "empty");
  mkdirSync(join(created.folder, "empty"));
  expect((await diff(created.folder, "empty")).out).toContain("since empty:catalog.yaml");
  expect(await diff(created.folder, "./empty")).toMatchObject({
    code: 2,
    err: expect.stringContaining("file-unreadable"),
  });
});

test.each<[string, readonly string[], readonly string[], RegExp]>([
  ["a commit before", ["HEAD~1"], [], /run `(git fetch --deepen=1 origin)`/],
  ["another branch", ["main"], ["--branch=topic"], /run `(git fetch --depth=1 origin main:main)`/],
  ["a tag", ["v1.2.0"], ["--branch=topic"], /run `(git fetch --depth=1 origin tag v1\.2\.0)`/],
  [
    "a branch of the remote",
    ["origin/main"],
    ["--branch=topic"],
    /run `(git fetch --depth=1 origin main:refs\/remotes\/origin\/main)`/,
  ],
  ["a commit before a branch", ["topic~2"], ["--branch=topic"], /run `(git fetch --unshallow origin)`/],
])(
  "a shallow clone without %s gets the command that fixes it, and the command does",
  async (_, words, options, command) => {
    const clone = shallowClone(await history(), ...options);
    const failed = await diff(clone.folder, ...words);
    expect([failed.code, failed.out]).toEqual([2, ""]);
    const [, fix = ""] = command.exec(failed.err) ?? [];
    expect(failed.err).toContain("this clone is shallow");
    clone.git(...fix.split(" ").slice(1));
    expect(await diff(clone.folder, ...words)).toMatchObject({ code: 0, err: "" });
  },
);

test.each<[readonly string[], string]>([
  [["mian"], 'did you mean "main"?'],
  [["main..topic"], "name both ends"],
  [["HEAD~99"], "does not reach back so far"],
  [["nowhere"], "check the spelling"],
  [[":nothing.yaml"], '"nothing.yaml" does not exist in the index'],
  [[""], "write it as in"],
  [["main:nothing.yaml"], 'did you mean "main:catalog.yaml"?'],
  [["./nothing.yaml"], "file-unreadable"],
  [["--", "--upload-pack=x"], 'it begins with "-"'],
  [["--", "--output=planted"], 'it begins with "-"'],
  [["main", "nowhere"], "check the spelling"],
])("%j is rejected: %s", async (words, said) => {
  const { code, out, err } = await diff(repository({ "catalog.yaml": shop }).folder, ...words);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(said);
});

test("a branch that only the remote has is named with it", async () => {
  const origin = await history();
  const clone = repository({ "catalog.yaml": shop });
  clone.git("remote", "add", "upstream", `file://${origin.folder}`);
  clone.git("fetch", "--quiet", "upstream");
  expect((await diff(clone.folder, "topic")).err).toContain('did you mean "upstream/topic"?');
  expect((await diff(clone.folder, "elsewhere")).err).toContain(
    "run `git fetch --depth=1 upstream elsewhere:elsewhere`",
  );
});

test("outside a repository, a word that is no file is reported so", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  const { code, err } = await meterbook(folder, ["diff", "main"], { variables: { GIT_CEILING_DIRECTORIES: folder } });
  expect(code).toBe(2);
  expect(err).toContain("this is no git repository");
});

test("without git, a word that is no file is reported so, and files are compared", async () => {
  const folder = temporaryFolder({ "catalog.yaml": grown, "old.yaml": shop });
  const variables = { PATH: folder };
  expect(await meterbook(folder, ["diff", "main"], { variables })).toMatchObject({
    code: 2,
    err: expect.stringContaining("git is not installed"),
  });
  expect(await meterbook(folder, ["diff", "old.yaml"], { variables })).toMatchObject({ code: 0, err: "" });
});

test("a repository that git does not trust is no bug", async () => {
  const folder = temporaryFolder({ "catalog.yaml": shop });
  writeFileSync(
    join(folder, "git"),
    '#!/bin/sh\necho "fatal: detected dubious ownership in repository" >&2\nexit 128\n',
  );
  chmodSync(join(folder, "git"), 0o755);
  const { code, err } = await meterbook(folder, ["diff", "main"], {
    variables: { PATH: `${folder}:${PATH}` },
  });
  expect([code, err.split("\n")[0]]).toEqual([
    2,
    "error: git does not trust this repository, which belongs to another user",
  ]);
});

test("a revision holds what was recorded, whatever the working folder does", async () => {
  const created = repository({ "catalog.yaml": shop });
  const other = temporaryFolder({ "catalog.yaml": grown });
  symlinkSync(join(other, "catalog.yaml"), join(created.folder, "linked.yaml"));
  expect((await diff(created.folder, "main:catalog.yaml", "linked.yaml")).out).toContain(added);
});

describe("inside a hook of another worktree", () => {
  test("the repository of the catalog's folder is asked, not the one that the hook's variables name", async () => {
    const other = repository({ "catalog.yaml": older });
    const { folder } = repository({ "catalog.yaml": shop });
    writeFileSync(join(folder, "catalog.yaml"), grown);
    const variables = {
      GIT_DIR: join(other.folder, ".git"),
      GIT_INDEX_FILE: join(other.folder, ".git/index"),
      GIT_WORK_TREE: other.folder,
      GIT_PREFIX: "elsewhere/",
    };
    const { out, err } = await meterbook(folder, ["diff", "main"], { variables });
    expect(err).toBe("");
    expect(out).toContain(added);
    expect(out).not.toContain("description-changed");
  });

  test("a real hook compares the catalog of its worktree", async () => {
    const created = repository({ "catalog.yaml": shop });
    const tree = join(temporaryFolder(), "tree");
    created.git("worktree", "add", "--quiet", tree, "-b", "topic");
    const hook = `#!/bin/sh\n${await commandOfTest()} diff main :catalog.yaml > report.txt 2>&1\n`;
    writeFileSync(join(created.folder, ".git/hooks/pre-commit"), hook, { mode: 0o755 });
    writeFileSync(join(tree, "catalog.yaml"), grown);
    expect((await gitWithHook(tree, "commit", "--quiet", "--all", "--message", "More")).code).toBe(0);
    expect(readFileSync(join(tree, "report.txt"), "utf8")).toContain(added);
  });
});

test("what is staged is a head, and what is not staged is no part of it", async () => {
  const created = repository({ "catalog.yaml": older });
  writeFileSync(join(created.folder, "catalog.yaml"), shop);
  created.git("add", "catalog.yaml");
  writeFileSync(join(created.folder, "catalog.yaml"), grown);
  const { out, err } = await diff(created.folder, "HEAD", ":catalog.yaml", "--format", "json");
  expect(err).toBe("");
  expect(JSON.parse(out)).toMatchObject({
    head: { name: ":catalog.yaml" },
    changes: [{ code: "description-changed" }],
  });
});

test("a catalog in a submodule, or in another repository, is found there", async () => {
  const { folder } = repository({ "README.md": "" });
  mkdirSync(join(folder, "inner"));
  const inner = repositoryIn(join(folder, "inner"));
  inner.git("init", "--quiet", "--initial-branch=main");
  inner.commit({ "metrics/catalog.yaml": shop });
  writeFileSync(join(folder, "inner/metrics/catalog.yaml"), grown);
  const { out, err } = await diff(folder, "main", "--catalog", "inner/metrics/catalog.yaml");
  expect(err).toBe("");
  expect(out).toContain(added);
});

test.each<[string, string, (text: string) => string]>([
  ["renamed, as git sees it", "metrics/shop.yaml", (text) => text],
  ["written again under another name", "new/all.yaml", (text) => `# ${"x".repeat(5_000)}\n${text}`],
])("a catalog that was moved is compared with where it was: %s", async (_, path, change) => {
  const created = repository({
    "old/catalog.yaml": shop,
    "other/catalog.yaml": older.replace("name: shop", "name: other"),
  });
  created.git("rm", "--quiet", "old/catalog.yaml");
  mkdirSync(dirname(join(created.folder, path)), { recursive: true });
  writeFileSync(join(created.folder, path), change(grown));
  created.git("add", path);
  const { out, err } = await diff(created.folder, "main", "--catalog", path, "--format", "json");
  expect(err).toBe("");
  expect(JSON.parse(out)).toMatchObject({
    base: { name: "main:old/catalog.yaml" },
    changes: [{ code: "metric-added" }],
  });
});
