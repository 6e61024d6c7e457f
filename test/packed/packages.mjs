import { join } from "node:path";
import { expectEqual, run } from "./steps.mjs";

const needed = /^(dist\/.*\.(js|d\.ts)|meterbook\.js|catalog\.schema\.json|package\.json|README\.md|LICENSE)$/;

/** The most bytes that a package may have, packed: so that nothing large goes along unseen. */
const budgets = { generator: 350_000, src: 150_000 };

/** Packs both packages as they would be published; answers the paths of the two files. */
export function pack(root, folder) {
  return Object.entries(budgets).map(([workspace, budget]) => {
    const words = ["pack", "--json", "--silent", "--pack-destination", folder, "-w", workspace];
    const text = run(root, "npm", words);
    const [{ filename, files, size }] = JSON.parse(text.slice(text.indexOf("["), text.lastIndexOf("]") + 1));
    const stray = files.map(({ path }) => path).filter((path) => !needed.test(path));
    expectEqual(`${workspace} packs only what it needs`, stray.join(" "), "");
    expectEqual(`${workspace} has ${Math.round(size / 1000)} of ${budget / 1000} kB`, size <= budget, true);
    return join(folder, filename);
  });
}
