import type { Plugin } from "vite";

export const shapeForVite: Plugin;
