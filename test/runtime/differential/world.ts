import assert from "node:assert/strict";
import type { Operation, Scenario } from "./operations.js";
import { createHandWritingPlayer, createRecorderPlayer, type Player } from "./players.js";
import { createProducerScene, createSdkScene } from "./scene.js";

function play(player: Player, operation: Exclude<Operation, { readonly kind: "collect" }>): void {
  if (operation.kind === "call") player.call(operation);
  else if (operation.kind === "observe") player.observe(operation.value);
  else player[operation.kind]();
}

/** Runs a scenario with recorders on one SDK and with hand-written calls on another; throws where exports differ. */
export async function compare(scenario: Scenario): Promise<void> {
  const ours = scenario.producer ? createProducerScene(scenario) : createSdkScene(scenario);
  const theirs = createSdkScene(scenario);
  const players = [createRecorderPlayer(ours.meter, scenario), createHandWritingPlayer(theirs.meter)];
  const collect = async (reader: number): Promise<void> => {
    assert.deepStrictEqual(await ours.collect(reader), await theirs.collect(reader));
  };
  for (const operation of scenario.operations) {
    if (operation.kind === "collect") await collect(operation.reader);
    else for (const player of players) play(player, operation);
  }
  for (const player of players) player.bind();
  for (const reader of scenario.readers.keys()) await collect(reader);
  await Promise.all([ours.shutdown(), theirs.shutdown()]);
}
