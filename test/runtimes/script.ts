import { npmSdk } from "./host.js";
import { runAll } from "./suite.js";

// biome-ignore lint/suspicious/noConsole: what every runtime has
for (const line of await runAll(npmSdk)) console.log(line);
