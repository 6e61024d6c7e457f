# Reads texts as JSON lines, {"format", "text"}, and prints for each what prometheus_client's parsers make of it.
import json
import math
import sys

from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as prometheus


def number(value):
    if math.isnan(value):
        return "NaN"
    return ("+" if value > 0 else "-") + "Inf" if math.isinf(value) else repr(float(value))


def exemplar(given):
    if given is None:
        return None
    time = None if given.timestamp is None else float(given.timestamp)
    return [sorted(given.labels.items()), number(given.value), time]


def read(entry):
    parse = openmetrics if entry["format"] == "openmetrics" else prometheus
    families = list(parse(entry["text"]))
    return [
        [sample.name, sorted(sample.labels.items()), number(sample.value),
         None if sample.timestamp is None else float(sample.timestamp), exemplar(sample.exemplar)]
        for family in families
        for sample in family.samples
    ]


for line in sys.stdin:
    try:
        print(json.dumps({"samples": read(json.loads(line))}))
    except Exception as error:  # whatever it rejects
        print(json.dumps({"error": str(error)}))
