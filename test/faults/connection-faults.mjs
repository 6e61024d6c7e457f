// What may go wrong before there is an answer, over each protocol.
import { kept } from "./expectations.mjs";

const raw = (name, start, error) => ({ name, raw: start, expect: kept(error) });
const silence = /^no answer within 1000 ms$/;
const cut = /^the connection (was cut|failed)/;

export const connectionFaults = [
  raw("resets at once", (socket) => socket.resetAndDestroy(), cut),
  raw("closes at once", (socket) => socket.destroy(), cut),
  raw("closes its half at once", (socket) => socket.resume().end(), cut),
  raw("resets after the first bytes", (socket) => socket.once("data", () => socket.resetAndDestroy()), cut),
  { ...raw("says nothing", (socket) => socket.resume(), silence), isEndless: true },
  raw(
    "speaks SSH",
    (socket) => socket.resume().write("SSH-2.0-OpenSSH_9\r\n"),
    /^what answers there (does not speak HTTP|speaks no HTTP\/2)$/,
  ),
  raw(
    "is a port for TLS",
    (socket) => socket.resume().end(Buffer.from([0x15, 3, 1, 0, 2, 2, 70])),
    /^it speaks TLS; write https/,
  ),
  { name: "nobody listens", isAway: true, expect: kept(/^nobody listens there$/) },
  { name: "a mute name server", isNameless: true, isEndless: true, expect: kept(silence) },
  { name: "a swallowed SYN", isSwallowing: true, isEndless: true, expect: kept(silence) },
];

export const tlsFaults = [
  { name: "TLS: has expired", tls: "expired", expect: kept(/^its certificate has expired$/) },
  { name: "TLS: another host", tls: "other", expect: kept(/^its certificate is for another host$/) },
  { name: "TLS: unknown CA", tls: "unknown", expect: kept(/^its certificate is of an unknown CA/) },
  { name: "TLS: self-signed", tls: "self", expect: kept(/^its certificate is self-signed/) },
  // What it says of the certificate can be lost when it closes the connection at once.
  {
    name: "TLS: wants a certificate",
    tls: "mutual",
    expect: kept(/^it wants a client certificate|^the connection was cut/),
  },
  { name: "TLS: says nothing", tls: "mute", isEndless: true, expect: kept(silence) },
  { name: "TLS: is a plain port", tls: "plain", expect: kept(/^it does not speak TLS/) },
];
