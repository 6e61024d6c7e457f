// A registry on this machine: it has the packed packages, and leads to the configured registry for all others. Run as a
// process of its own, as its caller waits for the commands that ask it: `registry.mjs <upstream> <tarball>...` prints its address.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [upstream, ...tarballs] = process.argv.slice(2);
const files = new Map(tarballs.map((file) => [manifestIn(file).name, file]));

function manifestIn(file) {
  return JSON.parse(execFileSync("tar", ["-xzOf", file, "package/package.json"], { encoding: "utf8" }));
}

/** What a registry says about a package of one version. */
function packument(name, file) {
  const manifest = manifestIn(file);
  const integrity = `sha512-${createHash("sha512").update(readFileSync(file)).digest("base64")}`;
  const dist = { tarball: `${address()}/${name}/-/packed.tgz`, integrity };
  const { version } = manifest;
  return { name, "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } } };
}

const server = createServer(({ url }, response) => {
  const path = decodeURIComponent(url).slice(1);
  const name = path.replace(/\/-\/packed\.tgz$/, "");
  const file = files.get(name);
  if (file === undefined) return response.writeHead(307, { location: upstream.replace(/\/$/, "") + url }).end();
  if (name !== path) return response.end(readFileSync(file));
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(packument(name, file)));
});

function address() {
  return `http://127.0.0.1:${server.address().port}`;
}

server.listen(0, "127.0.0.1", () => process.stdout.write(`${address()}\n`));
