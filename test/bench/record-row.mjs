// The measurements, each one in a process of its own: what one has taught the engine must not help or hurt the next.
// Every figure is a ratio within one process, except where it says otherwise.
import { createRecorderProducer } from "@meterbook/runtime/sdk";
import { createLogger, eventCalls, handWrittenEvents, literalEvents, nothing, withEvents } from "./record-events.mjs";
import { bytesOf, fastestOf, timesOf } from "./record-measure.mjs";
import {
  boundCalls,
  childCalls,
  clientCalls,
  clients,
  createRecorders,
  createSdk,
  handWrittenCalls,
  leastHistogramCalls,
  preparedCalls,
  preparedHandWrittenCalls,
  recorderCalls,
  withCalls,
} from "./record-recorders.mjs";
import { createTracer, handWrittenSpans, idleTracer, keepContext, spanCalls } from "./record-spans.mjs";

function bound(kind, { attributes, metrics }) {
  const record = createRecorders(kind, attributes, metrics);
  record.bind(createSdk().meter);
  return record;
}

/** Recorder, hand-written with a spread and with a literal, the clients of Prometheus. */
function counterRow(shape, rounds) {
  const times = timesOf(
    {
      recorder: recorderCalls(bound("Counter", shape), "Counter", shape),
      spread: handWrittenCalls(createSdk().meter, "Counter", shape),
      literal: handWrittenCalls(createSdk().meter, "Counter", shape, "literal"),
      successor: clientCalls(clients.successor, shape),
    },
    rounds,
  );
  const { recorder, spread, literal, successor } = times;
  return { recorder, spread: spread / recorder, literal: literal / recorder, successor: successor / recorder };
}

/** What the documents compare, in one run: nanoseconds a call, with two attributes and the four of the context. */
function comparison(shape, rounds) {
  const record = bound("Counter", shape);
  return timesOf(
    {
      recorder: recorderCalls(record, "Counter", shape),
      bound: boundCalls(record),
      spread: handWrittenCalls(createSdk().meter, "Counter", shape),
      literal: handWrittenCalls(createSdk().meter, "Counter", shape, "literal"),
      prepared: preparedHandWrittenCalls(createSdk().meter.createCounter("bench")),
      ...Object.fromEntries(
        Object.entries(clients).flatMap(([name, client]) => [
          [`${name}Two`, clientCalls(client, { attributes: 2 })],
          [`${name}Six`, clientCalls(client, { attributes: 6 })],
          [`${name}Child`, childCalls(client)],
        ]),
      ),
    },
    rounds,
  );
}

/**
 * Through the API or through the producer of `@meterbook/runtime/sdk`, as a program has one of them, against the
 * hand-written call; and the least that the SDK takes.
 */
function histogramRow({ attributes, producer = false }, rounds) {
  const record = createRecorders("Histogram", attributes);
  record.bind(producer ? createRecorderProducer({ name: "bench" }).meter : createSdk().meter);
  const { recorder, spread, least } = timesOf(
    {
      recorder: recorderCalls(record, "Histogram", { attributes }),
      spread: handWrittenCalls(createSdk().meter, "Histogram", { attributes }),
      least: leastHistogramCalls(createSdk().meter.createHistogram("bench")),
    },
    rounds,
  );
  return { recorder: spread / recorder, least: spread / least };
}

/** A handle for each call. */
function withRow(shape, rounds) {
  const { request, spread } = timesOf(
    {
      request: withCalls(bound("Counter", shape), shape),
      spread: handWrittenCalls(createSdk().meter, "Counter", shape),
    },
    rounds,
  );
  return { request: spread / request };
}

/** Bytes of a call, of whole amounts and of fractions, bound, and of the hand-written call with prepared attributes. */
function allocation() {
  const record = bound("Counter", { attributes: 2 });
  const counter = createSdk().meter.createCounter("bench");
  return {
    whole: bytesOf(preparedCalls(record, 1), 1_000_000),
    fraction: bytesOf(preparedCalls(record, 0.5), 1_000_000),
    bound: bytesOf(boundCalls(record), 1_000_000),
    handWritten: bytesOf(preparedHandWrittenCalls(counter), 500),
  };
}

/** An interval of a thousand series: so many calls each, then a collection, through the API or the producer. */
async function intervalRow({ calls, producer = false }, rounds) {
  const shape = { attributes: 1, series: 1000 };
  const [ours, theirs, alone, aloneByHand] = [createSdk(), createSdk(), createSdk(), createSdk()];
  const recorders = [ours, alone].map((sdk) => {
    const record = createRecorders("Counter", 1);
    const source = createRecorderProducer({ name: "bench" });
    record.bind(producer ? source.meter : sdk.meter);
    if (producer) Object.assign(sdk, createSdk({ metricProducers: [source] }));
    return recorderCalls(record, "Counter", shape);
  });
  const handWritten = [theirs, aloneByHand].map(({ meter }) => handWrittenCalls(meter, "Counter", shape));
  const interval = (run, { reader }) => ({
    act() {
      run(calls * 1000);
      return reader.collect();
    },
  });
  const collection = (run, { reader }) => ({ prepare: () => run(calls * 1000), act: () => reader.collect() });
  const best = await fastestOf(
    {
      whole: interval(recorders[0], ours),
      wholeByHand: interval(handWritten[0], theirs),
      collection: collection(recorders[1], alone),
      collectionByHand: collection(handWritten[1], aloneByHand),
    },
    rounds,
  );
  return { interval: best.wholeByHand / best.whole, collection: best.collection / best.collectionByHand };
}

/** Nanoseconds of an event and of the same by hand: with a Logger that does nothing, and with one of the SDK. */
function eventRow(_, rounds) {
  const [ours, theirs, others] = [createLogger(), createLogger(), createLogger()];
  return timesOf(
    {
      event: eventCalls(nothing),
      literal: literalEvents(nothing),
      spread: handWrittenEvents(nothing),
      eventToSdk: eventCalls(ours),
      literalToSdk: literalEvents(theirs),
      spreadToSdk: handWrittenEvents(others),
    },
    rounds,
  );
}

/** Nanoseconds of a span and of the same by hand: with a Tracer that does nothing, and with one of the SDK. */
function spanRow(_, rounds) {
  keepContext();
  return timesOf(
    {
      span: spanCalls(idleTracer),
      hand: handWrittenSpans(idleTracer),
      spanToSdk: spanCalls(createTracer()),
      handToSdk: handWrittenSpans(createTracer()),
    },
    rounds,
  );
}

/** A counter of a catalog that has events, too; in a process of its own, as programs have one kind of recorders. */
function besideEventsRow(shape, rounds) {
  const record = createRecorders("Counter", shape.attributes, 1, withEvents);
  record.bind(createSdk().meter);
  const { recorder, spread } = timesOf(
    {
      recorder: recorderCalls(record, "Counter", shape),
      spread: handWrittenCalls(createSdk().meter, "Counter", shape),
    },
    rounds,
  );
  return { spread: spread / recorder };
}

const rows = {
  eventRow,
  spanRow,
  besideEventsRow,
  counterRow,
  comparison,
  histogramRow,
  withRow,
  allocation,
  intervalRow,
};

if (process.argv[2] !== undefined) {
  const { row, shape, rounds } = JSON.parse(process.argv[2]);
  process.stdout.write(JSON.stringify(await rows[row](shape, rounds)));
}
