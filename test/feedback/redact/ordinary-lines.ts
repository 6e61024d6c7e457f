import { readLines } from "./shapes.js";

/** Numbers that look like chance and are the same in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Fill = (next: () => number) => string;

const words = [
  "checkout",
  "billing",
  "auth",
  "session",
  "token-service",
  "worker",
  "api",
  "keyring",
  "passport",
  "web",
];
const names = ["alice", "bob", "carol", "deploy", "www-data", "git"];
const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const one = (from: readonly string[] | string, next: () => number): string =>
  from[Math.floor(next() * from.length)] ?? "";
const many = (count: number, from: string, next: () => number): string =>
  Array.from({ length: count }, () => one(from, next)).join("");
const hex =
  (count: number): Fill =>
  (next) =>
    many(count, base62.slice(0, 10).concat("abcdef"), next);
const below = (limit: number, next: () => number): number => Math.floor(next() * limit);

const fills: Readonly<Record<string, Fill>> = {
  time: (next) => new Date(1_795_000_000_000 + below(10 ** 9, next)).toISOString(),
  n: (next) => String(below(10 ** (1 + below(5, next)), next)),
  hex: hex(12),
  sha: hex(64),
  uuid: (next) => [8, 4, 4, 4, 12].map((count) => hex(count)(next)).join("-"),
  ip: (next) => Array.from({ length: 4 }, () => below(256, next)).join("."),
  path: (next) => `/srv/${one(words, next)}/${one(words, next)}_${below(99, next)}`,
  word: (next) => one(words, next),
  name: (next) => one(names, next),
  id: (next) => many(11, base62, next),
};

/** That many lines, of each kind about as many. */
export function ordinaryLines(count: number): readonly string[] {
  const next = chance(7);
  const kinds = readLines("ordinary-lines.txt");
  return Array.from({ length: count }, (_, index) =>
    (kinds[index % kinds.length] ?? "").replaceAll(/\{(\w+)\}/g, (whole, name: string) => fills[name]?.(next) ?? whole),
  );
}
