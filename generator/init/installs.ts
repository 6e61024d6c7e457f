import type { PackageManager } from "./package-manager.js";
import type { ReleaseLine } from "./release-lines.js";

/** The major version of zod that generated validators import. */
export const zodVersion = 4;

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
