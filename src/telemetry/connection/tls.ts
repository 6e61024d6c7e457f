import { readFile } from "node:fs/promises";
import type { Tls } from "../settings/config.js";

type LoadedTls = { readonly ca?: Buffer; readonly cert?: Buffer; readonly key?: Buffer };

/** The PEM files do not hold what they should. */
export class CertificateError extends Error {}

/** Reads the PEM files and makes sure that they belong together. A CA of one's own takes the place of the built-in ones. */
export async function loadTls({ caCertificate, clientCertificate, clientPrivateKey }: Tls): Promise<LoadedTls> {
  const loaded: LoadedTls = {
    ...(caCertificate === undefined ? {} : { ca: await readFile(caCertificate) }),
    ...(clientCertificate === undefined ? {} : { cert: await readFile(clientCertificate) }),
    ...(clientPrivateKey === undefined ? {} : { key: await readFile(clientPrivateKey) }),
  };
  const { createSecureContext } = await import("node:tls");
  const { X509Certificate } = await import("node:crypto");
  try {
    // An own CA that is no certificate would be passed over in silence.
    if (loaded.ca !== undefined) new X509Certificate(loaded.ca);
    createSecureContext(loaded);
  } catch {
    const files = [caCertificate, clientCertificate, clientPrivateKey].filter((file) => file !== undefined);
    throw new CertificateError(`no valid certificates and keys: ${files.join(", ")}`);
  }
  return loaded;
}
