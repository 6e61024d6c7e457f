// Certificates of receivers on loopback: one that is right, and others that are not, each in its own way.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

function makeIn(folder) {
  const openssl = (...options) => execFileSync("openssl", options, { cwd: folder, stdio: "pipe" });
  const sign = (name, ca, host, days = "1") => {
    writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${host}\n`);
    openssl("req", ...key, "-subj", `/CN=${name}`, "-keyout", `${name}.key`, "-out", `${name}.csr`);
    const by = ["-CA", `${ca}.pem`, "-CAkey", `${ca}.key`, "-CAcreateserial", "-extfile", `${name}.ext`];
    openssl("x509", "-req", "-in", `${name}.csr`, ...by, "-days", days, "-out", `${name}.pem`);
  };
  for (const name of ["ca", "foreign"]) {
    const files = ["-keyout", `${name}.key`, "-out", `${name}.pem`];
    openssl("req", "-x509", ...key, "-days", "1", "-subj", `/CN=${name}`, ...files);
  }
  sign("right", "ca", "IP:127.0.0.1");
  sign("expired", "ca", "IP:127.0.0.1", "-1");
  sign("other", "ca", "DNS:other.test");
  sign("unknown", "foreign", "IP:127.0.0.1");
}

/** Undefined where there is no openssl. */
export function createCertificates() {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-faults-"));
  const read = (name) => readFileSync(join(folder, name));
  const pair = (name) => ({ cert: read(`${name}.pem`), key: read(`${name}.key`) });
  try {
    makeIn(folder);
  } catch {
    return undefined;
  }
  return {
    folder,
    ca: join(folder, "ca.pem"),
    right: pair("right"),
    expired: pair("expired"),
    other: pair("other"),
    unknown: pair("unknown"),
    self: pair("foreign"),
    mutual: { ...pair("right"), ca: read("ca.pem"), requestCert: true, rejectUnauthorized: true },
  };
}
