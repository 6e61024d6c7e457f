import { describe, expect, it } from "vitest";
import { renderGithub } from "../../../generator/diagnostics/render-github.js";
import { diagnostic, sourceOf, spanOf } from "./samples.js";

describe("renderGithub", () => {
  it("names file, line, columns and code, and puts the help on a second line", () => {
    const text = "a: 1\nb: word\n";
    const given = diagnostic({ span: spanOf(text, "word"), help: "mend it" });
    expect(renderGithub([given], sourceOf(text))).toBe(
      "::error file=catalog.yaml,line=2,col=4,endLine=2,endColumn=7,title=error[unknown-key]::a message%0Ahelp: mend it\n",
    );
  });

  it("leaves the columns out where the lines differ", () => {
    const text = "a: 1\nb: 2\n";
    const given = diagnostic({ severity: "warning", span: spanOf(text, "1\nb") });
    expect(renderGithub([given], sourceOf(text))).toBe(
      "::warning file=catalog.yaml,line=1,endLine=2,title=warning[unknown-key]::a message\n",
    );
  });

  it("names no line for a finding about the whole file", () => {
    expect(renderGithub([diagnostic({})], sourceOf("a"))).toBe(
      "::error file=catalog.yaml,title=error[unknown-key]::a message\n",
    );
    expect(renderGithub([diagnostic({})], null)).toBe("::error title=error[unknown-key]::a message\n");
  });

  it("escapes what would end a property or begin another command", () => {
    const source = { name: "a,b:c%\n.yaml", text: "x" };
    const given = diagnostic({ message: "100% of\r\n::error::\u001b[31m" });
    expect(renderGithub([given], source)).toBe(
      "::error file=a%2Cb%3Ac%25%0A.yaml,title=error[unknown-key]::100%25 of␍␊::error::␛[31m\n",
    );
  });

  it("gives one line a diagnostic", () => {
    expect(renderGithub([diagnostic({}), diagnostic({})], null).split("\n")).toHaveLength(3);
    expect(renderGithub([], null)).toBe("");
  });
});
