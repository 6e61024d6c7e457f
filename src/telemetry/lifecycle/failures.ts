import type { Exporter, Signal, SignalConfig } from "../settings/config.js";
import type { Finding, FindingCode } from "../findings/finding.js";
import { packagesOf } from "./packages.js";
import { RegistrationError } from "../signals/setup.js";
import { CertificateError } from "../senders/tls.js";

type Told = readonly [code: FindingCode, message: string, help: string];

function tellExporter(exporter: Exporter, code: string): Told {
  if (exporter.kind === "file")
    return ["folder", `"${exporter.folder}" cannot be written (${code})`, "name a folder that can be written"];
  if (exporter.kind === "prometheus")
    return [
      "wrong-value",
      `cannot listen on ${exporter.host}:${exporter.port} (${code})`,
      "choose another host or port",
    ];
  // What an unknown error says could hold the value of a header.
  return [
    "wrong-value",
    `the ${exporter.kind} exporter could not be made (${code === "" ? "unknown" : code})`,
    "check its options",
  ];
}

function tell(error: unknown, signal: Signal, { exporter }: SignalConfig): Told {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : String(error);
  if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") {
    const name = /'([^']+)'/.exec(message)?.[1] ?? "a package";
    return [
      "package-missing",
      `${signal} need the package "${name}", which is not installed`,
      `npm install ${packagesOf(signal, exporter).join(" ")}`,
    ];
  }
  if (code === "EADDRINUSE" && exporter.kind === "prometheus") {
    return [
      "port-in-use",
      `port ${exporter.port} on ${exporter.host} is in use`,
      "choose another port, or end the program that has it",
    ];
  }
  if (error instanceof RegistrationError) {
    return [
      "already-registered",
      message,
      "start telemetry once, before others do; `npm ls @opentelemetry/api` must show one version",
    ];
  }
  if (error instanceof CertificateError) return ["certificate", message, "name PEM files that belong together"];
  return tellExporter(exporter, code);
}

/** Why a signal could not start: what was wrong, and the mend. The key that asked for the signal is the source. */
export function findFailure(error: unknown, signal: Signal, config: SignalConfig): Finding {
  const [code, message, help] = tell(error, signal, config);
  return { code, severity: "error", source: config.why, line: null, column: null, message, help };
}
