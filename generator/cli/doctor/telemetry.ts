import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { releaseLine } from "../../init/release-lines.js";
import { importModule } from "../../import-module.js";
import { CommandError } from "../../write/command-error.js";

/** What the installed package says about a configuration. */
export type Diagnosis = {
  readonly ok: boolean;
  readonly findings: readonly object[];
  readonly probes: Readonly<Record<string, object>>;
  readonly apiCopies: readonly object[];
  readonly text: string;
};

/** What is asked of `@meterbook/telemetry`; a configuration is only handed on. */
type Telemetry = {
  loadConfig(source: { readonly file?: string }): Promise<unknown>;
  diagnose(config: unknown, options: { readonly probe: boolean; readonly inProgram: boolean }): Promise<Diagnosis>;
};

const name = "@meterbook/telemetry";
const api = "@opentelemetry/api";

/** A folder and the version of Node that runs its program. */
type Place = { readonly folder: string; readonly node: string };

/** The package that the program in a folder would load. */
export async function loadTelemetry(place: Place): Promise<Telemetry> {
  const { loadConfig } = await load<Pick<Telemetry, "loadConfig">>(`${name}/config`, place);
  const { diagnose } = await load<Pick<Telemetry, "diagnose">>(name, place);
  if (typeof loadConfig !== "function" || typeof diagnose !== "function") throw tooOld();
  return { loadConfig, diagnose };
}

/** The installed package decides what an entry holds, so that any part of it may be missing. */
async function load<Entry>(entry: string, { folder, node }: Place): Promise<Partial<Entry>> {
  try {
    return await importModule(pathToFileURL(createRequire(join(folder, "package.json")).resolve(entry)).href);
  } catch (error) {
    throw errorFor(error, `${api}@${releaseLine(node, null).api}`);
  }
}

/** `wantedApi` is the API as it is to be installed. */
function errorFor(error: unknown, wantedApi: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const install = `run \`npm install ${name} ${wantedApi}\``;
  if (code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return tooOld();
  if (!(error instanceof Error) || (code !== "MODULE_NOT_FOUND" && code !== "ERR_MODULE_NOT_FOUND")) return error;
  const missing = /(?:package|module) '([^'/.][^']*)'/.exec(error.message)?.[1];
  if (missing === name || missing === `${name}/config`) {
    return new CommandError(`"${name}" is not installed here`, install);
  }
  if (missing === undefined) return new CommandError(`"${name}" is not installed in full`, install);
  const wanted = missing === api ? wantedApi : missing;
  return new CommandError(`"${name}" needs "${missing}", which is not installed`, `run \`npm install ${wanted}\``);
}

function tooOld(): CommandError {
  return new CommandError(`the installed "${name}" is too old for this command`, `run \`npm install ${name}@latest\``);
}
