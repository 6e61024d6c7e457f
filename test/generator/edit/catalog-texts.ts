/** Catalogs as people write them: of every indentation, with comments everywhere, in brackets, quoted. */
const commented: string = `# yaml-language-server: $schema=x
# The metrics of the shop.

catalog: 1 # version
name: shop
prefix: shop.

attributes:
  # which one
  tool: string
  status: { values: [ok], open: true } # more come

metrics:
  # --- orders ---

  # one more
  order.placed:
    instrument: counter # only up
    status: planned   # soon
    description: |
      Two
      lines # no comment

    attributes: [tool, status]

  # how long
  checkout.duration_ms:
    instrument: histogram
    unit: ms
    buckets:
      [1, 2,
       3]
    attributes: {
      method: [card, cash], # how
      # why
      reason: string # last
    }
    # the tail of it

  flow.one: { instrument: counter, unit: "1" }

  # --- no more ---
`;

const tight: string = `catalog: 1
name: "tight"
metrics:
    "task.a":
        instrument: counter
        description: 'It''s a'
        since: "1.0"
        attributes:
            tool:
            kind: # which
                type: string
    task.b:
        description: >+
            folded
            text

        instrument: gauge
        tags:
        - a
        - b
    task.c: {instrument: counter, attributes: {}, tags: []}
attributes: {tool: string}
`;

export const brackets: string = `{ catalog: 1, name: all,
  metrics: { a.b: { instrument: counter, description: "x" }, a.c: { instrument: gauge }, # two
    z: {
      instrument: histogram,
      unit: s,
      attributes: { kind: [one, two], }
    } }
}`;

const unended: string = `catalog: 1
name: end
metrics:
 only.one:
  instrument: counter
  tags: # none yet
  - x`;

const bare: string = `catalog: 1
name: bare
generate:
  output: generated

metrics:
  one:
    instrument: counter

  # the other
  two:
    instrument: counter
    deprecated: { since: "1.0" }`;

const marked: string = `%YAML_WAS_HERE
--- # a document
catalog: 1
name: >-
  marked
metrics:
  plain.one:
    description: goes on
      and on # here

      # deeper
    instrument: counter	# tab
    owner:   "goes
      on"
  plain.two: &no { instrument: counter }
... # the end`
  .replace("%YAML_WAS_HERE\n", "")
  .replace("&no ", "");

const explicit: string = `catalog: 1
? name
: explicit
metrics:
  ? "one"
  : instrument: counter
    tags: [a, b,
      c]
  two:
    ? instrument
    :
      counter
    description: |2
        indented
      text
    note: |+

      kept

  # of three
  three: {instrument: counter,
    description: "x, # y", tags: [
      a, # of a
      b
    ]}
`;

const windows: string = commented.replaceAll("\n", "\r\n");

const signalled: string = `catalog: 1
name: signalled
prefix: s.
attributes: { tool: string, status: [ok, error] }
metrics:
  task.calls: { instrument: counter, attributes: [tool, status] } # counted
  task.time:
    instrument: histogram
    unit: s
    attributes: [tool]

# what happens
events:
  # one is done
  task.done:
    description: Done.
    attributes:
      tool: # which
      success: boolean
      took_ms: double
    records:
      # each call
      task.calls: { status: { from: success, values: { true: ok, false: error } } }
      task.time: { value: took_ms }
  task.calls: { status: planned }

  late: { deprecated: { renamed_to: task.done }, attributes: [tool] }
spans:
  work:
    kind: client
    attributes: { tool: , outcome: [ok, error] }
    events: # attached
      - task.done
      - late # to go
    records: { task.time: { value: duration } }
  rest: { events: [task.done] }
`;

export const catalogTexts: readonly string[] = [
  signalled,
  commented,
  tight,
  brackets,
  unended,
  bare,
  marked,
  explicit,
  windows,
  `\ufeff${bare}\n`,
];
