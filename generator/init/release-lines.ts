/** Releases of OpenTelemetry whose packages resolve together. `1.9` stands for the newest 1.9, and needs no quotes in any shell. */
export type ReleaseLine = {
  /** The oldest Node that they run on. */
  readonly node: string;
  readonly api: string;
  readonly sdk: string;
};

/** That of the SDK 2, and that of the SDK 3. `@meterbook/telemetry` names the same. */
export const releaseLines = [
  { node: "20.19", api: "1.9", sdk: "2.12" },
  { node: "22.15", api: "1.10", sdk: "3.1" },
] as const satisfies readonly ReleaseLine[];

/** What goes with the API that a project has or asks for (`1.9.1`, `^1.10.0`), or else the newest that its Node can run. */
export function releaseLine(node: string, api: string | null): ReleaseLine {
  const [older, newer] = releaseLines;
  const asked = /(\d+)\.(\d+)/.exec(api ?? "")?.[0];
  return isAtLeast(asked ?? node, asked === undefined ? newer.node : newer.api) ? newer : older;
}

function isAtLeast(version: string, least: string): boolean {
  const [[major, minor], [leastMajor, leastMinor]] = [partsOf(version), partsOf(least)];
  return major === leastMajor ? minor >= leastMinor : major > leastMajor;
}

function partsOf(version: string): readonly [major: number, minor: number] {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return [major, minor];
}
