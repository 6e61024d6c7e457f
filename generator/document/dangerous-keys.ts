/** Keys that JavaScript objects treat specially; they are findings, and left out. */
export const dangerousKeys: readonly string[] = ["__proto__", "constructor", "prototype"];
