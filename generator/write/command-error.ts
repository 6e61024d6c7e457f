/**
 * Why a command cannot be carried out: the file system, another run or what was asked for does not allow it. People get it
 * as a sentence and a help, without a stack, as it is no fault of the program.
 */
export class CommandError extends Error {
  override readonly name: string = "CommandError";
  readonly help: string | null;

  constructor(message: string, help: string | null = null) {
    super(message);
    this.help = help;
  }
}

const reasons: Readonly<Record<string, readonly [reason: string, help: string | null]>> = {
  EACCES: ["permission is denied", "correct the permissions of the file and its folder"],
  EPERM: ["the operation is not permitted", "correct the permissions of the file and its folder"],
  EROFS: ["the file system is read-only", "choose a folder that may be written"],
  ENOSPC: ["no space is left on the disk", "free some space and run again; no file was left half-written"],
  EDQUOT: ["the disk quota is used up", "free some space and run again; no file was left half-written"],
  ENOTDIR: ["a file stands where a folder is needed", "move it away, or choose another folder"],
  EEXIST: ["a file stands where a folder is needed", "move it away, or choose another folder"],
  EISDIR: ["it is a folder, not a file", "name a file"],
  ENOENT: ["it does not exist", null],
  ELOOP: ["it is a symbolic link, or a ring of them", "name the file itself"],
  ENAMETOOLONG: ["the name is too long for the file system", "choose a shorter name"],
  EMFILE: ["too many files are open", "run again, or raise the limit of open files"],
  ENFILE: ["too many files are open", "run again, or raise the limit of open files"],
  EIO: ["the disk reports an error", null],
  EBUSY: ["another program uses it", "close the program that uses it, and run again"],
  EFBIG: ["the file would be larger than allowed", null],
  ENXIO: ["it is neither a file nor a folder", "name a file"],
};

export function errnoOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

/** A failed call to the file system as a sentence; anything else is given back as it is, for it is a bug. */
export function toCommandError(error: unknown, doing: string): unknown {
  const [reason, help] = reasons[errnoOf(error) ?? ""] ?? [];
  return reason === undefined ? error : new CommandError(`cannot ${doing}: ${reason}`, help ?? null);
}

/** Runs a call to the file system; `doing` completes "cannot …" when it fails. */
export function attempt<Value>(doing: string, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    throw toCommandError(error, doing);
  }
}
