import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folders above one, the nearest first, up to `top`. */
export function foldersAbove(folder: string, top: string | null): readonly string[] {
  const above = dirname(folder);
  return folder === top || above === folder ? [] : [above, ...foldersAbove(above, top)];
}

/** The file of this name in a folder, or in the nearest one above it, up to `top`. */
export function nearest(folder: string, top: string | null, name: string): string | undefined {
  const file = join(folder, name);
  if (existsSync(file)) return file;
  return folder === top || dirname(folder) === folder ? undefined : nearest(dirname(folder), top, name);
}
