import type { PackageManager } from "./package-manager.js";

export const workflowPath = ".github/workflows/metrics.yml";

/** A workflow for GitHub that fails when the catalog has errors, or the generated files are not what it asks for. */
export function workflow({ install }: PackageManager, commands: readonly string[]): string {
  const steps = [...install, ...commands.map((command) => `run: ${command} --format github`)];
  return `# Fails when the catalog has errors, or when the generated files are not what it asks for.
name: Metrics
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
${steps.map((step) => `      - ${step}\n`).join("")}`;
}
