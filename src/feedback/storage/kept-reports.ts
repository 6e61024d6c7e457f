import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { decodeEnvelope, encodeEnvelope } from "./envelope.js";
import { makePrivateFolder, replacePrivateFile } from "./private-file.js";
import type { Submission } from "../submission/submission.js";

/** Reports that are on disk because they did not arrive, one file each. */
export type KeptReports = {
  /** Whether it is on disk now. The oldest ones are removed to make room. */
  keep(submission: Submission): Promise<boolean>;
  /** The oldest first; files that are no reports are skipped. */
  list(): Promise<readonly Submission[]>;
  load(id: string): Promise<Submission | undefined>;
  remove(id: string): Promise<void>;
};

type KeptLimits = { readonly kept: number; readonly keptBytes: number };

const ending = ".json.gz";
const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A temporary file that is older was left behind by a process that ended. */
const abandonedMs = 3_600_000;

type KeptFile = { readonly path: string; readonly name: string; readonly size: number; readonly changed: number };

/** The newest first. */
async function listFiles(folder: string): Promise<readonly KeptFile[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const entry = await stat(path).catch(() => undefined);
      return entry?.isFile() ? [{ path, name, size: entry.size, changed: entry.mtimeMs }] : [];
    }),
  );
  return found.flat().sort((a, b) => b.changed - a.changed);
}

function isReport({ name }: KeptFile): boolean {
  return name.endsWith(ending) && isId.test(name.slice(0, -ending.length));
}

function isAbandoned({ name, changed }: KeptFile): boolean {
  return name.includes(`${ending}.`) && name.endsWith(".tmp") && Date.now() - changed > abandonedMs;
}

async function makeRoom(folder: string, { kept, keptBytes }: KeptLimits, newest: string): Promise<void> {
  const all = await listFiles(folder);
  const older = all.filter((entry) => isReport(entry) && entry.path !== newest);
  let size = all.find(({ path }) => path === newest)?.size ?? 0;
  const surplus = older.filter((entry, index) => {
    size += entry.size;
    return index + 1 >= kept || size > keptBytes;
  });
  await Promise.all([...surplus, ...all.filter(isAbandoned)].map(({ path }) => rm(path, { force: true })));
}

/** Only files named after a report are read or removed. Nothing here throws. */
export function openKeptReports(folder: string, limits: KeptLimits): KeptReports {
  const pathOf = (id: string): string => join(folder, `${id}${ending}`);
  const load = async (id: string): Promise<Submission | undefined> => {
    if (!isId.test(id)) return undefined;
    const bytes = await readFile(pathOf(id)).catch(() => undefined);
    const submission = bytes && (await decodeEnvelope(bytes));
    return submission?.id === id ? submission : undefined;
  };
  return {
    load,
    async keep(submission) {
      try {
        await makePrivateFolder(folder);
        await replacePrivateFile(pathOf(submission.id), await encodeEnvelope(submission));
        await makeRoom(folder, limits, pathOf(submission.id));
        return true;
      } catch {
        return false;
      }
    },
    async list() {
      const reports = (await listFiles(folder)).filter(isReport).reverse();
      const loaded = await Promise.all(reports.map(({ name }) => load(name.slice(0, -ending.length))));
      return loaded.filter((submission) => submission !== undefined);
    },
    async remove(id) {
      if (isId.test(id)) await rm(pathOf(id), { force: true }).catch(() => {});
    },
  };
}
