/** Words, signs and line ends of a file; three times what 10 000 metrics need, and within a gigabyte of memory. */
export const mostLexemes = 4_000_000;
