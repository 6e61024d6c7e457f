// What a row plays in: a receiver that can be harmed and healed, at an address that stays.
import { host, startNameServer, swallow } from "./names.mjs";
import { startFront, startGrpc, startHttp, takeGrpc, takeHttp } from "./servers.mjs";

const receivers = { binary: [startHttp, takeHttp], json: [startHttp, takeHttp], grpc: [startGrpc, takeGrpc] };

/** The receiver that has the connections while the fault lasts: the same one, or one with another certificate. */
async function startHarmed(fault, start, store, behaviour, tools, right) {
  if (fault.tls === undefined || fault.tls === "mute") return right;
  return start(store, behaviour, fault.tls === "plain" ? undefined : tools.certificates[fault.tls]);
}

/** Undefined where this machine cannot play the fault. */
export async function startScene({ protocol, fault }, store, tools) {
  if (fault.tls !== undefined && tools.certificates === undefined) return undefined;
  const [start, take] = receivers[protocol];
  const behaviour = { current: take };
  const right = await start(store, behaviour, fault.tls === undefined ? undefined : tools.certificates.right);
  const harmed = await startHarmed(fault, start, store, behaviour, tools, right);
  const way = { leadsTo: right.port };
  const front = await startFront(way);
  let isHarmed = true;
  const names = fault.isNameless ? await startNameServer(() => isHarmed) : undefined;
  let swallowing;
  const harm = async () => {
    isHarmed = true;
    behaviour.current = fault.current ?? take;
    behaviour.early = fault.early;
    way.raw = fault.tls === "mute" ? (socket) => socket.resume() : fault.raw;
    way.leadsTo = harmed.port;
    front.cut();
    if (fault.isAway || fault.isSwallowing) await front.close();
    if (fault.isSwallowing) swallowing = await swallow(front.port);
    return !fault.isSwallowing || swallowing !== undefined;
  };
  const heal = async () => {
    isHarmed = false;
    Object.assign(behaviour, { current: take, early: undefined });
    Object.assign(way, { raw: undefined, leadsTo: right.port });
    await swallowing?.end();
    if (fault.isAway || fault.isSwallowing) await front.open();
    front.cut();
  };
  const end = async () => {
    await swallowing?.end();
    for (const server of [front, right, harmed, names]) server?.end();
  };
  const scheme = fault.tls === undefined ? "http" : "https";
  const url = `${scheme}://${fault.isNameless ? host : "127.0.0.1"}:${front.port}`;
  return { url, nameServer: names?.address, harm, heal, end };
}
