const testFolder = /(^|\/)(tests?|__tests__|__mocks__|specs?|e2e|fixtures|benchmarks?)\//;
const testName = /[.-](test|spec|test-d|bench|e2e)\.[cm]?[jt]sx?$/;

/** Whether a file belongs to the tests of a project, by how they are called. */
export function isTestFile(path: string, folder: string): boolean {
  const below = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
  return testFolder.test(below) || testName.test(below);
}
