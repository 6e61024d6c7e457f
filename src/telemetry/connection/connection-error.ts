/** A connection failed for a reason that its message says. It never holds what others have sent. */
export class ConnectionError extends Error {}

/** The other side has ended a connection without an answer. */
export const cut = "the connection was cut";

const causes: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens there",
  ECONNRESET: cut,
  EPIPE: cut,
  ENOTFOUND: "the host is unknown",
  EAI_AGAIN: "the host cannot be looked up now",
  EHOSTUNREACH: "the host is out of reach",
  ENETUNREACH: "the network is out of reach",
  ETIMEDOUT: "the host does not answer",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed; name its CA in `tls`",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is of an unknown CA; name it in `tls`",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is of an unknown CA; name it in `tls`",
  UNABLE_TO_GET_ISSUER_CERT: "its certificate is of an unknown CA; name it in `tls`",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is of an unknown CA; name it in `tls`",
  CERT_SIGNATURE_FAILURE: "its certificate is not of the CA in `tls`",
  CERT_HAS_EXPIRED: "its certificate has expired",
  CERT_NOT_YET_VALID: "its certificate is not valid yet; check the clocks",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS; write http:// in the endpoint",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "it does not speak TLS; write http:// in the endpoint",
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: "it wants a client certificate; name one in `tls`",
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: "it does not know the CA of the client certificate",
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: "it does not take the client certificate",
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: "it does not take the client certificate",
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: "the client certificate has expired",
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: "it rejects the TLS handshake; it may want a client certificate",
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: "it speaks no HTTP/2, so no gRPC; write otlp-http, or the port for gRPC",
};

/** Why a connection failed. */
export function messageOfError(error: unknown): string {
  if (error instanceof ConnectionError) return error.message;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code.startsWith("ERR_SSL_")) return causes[code] ?? `the TLS connection failed (${code})`;
  return causes[code] ?? `the connection failed${code === "" ? "" : ` (${code})`}`;
}
