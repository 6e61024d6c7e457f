import type { Exporter, Signal, SignalConfig } from "../settings/config.js";
import type { Finding, FindingCode } from "../findings/finding.js";
import { packagesOf } from "./packages.js";
import { bundledCode } from "../packages/optional.js";
import { RegistrationError } from "../signals/signal.js";
import { CertificateError } from "../connection/tls.js";

type FailureText = readonly [code: FindingCode, message: string, help: string];

function describeExporterFailure(exporter: Exporter, code: string): FailureText {
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

function describeFailure(error: unknown, signal: Signal, { exporter }: SignalConfig): FailureText {
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
  if (code === bundledCode) {
    const help = "keep the packages of @opentelemetry out of the bundle, or give it a `require`: see docs/platforms.md";
    return ["package-missing", `${signal} could not start: ${message}`, help];
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
  return describeExporterFailure(exporter, code);
}

/** Why a signal could not start: what was wrong, and the fix. The key that switched the signal on is the source. */
export function findFailure(error: unknown, signal: Signal, config: SignalConfig): Finding {
  const [code, message, help] = describeFailure(error, signal, config);
  return { code, severity: "error", source: config.why, line: null, column: null, message, help };
}
