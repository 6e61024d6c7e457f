// What Jest loads by name.
// biome-ignore lint/style/noDefaultExport: Jest takes nothing else
export { JestReporter as default } from "./testing.js";
