import { describe, expect, it } from "vitest";
import { renderGithub } from "../../../generator/diagnostics/render-github.js";
import { diagnostic, placeOf, sourceOf } from "./samples.js";

const asNamed = (name: string) => name;

describe("renderGithub", () => {
  it("names each finding's own file as it is called from the root", () => {
    const given = [diagnostic({ at: sourceOf("a", "part.yaml") }), diagnostic({ at: sourceOf("b", "catalog.yaml") })];
    expect(renderGithub(given, (name) => `shop/${name}`).match(/file=[^,]+/g)).toEqual([
      "file=shop/part.yaml",
      "file=shop/catalog.yaml",
    ]);
  });

  it("names file, line, columns and code, and puts the help on a second line", () => {
    const source = sourceOf("a: 1\nb: word\n");
    const given = diagnostic({ at: placeOf(source, "word"), help: "fix it" });
    expect(renderGithub([given], asNamed)).toBe(
      "::error file=catalog.yaml,line=2,col=4,endLine=2,endColumn=7,title=error[unknown-key]::a message%0Ahelp: fix it\n",
    );
  });

  it("leaves the columns out where the lines differ", () => {
    const source = sourceOf("a: 1\nb: 2\n");
    const given = diagnostic({ severity: "warning", at: placeOf(source, "1\nb") });
    expect(renderGithub([given], asNamed)).toBe(
      "::warning file=catalog.yaml,line=1,endLine=2,title=warning[unknown-key]::a message\n",
    );
  });

  it("names no line for a finding about the whole file", () => {
    expect(renderGithub([diagnostic({})], asNamed)).toBe(
      "::error file=catalog.yaml,title=error[unknown-key]::a message\n",
    );
  });

  it("escapes what would end a property or begin another command", () => {
    const source = { name: "a,b:c%\n.yaml", text: "x" };
    const given = diagnostic({ at: source, message: "100% of\r\n::error::\u001b[31m" });
    expect(renderGithub([given], asNamed)).toBe(
      "::error file=a%2Cb%3Ac%25%0A.yaml,title=error[unknown-key]::100%25 of␍␊::error::␛[31m\n",
    );
  });

  it("gives one line a diagnostic", () => {
    expect(renderGithub([diagnostic({}), diagnostic({})], asNamed).split("\n")).toHaveLength(3);
    expect(renderGithub([], asNamed)).toBe("");
  });

  it("shows the first 40 of very many, and how many there are beside them", () => {
    const many = Array.from({ length: 1234 }, () => diagnostic({}));
    const lines = renderGithub(many, asNamed).trimEnd().split("\n");
    expect(lines).toHaveLength(41);
    expect(lines.at(-1)).toBe("::notice title=findings::… and 1194 more; `--format json` has all");
  });
});
