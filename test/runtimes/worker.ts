import { npmSdk } from "./host.js";
import { runAll } from "./suite.js";

// biome-ignore lint/style/noDefaultExport: workerd reads the default export
export default {
  async test(): Promise<void> {
    const lines = await runAll(npmSdk);
    // biome-ignore lint/suspicious/noConsole: the way out of workerd
    console.log(lines.join("\n"));
    if (lines.some((line) => line.startsWith("FAILED"))) throw new Error("a check failed");
  },
};
