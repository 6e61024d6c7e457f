/** How a project installs packages and runs what they bring. */
export type PackageManager = {
  /** Steps of a GitHub workflow that install what the lock file names. */
  readonly install: readonly string[];
  readonly add: string;
  readonly addDevelopment: string;
  readonly run: string;
  readonly execute: string;
};

/** What was found out about a project. */
export type ManagerFacts = {
  /** As package-manager-detector calls it, such as `npm` or `yarn@berry`; null where nothing names one. */
  readonly agent: string | null;
  /** Whether the folder is the root of a workspace with several packages. */
  readonly isWorkspaceRoot: boolean;
};

const npm: PackageManager = {
  install: ["run: npm ci"],
  add: "npm install",
  addDevelopment: "npm install --save-dev",
  run: "npm run",
  execute: "npx",
};

const pnpm: PackageManager = {
  install: ["run: corepack enable", "run: pnpm install --frozen-lockfile"],
  add: "pnpm add",
  addDevelopment: "pnpm add --save-dev",
  run: "pnpm run",
  execute: "pnpm exec",
};

const yarn: PackageManager = {
  install: ["run: corepack enable", "run: yarn install --immutable"],
  add: "yarn add",
  addDevelopment: "yarn add --dev",
  run: "yarn run",
  execute: "yarn run",
};

const classicYarn: PackageManager = { ...yarn, install: ["run: yarn install --frozen-lockfile"] };

const bun: PackageManager = {
  install: ["uses: oven-sh/setup-bun@v2", "run: bun install --frozen-lockfile"],
  add: "bun add",
  addDevelopment: "bun add --dev",
  run: "bun run",
  execute: "bun run",
};

/** The second flag is what a manager wants to hear before it adds to the root of a workspace. */
const managers: ReadonlyMap<string, readonly [manager: PackageManager, atRoot?: string]> = new Map([
  ["npm", [npm]],
  ["pnpm", [pnpm, "--workspace-root"]],
  ["yarn", [classicYarn, "--ignore-workspace-root-check"]],
  ["yarn@berry", [yarn]],
  ["bun", [bun]],
]);

/** The commands of a package manager; undefined for one whose commands are not known. */
export function packageManager({ agent, isWorkspaceRoot }: ManagerFacts): PackageManager | undefined {
  const [manager, atRoot] = managers.get(agent ?? "npm") ?? [];
  if (manager === undefined || atRoot === undefined || !isWorkspaceRoot) return manager;
  const { add, addDevelopment } = manager;
  return { ...manager, add: `${add} ${atRoot}`, addDevelopment: `${addDevelopment} ${atRoot}` };
}

/** The one whose commands stand in for others. */
export const defaultManager: PackageManager = npm;
