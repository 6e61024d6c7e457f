// Runs several command lines in turn in one process, each as the process would alone, and answers what each gave: its
// exit code, what it printed, and the addresses of the modules that it loaded and that none before had. What is CommonJS
// is loaded by each again. The debugger of Node says which modules these are, without the thread that hooks would take.
const { Session } = require("node:inspector");
const nodeModule = require("node:module");
const { isAbsolute } = require("node:path");
const { pathToFileURL } = require("node:url");

const [, , bin, listsModules] = process.argv;
const own = { ...process.env };
const kept = new Set(process.stdout.listeners("error"));
let answer;

if (listsModules === "true") {
  const session = new Session();
  session.connect();
  session.on("Debugger.scriptParsed", ({ params: { url } }) => {
    answer?.modules.add(isAbsolute(url) ? pathToFileURL(url).href : url);
  });
  session.post("Debugger.enable");
}
// Of newer versions of Node.
nodeModule.enableCompileCache = () => {
  answer.keepsCompiled = true;
};

process.stdout.write = (text) => {
  answer.out += text;
  return true;
};
process.stderr.write = (text) => {
  answer.err += text;
  return true;
};

process.on("message", ({ cwd, words, variables }) => {
  answer = { out: "", err: "", modules: new Set(), keepsCompiled: false };
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, own, variables);
  process.chdir(cwd);
  process.argv = [process.execPath, bin, ...words];
  for (const id of Object.keys(require.cache)) delete require.cache[id];
  // What a process has to end by has ended when nothing keeps it; the parent alone would.
  process.channel.unref();
  require(bin);
});

process.on("beforeExit", (code) => {
  if (answer === undefined) return;
  const { modules, ...said } = answer;
  answer = undefined;
  process.exitCode = undefined;
  for (const stream of [process.stdout, process.stderr]) {
    for (const listener of stream.listeners("error")) if (!kept.has(listener)) stream.off("error", listener);
  }
  process.channel.ref();
  process.send({ code, signal: null, ...said, modules: [...modules] });
});
