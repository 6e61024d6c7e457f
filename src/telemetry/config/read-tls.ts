import { access, constants } from "node:fs/promises";
import { resolve } from "node:path";
import type * as z from "zod";
import type { FindingCollector } from "../findings/finding-collector.js";
import type { exporters } from "../schema/exporters.js";
import type { Tls } from "../settings/config.js";
import { type Location, locate } from "./check-value.js";

type TlsOptions = z.output<(typeof exporters)["otlp-grpc"]["options"]>["tls"];

async function findReason(file: string): Promise<string | undefined> {
  try {
    await access(file, constants.R_OK);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "ENOENT" ? "does not exist" : "may not be read";
  }
}

/** The absolute paths of PEM files; each one that cannot be read is a finding. */
export async function readTls(
  files: TlsOptions,
  folder: string,
  at: Location,
  collector: FindingCollector,
): Promise<Tls> {
  for (const [option, file] of Object.entries(files)) {
    if (file === undefined) continue;
    const path = resolve(folder, file);
    const reason = await findReason(path);
    if (reason === undefined) continue;
    const { found, place } = locate(at, ["tls", option], collector);
    found.report("certificate", `"${path}" ${reason}`, {
      place,
      help: "correct the path or the permissions of the file",
    });
  }
  const { "ca-certificate": ca, "client-certificate": certificate, "client-private-key": key } = files;
  return {
    ...(ca === undefined ? {} : { caCertificate: resolve(folder, ca) }),
    ...(certificate === undefined ? {} : { clientCertificate: resolve(folder, certificate) }),
    ...(key === undefined ? {} : { clientPrivateKey: resolve(folder, key) }),
  };
}
