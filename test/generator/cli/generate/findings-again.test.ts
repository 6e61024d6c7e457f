import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import type * as FromSource from "../../../../generator/cli/generate/from-source.js";
import { runs } from "../../../fuzz.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { type Ending, meterbook } from "../meterbook.js";
import { begin, type Change, change, changes, filesOf, restore, write } from "./changing-workspace.js";
import { readings } from "./counted-readings.js";

vi.mock("../../../../generator/cli/generate/from-source.js", async (load: () => Promise<typeof FromSource>) => {
  return (await import("./counted-readings.js")).counted(await load());
});

afterEach(() => {
  vi.useRealTimers();
});

type Command = { readonly words: readonly string[]; readonly cwd: "." | "parts"; readonly day: string };
type Event = { readonly happens: (folder: string) => void; readonly command: Command };

const commands: fc.Arbitrary<Command> = fc.record({
  words: fc
    .tuple(
      fc.constantFrom([], [], [], ["--check"], ["--dry-run"]),
      fc.constantFrom(
        [],
        [],
        [],
        [],
        ["--only", "recorders"],
        ["--only", "names"],
        ["--only", "manifest"],
        ["--out", "out"],
      ),
      fc.constantFrom("text", "json", "github", "sarif").map((format) => ["--format", format]),
      fc.constantFrom([], ["--quiet"], ["--color", "always"]),
    )
    .map((parts) => parts.flat()),
  cwd: fc.constantFrom(".", ".", ".", "parts"),
  day: fc.constantFrom("2026-01-01", "2029-12-31", "2031-01-01"),
});

const cache = "node_modules/.cache/meterbook";

/** What may have become of a record: nothing, a cut, an older one in its place. */
function damage(folder: string, how: number, older: Map<string, Buffer>): void {
  if (!existsSync(join(folder, cache))) return;
  for (const name of readdirSync(join(folder, cache))) {
    const path = join(folder, cache, name);
    const bytes = readFileSync(path);
    const kept = older.get(path);
    older.set(path, bytes);
    if (how % 4 === 0) writeFileSync(path, bytes.subarray(0, how % bytes.length));
    else if (how % 4 === 1)
      writeFileSync(path, Buffer.from(bytes).fill(how, how % bytes.length, (how % bytes.length) + 1));
    else writeFileSync(path, kept ?? bytes);
  }
}

function happenings(): fc.Arbitrary<(folder: string) => void> {
  const older = new Map<string, Buffer>();
  const of = (path: string, act: (path: string) => void) => (folder: string) => {
    if (existsSync(join(folder, path))) act(join(folder, path));
  };
  return fc.oneof(
    { arbitrary: fc.constant(() => undefined), weight: 8 },
    {
      arbitrary: fc.constantFrom<Change>(...changes).map((each) => (folder: string) => change(folder, each)),
      weight: 6,
    },
    { arbitrary: fc.constant(begin), weight: 8 },
    fc.constantFrom("out/recorders.ts", "out/names.txt", "out/manifest.json").chain((path) =>
      fc.constantFrom(
        of(path, (file) => appendFileSync(file, "\n")),
        of(path, (file) => rmSync(file)),
        of(path, (file) => write(`${file}.copy.ts`, readFileSync(file))),
      ),
    ),
    fc.nat().map((how) => (folder: string) => damage(folder, how, older)),
  );
}

async function run(folder: string, { words, cwd }: Command): Promise<Ending> {
  const catalog = cwd === "." ? [] : ["--catalog", join(folder, "catalog.yaml")];
  if (!existsSync(join(folder, cwd))) return { code: 0, out: "", err: "" };
  return meterbook(join(folder, cwd), ["generate", ...words, ...catalog], { host: { elapsed: () => 5 } });
}

/** Why a file differs is known only where the last run is: that is left out. */
function comparable(ending: Ending): object {
  if (!/not as catalog\.yaml asks|not as \/.* asks|"status": "stale"/.test(ending.out + ending.err)) return ending;
  const { code, out } = ending;
  if (!out.startsWith('{\n  "format"')) return { code };
  const { discrepancies, fix, ...rest } = JSON.parse(out);
  return { code, ...rest, files: discrepancies.map(({ path }: { readonly path: string }) => path) };
}

/** What a run says and leaves, where it remembers earlier ones and where it remembers nothing. */
async function bothWays(folder: string, command: Command) {
  const before = filesOf(folder);
  const count = readings.count;
  const known = await run(folder, command);
  const isShort = readings.count === count;
  const left = filesOf(folder);
  restore(folder, before);
  const aside = join(folder, "node_modules/aside");
  if (existsSync(join(folder, cache))) renameSync(join(folder, cache), aside);
  const fresh = await run(folder, command);
  const leftFresh = filesOf(folder);
  rmSync(join(folder, cache), { recursive: true, force: true });
  if (existsSync(aside)) renameSync(aside, join(folder, cache));
  const isFound = (known.out + known.err).includes("mistaken-unit");
  return { isShort, isFound, known: [comparable(known), left], fresh: [comparable(fresh), leftFresh] };
}

test("a run that remembers others says what one says that remembers none, after whatever happens", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const counts = { withFindings: 0 };
  const events = fc.record({ happens: happenings(), command: commands });
  const property = async (sequence: readonly Event[]) => {
    const folder = temporaryFolder();
    begin(folder);
    await run(folder, { words: [], cwd: ".", day: "" });
    for (const { happens, command } of sequence) {
      happens(folder);
      vi.setSystemTime(new Date(command.day));
      const { isShort, isFound, known, fresh } = await bothWays(folder, command);
      expect(known).toEqual(fresh);
      if (isShort && isFound) counts.withFindings += 1;
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(events, { minLength: 6, maxLength: 10 }), property), runs(5));
  expect(counts.withFindings).toBeGreaterThan(0);
});
