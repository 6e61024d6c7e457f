import { describe, expect, test } from "vitest";
import { type Inline, readInline } from "../../../generator/dictionary/page/markdown/inline.js";

/** All links in it, at any depth. */
function addressesIn(inlines: readonly Inline[]): readonly string[] {
  return inlines.flatMap((each) => [
    ...(each.kind === "link" ? [each.address] : []),
    ...("inner" in each ? addressesIn(each.inner) : []),
  ]);
}

describe("only pages and mail are links", () => {
  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,x)",
    "[x](file:///etc/passwd)",
    "[x](//example.com)",
    "[x](http://)",
    "![x](javascript:alert(1))",
    "**[x](javascript:alert(1))**",
    "[[x](javascript:alert(1))](vbscript:x)",
  ])("%s", (text) => {
    expect(addressesIn(readInline(text))).toEqual([]);
  });

  test.each([
    ["[x](https://example.com/a)", ["https://example.com/a"]],
    ["![x](https://example.com/a.png)", ["https://example.com/a.png"]],
    ["see <https://example.com>, *https://example.com/b*.", ["https://example.com", "https://example.com/b"]],
    ["[us](mailto:us@example.com)", ["mailto:us@example.com"]],
  ])("%s", (text, addresses) => {
    expect(addressesIn(readInline(text))).toEqual(addresses);
  });
});

test("the label of another address stays, and HTML is a text", () => {
  expect(readInline("a [*b*](javascript:x) <b>c</b>")).toEqual([
    { kind: "text", text: "a " },
    { kind: "em", inner: [{ kind: "text", text: "b" }] },
    { kind: "text", text: " <b>c</b>" },
  ]);
});
