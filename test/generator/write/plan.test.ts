import { expect, test } from "vitest";
import type { Entry } from "../../../generator/write/entry.js";
import { sha256 } from "../../../generator/write/hash.js";
import { type FolderState, planArtifacts } from "../../../generator/write/plan.js";
import { artifact, header } from "./wanted.js";

type Files = Readonly<Record<string, string | Entry>>;

function state(files: Files, listed: Readonly<Record<string, string>> = {}): FolderState {
  const entry = (path: string): Entry => {
    const found = files[path];
    if (found === undefined) return { kind: "absent" };
    if (typeof found !== "string") return found;
    return { kind: "file", sha256: sha256(found), mode: 0o644, generated: found.startsWith(header) };
  };
  const last = new Map(Object.entries(listed).map(([path, text]) => [path, sha256(text)]));
  return { own: new Set(last.keys()), last, entry };
}

function kinds(...[wanted, folder]: Parameters<typeof planArtifacts>): readonly string[] {
  return planArtifacts(wanted, folder).changes.map(({ kind, path }) => `${kind} ${path}`);
}

const a = artifact("a.ts");
const b = artifact("b.ts");

test("files that are missing are created", () => {
  expect(kinds([a, b], state({}))).toEqual(["create a.ts", "create b.ts"]);
});

test("a file with the wanted text stays the same, listed or not", () => {
  expect(kinds([a], state({ "a.ts": a.text }))).toEqual(["same a.ts"]);
});

test("a listed file with another text is updated, and known as edited when the last run had written the wanted text", () => {
  const stale = planArtifacts([a], state({ "a.ts": "old" }, { "a.ts": "old" }));
  const edited = planArtifacts([a], state({ "a.ts": "mine" }, { "a.ts": a.text }));
  const both = planArtifacts([a], state({ "a.ts": "mine" }, { "a.ts": "old" }));
  expect(stale.changes).toEqual([{ kind: "update", path: "a.ts", text: a.text, mode: 0o644, byHand: false }]);
  expect(edited.changes).toEqual([{ kind: "update", path: "a.ts", text: a.text, mode: 0o644, byHand: true }]);
  expect(both.changes).toEqual([{ kind: "update", path: "a.ts", text: a.text, mode: 0o644, byHand: null }]);
});

test("an unlisted file is updated when it begins as an artifact does", () => {
  expect(kinds([a], state({ "a.ts": `${header}\nold\n` }))).toEqual(["update a.ts"]);
});

test("a file that somebody else wrote is not overwritten", () => {
  const plan = planArtifacts([a], state({ "a.ts": "mine" }));
  expect(plan.changes).toEqual([]);
  expect(plan.obstacles.map(({ path }) => path)).toEqual(["a.ts"]);
});

test("an obstacle in the way of a file is no change", () => {
  const link: Entry = { kind: "obstacle", at: "a.ts", what: "a symbolic link" };
  const plan = planArtifacts([a, b], state({ "a.ts": link }));
  expect(plan.changes.map(({ path }) => path)).toEqual(["b.ts"]);
  expect(plan.obstacles.map(({ reason }) => reason)).toEqual(['"a.ts" is a symbolic link']);
});

test("a listed file that is no longer wanted is deleted after the others are written", () => {
  expect(kinds([b], state({ "a.ts": "old" }, { "a.ts": "old" }))).toEqual(["create b.ts", "delete a.ts"]);
});

test("a listed file that somebody made their own is left to them", () => {
  expect(kinds([b], state({ "a.ts": "mine" }, { "a.ts": "old" }))).toEqual(["create b.ts"]);
});

test("a listed file that is gone, or is a link now, needs no deletion", () => {
  const link: Entry = { kind: "obstacle", at: "c.ts", what: "a symbolic link" };
  expect(kinds([b], state({ "c.ts": link }, { "a.ts": "old", "c.ts": "old" }))).toEqual(["create b.ts"]);
});

test("a file whose name changes in case only is deleted first and written again", () => {
  const folder = state({ "A.ts": a.text, "a.ts": a.text }, { "A.ts": a.text });
  expect(kinds([a], folder)).toEqual(["delete A.ts", "update a.ts"]);
});
