import { rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { errorCode, failure } from "../submission/outcome.js";
import { makePrivateFolder, temporaryName, writePrivateFile } from "../storage/private-file.js";
import { isSafeName, type Submission } from "../submission/submission.js";
import type { FeedbackTransport, TransportResult } from "./transport.js";

async function writeParts(folder: string, { parts }: Submission): Promise<void> {
  await makePrivateFolder(folder);
  for (const { name, bytes } of parts) {
    if (!isSafeName(name)) throw new Error("unsafe name");
    await writePrivateFile(join(folder, name), bytes);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}

async function place(submission: Submission, target: string): Promise<TransportResult> {
  const temporary = temporaryName(target);
  try {
    await makePrivateFolder(dirname(target));
    await writeParts(temporary, submission);
    await rename(temporary, target);
    return { ok: true, reference: target };
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => {});
    if (await isFolder(target)) return { ok: true, reference: target };
    return failure("unwritable", `the folder "${dirname(target)}" cannot be written (${errorCode(error)})`, true);
  }
}

/**
 * Reports as folders below a path, named by their ids, with one file for each part. A report is there in whole or not
 * at all, and only its owner can read it.
 */
export function folderTransport(path: string): FeedbackTransport {
  return {
    async send(submission, { signal }) {
      if (signal?.aborted) return failure("cancelled", "the submission was cancelled", true);
      const target = join(resolve(path), submission.id);
      return (await isFolder(target)) ? { ok: true, reference: target } : place(submission, target);
    },
  };
}
