/**
 * Characters that are not seen, move a cursor, end a line or change the order in which others are read: controls (C0, C1, DEL),
 * formats such as U+200F, U+061C and U+202E, tags, unpaired surrogates, the two separators, letters that look like nothing, and
 * code points that Unicode keeps for such. A class for a pattern with the flag u. The packages below src have the same, which a test compares.
 */
export const unseenClass: string =
  "\\u034f\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\u115f\\u1160\\u3164\\u2065\\uffa0\\ufff0-\\ufff8\\u{e0000}-\\u{e0fff}";

/** What joiners may stand between, where they do no harm: parts of an emoji, and letters of scripts that need them. */
const before = "(?<=[\\p{L}\\p{M}\\p{Emoji}])(?<![\\p{Script=Latin}\\d#*]\\p{M}*)";
const behind = "(?=[\\p{L}\\p{Emoji}])(?![\\p{Script=Latin}\\d#*])";

/** One of these characters in prose, where joiners that are needed stay. A pattern for the flag u. */
export const unseenInProse: string = `(?!${before}[\\u200c\\u200d]${behind})[${unseenClass}]`;
