// Loaded before a program: says at its end, on standard error, the microseconds of the processor and the KiB of memory that it used.
// As CommonJS, which adds a millisecond; a module would make Node load its loader of modules first.
const { writeSync } = require("node:fs");

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(2, `used ${userCPUTime + systemCPUTime} ${maxRSS}`);
});
