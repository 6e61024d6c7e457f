/** A divided catalog is used like an undivided one: everything comes from recorders.js and validators.js. */
import {
  createRecorders,
  FleetRecorders,
  type FleetContext,
  type HttpServerRequestsAttributes,
} from "../fixtures/divided/expected/recorders.js";
import {
  type FleetMeasurement,
  fleetMeasurement,
  httpServerRequestsAttributes,
} from "../fixtures/divided/expected/validators.js";

const context: FleetContext = { region: "eu" };
const record: FleetRecorders = createRecorders(context);
const attributes: HttpServerRequestsAttributes = { route: "/" };

record.httpServerRequests(attributes, 2);
record.conState(1, { id: 7 });
record.starts();
record.pairLeft();
record.with({ region: "us" }).taskStep0(3, { ok: true });
record.startTaskStep0({ ok: true })();
record.emit.requestDone({ route: "/", seconds: 1 });
record.span.pass({}, (span) => span.set({ ok: true }));
record.emit.queueEmpty({ queue: "fast" });
record.emit.queueStuck({ queue: "slow", waited: 2 });
record.observeMemoryFree((observe) => observe(1));

// @ts-expect-error route is required
record.httpServerRequests({});

// @ts-expect-error the whole of "draft" is planned
record.draftOne();

// @ts-expect-error seconds is required
record.emit.requestDone({ route: "/" });

// @ts-expect-error queue allows "fast" and "slow"
record.emit.queueFull({ queue: "full" });

// @ts-expect-error queue is required, also where the type picks it
record.emit.queueStuck({ waited: 2 });

// @ts-expect-error waited is no attribute of it
record.emit.queueEmpty({ queue: "fast", waited: 2 });

// @ts-expect-error region allows "eu" and "us"
createRecorders({ region: "asia" });

export const isFleet: boolean = record instanceof FleetRecorders;
export const read: FleetMeasurement = fleetMeasurement.parse({});
export const route: string = httpServerRequestsAttributes.parse({}).route;

// @ts-expect-error the amount of a measurement is a number
export const text: FleetMeasurement = { metric: "fleet.starts", instrument: "counter", value: "1", attributes: {} };
