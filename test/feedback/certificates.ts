import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../generator/temporary-folder.js";

type Certificate = { readonly key: string; readonly cert: string };

/** Certificates are made with the openssl command; without it, tests that need them say so. */
export const hasOpenssl: boolean = spawnSync("openssl", ["version"]).status === 0;

/** A certificate that is its own authority, for the names. */
export function makeCertificate(...names: readonly string[]): Certificate {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const alternatives = names.map((name) => (/^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`)).join(",");
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-x509", "-days", "2"];
  const subject = ["-subj", "/CN=meterbook test", "-addext", `subjectAltName=${alternatives}`];
  execFileSync("openssl", ["req", ...kind, ...subject, "-keyout", key, "-out", cert], { stdio: "ignore" });
  return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
}
