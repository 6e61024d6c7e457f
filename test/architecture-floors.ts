import type { HouseRule } from "./architecture-rules.js";

/**
 * The rooms of each package below `src/`, floor by floor from the ground up. A room imports from rooms on lower floors
 * only, types included; a package's entries stand above all rooms, and nothing imports them.
 */
const floors: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "src/runtime": [["catalog", "local"], ["series", "memory"], ["measurement"], ["recorders"], ["signals"]],
  "src/telemetry": [
    ["findings", "packages"],
    ["settings"],
    ["schema", "connection"],
    ["senders"],
    ["config", "reference", "queue"],
    ["signals"],
    ["lifecycle"],
    ["diagnosis"],
  ],
  "src/feedback": [["redact", "logs", "submission"], ["storage"], ["draft", "transport"], ["flow"], ["terminal"]],
};

const entries: Readonly<Record<string, readonly string[]>> = {
  "src/runtime": ["index", "contract", "arrays", "events", "testing", "sdk", "zod"],
  "src/telemetry": ["index", "config"],
  "src/feedback": ["index"],
};

type Home = { readonly pack: string; readonly room: string };

/** The package and the room of a file below `src/`; the room of an entry is empty. */
function homeOf(path: string): Home | undefined {
  const [, pack, , room = ""] = /^(src\/\w+)(\/(\w+)(?=\/))?\//.exec(path) ?? [];
  return pack === undefined ? undefined : { pack, room };
}

function floorOf({ pack, room }: Home): number {
  const own = floors[pack] ?? [];
  return room === "" ? own.length : own.findIndex((rooms) => rooms.includes(room));
}

function isAllowed(from: Home, to: Home): boolean {
  if (from.pack !== to.pack) return true;
  return from.room === to.room ? from.room !== "" : floorOf(to) < floorOf(from);
}

export const floorRules: readonly HouseRule[] = [
  {
    holds: "a room imports from rooms on lower floors only",
    violations: (sources) =>
      sources.flatMap(({ path, imports }) => {
        const from = homeOf(path);
        if (from === undefined) return [];
        return imports.flatMap(({ target }) => {
          const to = homeOf(target);
          return to === undefined || isAllowed(from, to) ? [] : [`${path}: imports ${target} from above`];
        });
      }),
    planted: [
      ["src/runtime/series/planted.ts", 'import { report } from "../measurement/report.js";'],
      ["src/runtime/catalog/planted.ts", 'import type { Tree } from "../local/storage.js";'],
      ["src/runtime/recorders/planted.ts", 'import type { Recorders } from "../index.js";'],
      ["src/runtime/planted.ts", 'import { recordInMemory } from "./testing.js";'],
      ["src/telemetry/findings/planted.ts", 'import type { Config } from "../settings/config.js";'],
    ],
  },
  {
    holds: "each file below src/ is an entry or in a room of the table",
    violations: (sources) =>
      sources.flatMap(({ path }) => {
        if (!path.startsWith("src/")) return [];
        const home = homeOf(path);
        const name = /([^/]+)\.ts$/.exec(path)?.[1] ?? "";
        const isEntry = home?.room === "" && entries[home.pack]?.includes(name) === true;
        const isInRoom = home !== undefined && home.room !== "" && floorOf(home) >= 0;
        return isEntry || isInRoom ? [] : [`${path}: not in the table`];
      }),
    planted: [
      ["src/planted.ts", ""],
      ["src/runtime/planted.ts", ""],
      ["src/telemetry/attic/planted.ts", ""],
    ],
  },
];
