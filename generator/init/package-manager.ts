/** How a project installs packages and runs what they bring. */
export type PackageManager = {
  /** Steps of continuous integration. */
  readonly install: readonly string[];
  readonly add: string;
  readonly addDevelopment: string;
  readonly run: string;
  readonly execute: string;
};

const npm: PackageManager = {
  install: ["npm ci"],
  add: "npm install",
  addDevelopment: "npm install --save-dev",
  run: "npm run",
  execute: "npx",
};

const others: readonly (readonly [lockFile: string, PackageManager])[] = [
  [
    "pnpm-lock.yaml",
    {
      install: ["corepack enable", "pnpm install --frozen-lockfile"],
      add: "pnpm add",
      addDevelopment: "pnpm add --save-dev",
      run: "pnpm run",
      execute: "pnpm exec",
    },
  ],
  [
    "yarn.lock",
    {
      install: ["corepack enable", "yarn install --frozen-lockfile"],
      add: "yarn add",
      addDevelopment: "yarn add --dev",
      run: "yarn run",
      execute: "yarn run",
    },
  ],
];

/** The one whose lock file is there; npm when there is none. */
export function packageManager(files: readonly string[]): PackageManager {
  return others.find(([lockFile]) => files.includes(lockFile))?.[1] ?? npm;
}
