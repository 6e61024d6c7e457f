import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { expect, test } from "vitest";
import { decodeEnd, decodeKeys, type Key } from "../../../src/feedback/terminal/keys.js";

const text = (given: string): Key => ({ kind: "text", text: given });

test.each<readonly [string, readonly Key[]]>([
  ["", []],
  ["abc é😀", [text("abc é😀")]],
  ["\x1b[A\x1bOB\x1b[B", [{ kind: "up" }, { kind: "down" }, { kind: "down" }]],
  ["a\rb\n", [text("a"), { kind: "enter" }, text("b"), { kind: "enter" }]],
  [
    "\x7f\b\x15\x03\x04",
    [{ kind: "backspace" }, { kind: "backspace" }, { kind: "clear" }, { kind: "cancel" }, { kind: "cancel" }],
  ],
  ["\x1b[1;5C\x1b[3~\x1bx\t", [{ kind: "other" }, { kind: "other" }, { kind: "other" }, { kind: "other" }]],
  ["\x1b[200~one\r\ntwo\r\x1b[A\x1b[201~\r", [text("one\ntwo\n\x1b[A"), { kind: "enter" }]],
])("%j is understood", (input, keys) => {
  expect(decodeKeys(input)).toEqual({ keys, rest: "" });
});

test.each(["\x1b", "\x1b[", "\x1b[1;", "\x1bO", "\x1b[200~half"])("%j may go on", (input) => {
  expect(decodeKeys(`a${input}`)).toEqual({ keys: [text("a")], rest: input });
});

test("Escape is what ends alone", () => {
  expect(decodeEnd("\x1b")).toEqual([{ kind: "cancel" }]);
  expect(decodeEnd("\x1b[1;")).toEqual([{ kind: "other" }]);
  expect(decodeEnd("\x1b[200~half")).toEqual([text("half")]);
});

test("no input is lost or makes it hang, however it is cut", () => {
  const piece = oneof(string(), constantFrom("\x1b", "\x1b[A", "\x1b[200~", "\x1b[201~", "\r", "\x03", "[", "O"));
  assert(
    property(array(piece), array(piece), (before, after) => {
      const first = decodeKeys(before.join(""));
      const second = decodeKeys(first.rest + after.join(""));
      const whole = decodeKeys([...before, ...after].join(""));
      expect(second.rest).toBe(whole.rest);
      expect(typed([...first.keys, ...second.keys])).toEqual(typed(whole.keys));
    }),
  );
});

/** Text that was cut in two is the same text. */
function typed(keys: readonly Key[]): string {
  return keys.map((key) => (key.kind === "text" ? key.text : `<${key.kind}>`)).join("");
}
