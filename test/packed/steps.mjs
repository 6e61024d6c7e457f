import { execFile, spawnSync } from "node:child_process";

/** Runs a command; the end of its output is what a person sees. Fails unless it ends with the wanted code. */
export function run(folder, command, words, { code = 0, variables = {} } = {}) {
  const options = { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", ...variables } };
  const { status, stdout, stderr, error } = spawnSync(command, words, options);
  if (error) throw error;
  if (status !== code) {
    throw new Error(`${command} ${words.join(" ")} ended with ${status} instead of ${code}\n${stdout}${stderr}`);
  }
  return `${stdout}${stderr}`;
}

/** The same while others run. */
export function runBeside(folder, command, words, variables) {
  const options = { cwd: folder, env: { ...process.env, NO_COLOR: "1", ...variables }, maxBuffer: 2 ** 26 };
  return new Promise((resolve, reject) => {
    execFile(command, words, options, (error, stdout, stderr) => {
      if (error === null) resolve(`${stdout}${stderr}`);
      else reject(new Error(`${command} ${words.join(" ")} ended with ${error.code}\n${stdout}${stderr}`));
    });
  });
}

export function expectEqual(what, actual, wanted) {
  if (actual !== wanted) throw new Error(`${what}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(actual)}`);
  process.stdout.write(`ok  ${what}\n`);
}

export function expectMatch(what, actual, wanted) {
  if (!wanted.test(actual)) throw new Error(`${what}: ${wanted} is not in\n${actual}`);
  process.stdout.write(`ok  ${what}\n`);
}
