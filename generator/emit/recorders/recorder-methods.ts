import { flatMap } from "../../flat-map.js";
import type { Attribute, Metric } from "../../model/catalog.js";
import { type Form, formsOf } from "../../model/variants.js";
import {
  block,
  choice,
  type Doc,
  group,
  type Imported,
  indent,
  line,
  lineWidth,
  list,
  softLine,
  views,
  widthOf,
} from "../typescript/doc.js";
import { propertyAccess } from "../typescript/literal.js";
import { lookUpOf } from "./look-up-order.js";
import { formConstant, metricConstant } from "./metric-definition.js";
import { conversionBetween } from "../../model/units/conversion.js";
import { placeConstant } from "./place-function.js";
import { recorderComment, timerComment } from "./recorder-comment.js";
import type { Relatives } from "./relatives.js";
import { scaledText } from "./scaled-text.js";
import { type Method, optional, parameter, withDefault } from "../typescript/signature.js";
import { arrays, contract, contractType } from "../typescript/symbols.js";

/** Positions that the contract has a look-up for; more go through `findMany`. */
const mostPositions = 8;

/** The methods of one metric: its recorder, and what starts its timer. */
export function recorderMethods(metric: Form, relatives: Relatives): readonly Method[] {
  if (metric.observable) return [observer(metric, relatives)];
  const { timer } = metric.names;
  return [recorder(metric, relatives), ...(timer === null ? [] : [timerMethod(metric, timer, relatives)])];
}

function recorder(metric: Form, relatives: Relatives): Method {
  const { instrument, names } = metric;
  const valueFirst = instrument === "gauge" || instrument === "histogram";
  const attributes = attributesParameter(metric);
  return {
    name: names.recorder,
    comment: recorderComment(metric, relatives),
    parameters: valueFirst
      ? [parameter("value", "number"), ...attributes]
      : [...attributes, amountParameter(metric, relatives)],
    returnType: "void",
    body: [body(metric, valueFirst ? "value" : "amount", relatives)],
  };
}

/** Reading an attribute may run the caller's code, a getter or a proxy: what it throws is reported, not passed on. */
function body(metric: Form, number: string, { emittedWith, recorded }: Relatives): Doc {
  if (emittedWith !== undefined && recorded.length === 0) return forwarding(metric, number, emittedWith);
  const forms = flatMap(recorded, (each) => (each.key === metric.key ? [metric] : formsOf(each)));
  const calls = forms.map((each) => recordCall(each, numberFor(each, metric, number)));
  const report = [contract("reportFailure"), `(this, ${metricConstant(metric.whole ?? metric)}, error);`];
  return ["try ", block(calls), " catch (error) ", block([report])];
}

/** The number as another name of the metric has it, in its unit. */
function numberFor({ unit }: Metric, given: Metric, number: string): Doc {
  const conversion = conversionBetween(given.unit, unit);
  return conversion === undefined ? number : scaledText(number, conversion);
}

/** An amount that is left out is one, in the unit of the recorder that is called. */
function amountParameter(metric: Metric, { recorded }: Relatives): Doc {
  const isConverted = recorded.some(({ unit }) => unit !== metric.unit);
  return isConverted ? withDefault("amount", "number", "1", "") : optional("amount", "number");
}

/** The recorder of the new name records both. */
function forwarding(metric: Metric, number: string, { names }: Metric): Doc {
  const attributes = metric.attributes.length === 0 ? [] : ["attributes"];
  const given = number === "value" ? [number, ...attributes] : [...attributes, number];
  return list(`this.${names.recorder}(`, given, ");");
}

function recordCall(metric: Form, number: Doc): Doc {
  const given = metric.attributes.length === 0 ? "undefined" : "attributes";
  const resolved = list([contract("resolveSeries"), "("], ["this", definitionOf(metric), given], ")");
  const series = [lookUp(metric), " ??", group(indent([line, resolved]))];
  return group([
    recordFunction(metric),
    "(",
    indent([softLine, series, ",", line, number]),
    choice("", ","),
    softLine,
    ");",
  ]);
}

/** The constant of what a recorder takes. */
function definitionOf(form: Form): string {
  return form.whole === undefined ? metricConstant(form) : formConstant(form);
}

/** By the positions of the whole metric; what only other variants have is undefined. */
function lookUp(form: Form): Doc {
  const metric = form.whole ?? form;
  const { placed, others } = lookUpOf(metric);
  const own = new Map(form.attributes.map((attribute) => [attribute.key, attribute]));
  const given = ({ key }: Attribute): Doc => {
    const attribute = own.get(key);
    if (attribute === undefined) return "undefined";
    const value = propertyAccess("attributes", key);
    return attribute.isArray ? [arrays("sharedArray"), `(${value})`] : value;
  };
  const place = placed.length === 0 ? [] : [list([placeConstant(metric), "("], placed.map(given), ")")];
  const constant = metricConstant(metric);
  const values = others.map(given);
  if (values.length <= mostPositions)
    return list([contract(`find${values.length}`), "("], ["this", constant, ...values, ...place], ")");
  // Formatters embrace a last argument that is an array.
  return place.length === 0
    ? list([contract("findMany"), `(this, ${constant}, [`], values, "])")
    : list([contract("findMany"), "("], ["this", constant, list("[", values, "]"), ...place], ")");
}

function recordFunction({ instrument }: Metric): Imported {
  return contract({ counter: "add", up_down_counter: "add", gauge: "set", histogram: "record" }[instrument]);
}

function attributesParameter({ attributes, names }: Metric): readonly Doc[] {
  if (attributes.length === 0) return [];
  const isOptional = attributes.every(({ required }) => !required);
  return [isOptional ? withDefault("attributes", names.attributes, "{}") : parameter("attributes", names.attributes)];
}

type Timer = NonNullable<Metric["names"]["timer"]>;

function timerMethod(metric: Metric, { method, unit }: Timer, relatives: Relatives): Method {
  const { attributes, names } = metric;
  const common = { name: method, comment: timerComment(metric, relatives), body: [timerBody(metric, unit)] };
  if (attributes.length === 0) return { ...common, parameters: [], returnType: "() => void" };
  return {
    ...common,
    typeParameters: [`Given extends keyof ${names.attributes} = never`],
    parameters: [optional("attributes", `Pick<${names.attributes}, Given>`)],
    returnType: [contractType("Timer"), `<${names.attributes}, Given>`],
  };
}

/** Elapsed time is fractional, which a metric of whole numbers would reject. */
function timerBody({ attributes, names, valueType }: Metric, unit: string): Doc {
  const value = valueType === "int" ? "Math.round(value)" : "value";
  const start = ["return ", contract("startTimer"), "("];
  if (attributes.length === 0) return [start, `"${unit}", undefined, (value) => this.${names.recorder}(${value}));`];
  const head = ["(value, ", parameter("all", names.attributes), ") => "];
  const recording = [head, block([`this.${names.recorder}(${value}, all);`])];
  const embracing = [start, `"${unit}", attributes, `, recording, ");"];
  // Formatters embrace a last argument that is a function as long as its head fits on the line.
  const bodyDepth = 2;
  const width = widthOf([start, `"${unit}", attributes, `, head, "{"]);
  if (width <= lineWidth - "  ".length * bodyDepth) return embracing;
  return views(list(start, [`"${unit}"`, "attributes", recording], ");"), embracing, "");
}

function observer(metric: Form, relatives: Relatives): Method {
  const { names, attributes } = metric;
  const type = attributes.length === 0 ? "Record<never, never>" : names.attributes;
  return {
    name: names.recorder,
    comment: recorderComment(metric, relatives),
    parameters: [parameter("callback", [contractType("ObservableCallback"), `<${type}>`])],
    returnType: "() => void",
    body: [observation(metric, relatives)],
  };
}

/** One callback is asked once, however many names its answers have. */
function observation(metric: Form, { emittedWith, oldNames }: Relatives): Doc {
  if (emittedWith !== undefined) return list(`return this.${emittedWith.names.recorder}(`, ["callback"], ");");
  const constants = [metric, ...oldNames.flatMap(formsOf)].map(definitionOf);
  if (oldNames.length === 0) return ["return ", contract("observe"), `(this, ${constants.join("")}, callback);`];
  return list(["return ", contract("observeAll"), "("], ["this", list("[", constants, "]"), "callback"], ");");
}
