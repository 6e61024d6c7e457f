import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectEqual, run } from "./steps.mjs";

const needed =
  /^(dist\/.*\.(js|d\.ts)|dist\/cjs\/(package\.json|[\w-]+\.LICENSE)|dist\/licenses\.txt|dist\/[\w-]+\.cjs|meterbook\.cjs|testing(-jest)?\.js|testing\.d\.ts|(catalog|part|report)\.schema\.json|package\.json|README\.md|LICENSE)$/;

/**
 * The most bytes that a package may have, packed: so that nothing large goes along unseen. Of the generator's, 700 kB are the
 * checker of patterns, 47 kB what explains the shape of a document, and 22 kB the page to look metrics up; the others have
 * each module twice, for `import` and for `require`, and each type with what is said of it.
 */
const budgets = { generator: 1_660_000, "src/runtime": 62_000, "src/telemetry": 150_000, "src/feedback": 90_000 };

/**
 * Every package as it would be published: the paths of the files by workspace. They are packed into a folder, unless
 * METERBOOK_PACKED names one in which `pack.mjs` has left them.
 */
export function packages(root, folder) {
  const { METERBOOK_PACKED: packed } = process.env;
  return packed === undefined ? pack(root, folder) : JSON.parse(readFileSync(join(packed, "packages.json"), "utf8"));
}

export function pack(root, folder) {
  const packed = Object.entries(budgets).map(([workspace, budget]) => {
    const words = ["pack", "--json", "--silent", "--pack-destination", folder, "-w", workspace];
    const text = run(root, "npm", words);
    const [{ filename, files, size }] = JSON.parse(text.slice(text.indexOf("["), text.lastIndexOf("]") + 1));
    const paths = files.map(({ path }) => path);
    const unknown = paths.filter((path) => !needed.test(path));
    const missing = ["LICENSE", "README.md"].filter((path) => !paths.includes(path));
    expectEqual(`${workspace} packs only what it needs`, unknown.join(" "), "");
    expectEqual(`${workspace} has a license and a page`, missing.join(" "), "");
    expectEqual(`${workspace} has ${Math.round(size / 1000)} of ${budget / 1000} kB`, size <= budget, true);
    return [workspace, join(folder, filename)];
  });
  return Object.fromEntries(packed);
}
