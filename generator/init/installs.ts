import type { PackageManager } from "./package-manager.js";
import type { ReleaseLine } from "./release-lines.js";

/** The major version of zod that generated validators import. */
const zodVersion = 4;

/** The zod that a project asks for, where validators cannot be generated for it, as `^3.25.0`; null where they can. */
export function olderZod(asked: ReadonlyMap<string, string>): string | null {
  const range = asked.get("zod") ?? "";
  const major = /\d+/.exec(range)?.[0];
  return major !== undefined && Number(major) < zodVersion ? range : null;
}

/** The commands that install what a project does not ask for yet. One without the API has no SDK that would export. */
export function installs(
  asked: readonly string[],
  { add, addDevelopment }: PackageManager,
  { api, sdk }: ReleaseLine,
): readonly string[] {
  const isMissing = (name: string) => !asked.includes(name);
  const wanted = [
    ...(isMissing("@meterbook/runtime") ? ["@meterbook/runtime"] : []),
    ...(isMissing("@opentelemetry/api") ? [`@opentelemetry/api@${api}`, `@opentelemetry/sdk-metrics@${sdk}`] : []),
    ...(isMissing("zod") ? [`zod@${zodVersion}`] : []),
  ];
  return [
    ...(isMissing("meterbook") ? [`${addDevelopment} meterbook`] : []),
    ...(wanted.length === 0 ? [] : [`${add} ${wanted.join(" ")}`]),
  ];
}
