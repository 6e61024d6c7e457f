import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { detect } from "package-manager-detector/detect";
import { manifestOf } from "../../init/manifest.js";
import type { ManagerFacts } from "../../init/package-manager.js";
import { manifestIn } from "./manifest-in.js";
import { nearest } from "./upwards.js";

type Place = {
  readonly cwd: string;
  /** The root of the repository, above which nothing counts; null outside of one. */
  readonly top: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** The package manager of a project or of the workspace that it is in; else the one that runs this. */
export async function readManager({ cwd, top, environment }: Place): Promise<ManagerFacts> {
  const packageJsonParser = (text: string) => manifestOf(text);
  const found = await detect({ cwd, packageJsonParser, ...(top !== null && { stopDir: top }) });
  const agent = found?.agent ?? runningAgent(environment["npm_config_user_agent"] ?? "");
  return {
    agent: agent === "yarn" && hasModernLock(cwd, top) ? "yarn@berry" : agent === "pnpm@6" ? "pnpm" : agent,
    isWorkspaceRoot: isWorkspaceRoot(cwd),
  };
}

/** Of `pnpm/10.1.0 npm/? node/v22.0.0 linux x64`. */
function runningAgent(userAgent: string): string | null {
  const [, name, major] = /^(npm|pnpm|yarn|bun)\/(\d+)\./.exec(userAgent) ?? [];
  if (name === undefined) return null;
  return name === "yarn" && Number(major) > 1 ? "yarn@berry" : name;
}

/** Yarn 1 and its successors call their lock files the same. */
function hasModernLock(cwd: string, top: string | null): boolean {
  const lock = nearest(cwd, top, "yarn.lock");
  return lock !== undefined && /^__metadata:/m.test(readFileSync(lock, "utf8"));
}

export function isWorkspaceRoot(folder: string): boolean {
  return existsSync(join(folder, "pnpm-workspace.yaml")) || "workspaces" in manifestIn(folder);
}
