/**
 * Characters that are not seen, move a cursor, end a line or change the order in which others are read: controls (C0, C1, DEL),
 * formats such as U+200F, U+061C and U+202E, unpaired surrogates, and the two separators. A class for a pattern with the flag u.
 */
export const unseenClass: string = "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}";
