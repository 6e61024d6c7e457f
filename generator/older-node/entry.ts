import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { cacheFolder } from "../write/record-place.js";
import { loadCompiled } from "./load-compiled.js";

// What newer versions of Node do by themselves: they keep what they compile for the next process, and compile in steps what
// is called often.

const forShortRuns = [
  // Bytes of bytecode that are run before V8 compiles a function to the end, six times its own default: most runs of a command
  // are over before that has paid.
  "--interrupt-budget=400000",
  // The room for what is young has its full size (16 MiB) as soon as it is too small, instead of twice as much each time:
  // what a run reads first is copied less often.
  "--semi-space-growth-factor=16",
];

const program = join(__dirname, "main.cjs");
const { NODE_DISABLE_COMPILE_CACHE: isUnwanted, NODE_V8_COVERAGE: isMeasured } = process.env;
const cache = isUnwanted || isMeasured ? null : cacheFolder(__dirname, process.env);

if (process.versions.node.startsWith("20.")) for (const flag of forShortRuns) setFlagsFromString(flag);
if (cache === null) require(program);
else process.on("exit", loadCompiled(program, join(cache, "compiled")).keep);
