import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expectedFolder, type Scenario, scenarios } from "../golden-scenarios.js";

export const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** Packages of the supported compilers, the oldest last. */
export const compilers = [
  "typescript",
  "typescript-6.0",
  "typescript-5.9",
  "typescript-5.8",
  "typescript-5.5",
] as const;
export type Compiler = (typeof compilers)[number];

export const modules = ["nodenext", "bundler"] as const;
export const apis = ["1.9", "1.10"] as const;

export type Lane = {
  readonly compiler: Compiler;
  readonly module: (typeof modules)[number];
  readonly api: (typeof apis)[number];
  /** Every strict flag, or `strict` alone, which most programs have. */
  readonly flags: "all" | "strict";
};

const strictFlags = {
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
} as const;

const apiTypes: Readonly<Record<Lane["api"], string>> = {
  "1.9": "node_modules/@opentelemetry/api/build/src/index.d.ts",
  "1.10": "node_modules/opentelemetry-api-1.10/dist/index.d.mts",
};

/** The options under which generated code must compile. */
export function compilerOptions({ compiler, module, api, flags }: Lane): Readonly<Record<string, unknown>> {
  const isErasable = compiler !== "typescript-5.5";
  return {
    target: "es2022",
    lib: ["es2022"],
    types: [],
    rootDir: "/",
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    ...(module === "nodenext" ? { module, moduleResolution: module } : { module: "esnext", moduleResolution: module }),
    ...(flags === "all" ? { ...strictFlags, ...(isErasable && { erasableSyntaxOnly: true }) } : {}),
    paths: { "@opentelemetry/api": [join(root, apiTypes[api])] },
  };
}

/** All generated TypeScript of this repository that the module system of a lane can load. */
export function generatedSources(module: Lane["module"]): readonly string[] {
  const loadable = scenarios.filter(({ name }) => module === "bundler" || name !== "import-extension-none");
  return [...loadable.map(expectedFolder), join(root, "generated")].flatMap(sourcesIn);
}

export function sourcesOf(scenario: Scenario): readonly string[] {
  return sourcesIn(expectedFolder(scenario));
}

export function sourcesIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.sort().map((file) => join(folder, file));
}

type Compilation = {
  readonly status: number;
  readonly errors: readonly string[];
  readonly files: ReadonlySet<string>;
};

/** Type-checks files in a process of the compiler. */
export async function compile(lane: Lane, files: readonly string[]): Promise<Compilation> {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-compile-"));
  try {
    const project = join(folder, "tsconfig.json");
    writeFileSync(project, JSON.stringify({ compilerOptions: compilerOptions(lane), files }));
    const { status, out } = await runCompiler(lane.compiler, ["-p", project, "--listFiles", "--pretty", "false"]);
    const lines = out.split("\n").filter((line) => line !== "");
    const isError = (line: string) => /error TS\d+/.test(line) || line.startsWith(" ");
    return { status, errors: lines.filter(isError), files: new Set(lines.filter((line) => !isError(line))) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function version(compiler: Compiler): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(root, "node_modules", compiler, "package.json"), "utf8"),
  );
  return version;
}

/** A process of a compiler; the fast one in one thread, which takes half of the processor's time that several take. */
export function runCompiler(
  compiler: Compiler,
  words: readonly string[],
  cwd: string = root,
): Promise<{ readonly status: number; readonly out: string }> {
  const tsc = join(root, "node_modules", compiler, "bin/tsc");
  const threads = compiler === "typescript" ? ["--singleThreaded"] : [];
  return new Promise((resolve, reject) => {
    const options = { cwd, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [tsc, ...words, ...threads], options, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== "number") reject(error);
      else resolve({ status: Number(error?.code ?? 0), out: stdout + stderr });
    });
  });
}
