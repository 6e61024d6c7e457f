import type { Plugin } from "vite";

/** Options of esbuild. */
export const shortening: { readonly mangleProps: RegExp; readonly mangleCache: Record<string, string> };

/** For the tests, so that they run what is published. */
export const shortenForVite: Plugin;
