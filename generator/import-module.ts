/**
 * `import()` of what only modules have. It stands alone in a file of the built program: code that V8 takes from a cache cannot
 * import in Node 20.
 */
export function importModule<Module>(specifier: string): Promise<Module> {
  return import(/* @vite-ignore */ specifier);
}
