import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";

/** A folder that only its owner can look into, if it does not exist yet. */
export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/** A new file that only its owner can read, on the disk when this returns. */
export async function writePrivateFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name beside the path which no reader looks for. */
export function temporaryName(path: string): string {
  return `${path}.${randomUUID()}.tmp`;
}

/** The file is there in whole or not at all. */
export async function replacePrivateFile(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryName(path);
  try {
    await writePrivateFile(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
