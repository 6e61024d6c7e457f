import type { Acceptance } from "../query.js";
import type { LocatedText } from "../text/located-text.js";

const marker = /meterbook:allow[ \t]+([\w/-]+(?:[ \t]*,[ \t]*[\w/-]+)*)/g;

/** What a text accepts with `meterbook:allow code, code`, as the description of a panel does. */
export function acceptancesIn(located: LocatedText | undefined): readonly Acceptance[] {
  if (located === undefined) return [];
  return Array.from(located.text.matchAll(marker)).flatMap((match) => codesOf(match, located.start, located.end));
}

/** The same in the comments of a part of a file. */
export function acceptancesInComments(text: string, from: number, to: number): readonly Acceptance[] {
  const part = text.slice(from, to);
  if (!part.includes("meterbook:allow")) return [];
  const place = (index: number) => from + index;
  return Array.from(part.matchAll(/#[^\n]*/g)).flatMap((comment) =>
    Array.from(comment[0].matchAll(marker)).flatMap((match) =>
      codesOf(
        match,
        (index) => place(comment.index + index),
        (index) => place(comment.index + index),
      ),
    ),
  );
}

type Place = (index: number) => number;

function codesOf(match: RegExpExecArray | RegExpMatchArray, start: Place, end: Place): readonly Acceptance[] {
  const list = match[1] ?? "";
  const from = (match.index ?? 0) + match[0].length - list.length;
  return Array.from(list.matchAll(/[\w/-]+/g)).map(({ 0: code, index }) => {
    return { code, start: start(from + index), end: end(from + index + code.length) };
  });
}
