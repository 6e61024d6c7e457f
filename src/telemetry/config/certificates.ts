import { access, constants } from "node:fs/promises";
import type { Exporter } from "../settings/config.js";

/** The first PEM file of an exporter that cannot be read, with the reason. */
export async function findUnreadable(exporter: Exporter): Promise<{ file: string; reason: string } | undefined> {
  if (exporter.kind !== "otlp-http" && exporter.kind !== "otlp-grpc") return undefined;
  const { caCertificate, clientCertificate, clientPrivateKey } = exporter.tls;
  for (const file of [caCertificate, clientCertificate, clientPrivateKey]) {
    if (file === undefined) continue;
    try {
      await access(file, constants.R_OK);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      return { file, reason: code === "ENOENT" ? "does not exist" : "may not be read" };
    }
  }
  return undefined;
}
