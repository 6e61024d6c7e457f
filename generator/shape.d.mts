import type { Plugin } from "vite";

export const shape: Plugin;
