import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { bundled } from "./programs/run-program.js";

const program = "write-version.mjs";
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

/** A shell whose mounts nobody else sees and that go with it. */
function inPrivateMounts(script: string, words: readonly string[]) {
  return spawnSync("unshare", ["--mount", "sh", "-c", script, "sh", ...words], { encoding: "utf8" });
}

const canMount = isRoot && inPrivateMounts('mount -t tmpfs tmpfs "$1"', [tmpdir()]).status === 0;
const whyNotMount = "only root may mount a file system, and only where the machine allows it";

test("a full disk ends in a sentence and leaves no half-written file", (context) => {
  context.skip(!canMount, whyNotMount);
  const folder = temporaryFolder();
  const script = `mount -t tmpfs -o size=300k tmpfs "$1" && printf ${"a".repeat(100)} > "$1/README.md"
    "$2" "$3" "$1" a; echo "code $?"; find "$1" -name "*.ts" -size -20000c; find "$1" -name ".meterbook*"`;
  const { stdout, stderr } = inPrivateMounts(script, [folder, process.execPath, bundled(program)]);
  expect(stdout).toBe("code 1\n");
  expect(stderr).toMatch(/cannot (?:write|create) .*: no space is left on the disk/);
});

test("a read-only file system ends in a sentence", (context) => {
  context.skip(!canMount, whyNotMount);
  const folder = temporaryFolder({ "README.md": "old" });
  const script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && "$2" "$3" "$1" a';
  const { stderr } = inPrivateMounts(script, [folder, process.execPath, bundled(program)]);
  expect(stderr).toContain("the file system is read-only");
  expect(readdirSync(folder)).toEqual(["README.md"]);
});

test("a folder without permission ends in a sentence", (context) => {
  const folder = temporaryFolder({ "README.md": "old" });
  chmodSync(folder, 0o555);
  const user = isRoot ? { uid: nobody, gid: nobody } : {};
  const path = bundled(program);
  chmodSync(dirname(path), 0o755);
  const { stderr, error } = spawnSync(process.execPath, [path, folder, "a"], { encoding: "utf8", ...user });
  context.skip(error !== undefined || /MODULE_NOT_FOUND/.test(stderr), "another user may not run the generator here");
  expect(stderr).toContain("permission is denied");
  expect(readFileSync(join(folder, "README.md"), "utf8")).toBe("old");
  chmodSync(folder, 0o755);
});
