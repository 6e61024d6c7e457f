import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { temporaryFolder } from "../generator/temporary-folder.js";

/** PEM files of a CA, of a server with this name, and of a client, in a folder of the running test. */
export type Certificates = { readonly folder: string; read(name: string): Buffer };

const keyOptions = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"];

const made = new Map<string, string>();
/** Goes when all tests have ended (user-cache.ts). */
const originals = join(process.env["XDG_CACHE_HOME"] ?? tmpdir(), "certificates-");

/** With days below 0, the certificates of server and client have expired. Those for a host are made once, and copied. */
export function createCertificates(host = "127.0.0.1", days = 1): Certificates {
  const key = `${host} ${days}`;
  const original = made.get(key) ?? makeCertificates(host, days);
  made.set(key, original);
  const folder = temporaryFolder();
  cpSync(original, folder, { recursive: true });
  return { folder, read: (name) => readFileSync(join(folder, name)) };
}

function makeCertificates(host: string, days: number): string {
  const folder = mkdtempSync(originals);
  const name = /^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`;
  writeFileSync(join(folder, "server.ext"), `subjectAltName=${name}\n`);
  const openssl = (...options: string[]) => execFileSync("openssl", options, { cwd: folder, stdio: "pipe" });
  openssl("req", "-x509", ...keyOptions, "-subj", "/CN=test CA", "-keyout", "ca.key", "-out", "ca.pem");
  for (const name of ["server", "client"]) {
    openssl("req", ...keyOptions.slice(0, 5), "-subj", `/CN=${name}`, "-keyout", `${name}.key`, "-out", `${name}.csr`);
    const extensions = name === "server" ? ["-extfile", "server.ext"] : [];
    openssl(
      "x509",
      "-req",
      "-in",
      `${name}.csr`,
      "-CA",
      "ca.pem",
      "-CAkey",
      "ca.key",
      "-CAcreateserial",
      "-days",
      String(days),
      ...extensions,
      "-out",
      `${name}.pem`,
    );
  }
  return folder;
}
