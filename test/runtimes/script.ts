import { runAll } from "./suite.js";

// biome-ignore lint/suspicious/noConsole: what every runtime has
for (const line of await runAll()) console.log(line);
