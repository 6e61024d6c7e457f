/** What Meterbook generates, by the name that its files begin with: `recorders` is recorders.ts and everything in recorders/. */
export const outputNames = ["recorders", "validators", "metrics", "telemetry", "catalog"] as const;
