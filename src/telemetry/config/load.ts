import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type FindingCollector, createFindingCollector, firstError } from "../findings/finding-collector.js";
import type { Config } from "../settings/config.js";
import { defaultConfig } from "../settings/defaults.js";
import { ConfigError } from "../findings/finding.js";
import type { TomlFile } from "./toml.js";
import { type Environment, findKillSwitch } from "../settings/variables.js";

/** Where a configuration is read from; without a file and variables everything is off. */
export type ConfigSource = {
  /** The file, usually `config.toml`. A file that does not exist is no finding. Relative paths in it begin at its folder. */
  readonly file?: string;
  /** Its text, when the program has read it already. */
  readonly text?: string;
  /** Default: `process.env`. */
  readonly environment?: Environment;
  /** Makes findings an error: rejects with a `ConfigError` that lists them. */
  readonly strict?: boolean;
};

const largestFile = 1024 * 1024;

async function readText({ file, text }: ConfigSource, found: FindingCollector): Promise<string | undefined> {
  if (text !== undefined || file === undefined) return text;
  try {
    const content = await readFile(file, "utf8");
    if (content.length <= largestFile) return content;
    found.report("file-unreadable", "the file is larger than 1 MiB", { help: "check that the right file is named" });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") return undefined;
    const reason = code === "EISDIR" ? "is a folder" : "may not be read";
    found.report("file-unreadable", `the file ${reason}`, { help: "correct the path or the permissions of the file" });
  }
  return undefined;
}

const emptyFile: TomlFile = { value: {}, placeOf: () => undefined, dropped: [] };

/** All off, feedback too: what the file says about it is unknown. */
function unreadable(found: FindingCollector): Config {
  return {
    ...defaultConfig(found.source, firstError(found, 0)),
    feedback: { enabled: false },
    findings: found.findings,
  };
}

async function parse(text: string | undefined, source: ConfigSource, found: FindingCollector): Promise<Config> {
  const environment = source.environment ?? process.env;
  const { resolveConfig } = await import("./resolve.js");
  const { readToml } = text === undefined ? { readToml: () => emptyFile } : await import("./toml.js");
  const file = readToml(text ?? "");
  if ("problem" in file) {
    found.report("toml-syntax", `this is no TOML: ${file.problem}`, {
      place: file.place,
      help: "fix the syntax here",
    });
    return unreadable(found);
  }
  const folder = source.file === undefined ? process.cwd() : dirname(resolve(source.file));
  return resolveConfig({ file, environment, folder, found, killed: findKillSwitch(environment) });
}

async function load(source: ConfigSource): Promise<Config> {
  const found = createFindingCollector(source.file ?? "config.toml");
  const environment = source.environment ?? process.env;
  const text = await readText(source, found);
  if (found.findings.length > 0) return unreadable(found);
  const killed = findKillSwitch(environment);
  const isSilent = killed !== undefined || !Object.keys(environment).some((name) => name.startsWith("OTEL_"));
  if (text === undefined && isSilent) return defaultConfig(source.file ?? null, killed ?? "nothing configures it");
  return parse(text, source, found);
}

/**
 * Reads `[otel]`, `[analytics]` and `[feedback]`. Precedence: OTEL_SDK_DISABLED and DO_NOT_TRACK, then the
 * file, then the OTEL_* variables, then the defaults. Does not reject for what a person wrote, unless `strict`.
 */
export async function loadConfig(source: ConfigSource = {}): Promise<Config> {
  const config = await load(source);
  if (source.strict === true && config.findings.length > 0) throw new ConfigError(config.findings);
  return config;
}
