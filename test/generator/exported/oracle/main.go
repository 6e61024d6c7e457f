// Reads one JSON array a line, [name, unit, instrument], and writes what Prometheus makes of it: the name of the metric by
// each of the four strategies and, of the same text as an attribute, the label, escaped and not. Empty means none.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"unicode/utf8"

	"github.com/prometheus/otlptranslator"
)

var types = map[string]otlptranslator.MetricType{
	"counter":         otlptranslator.MetricTypeMonotonicCounter,
	"up_down_counter": otlptranslator.MetricTypeNonMonotonicCounter,
	"gauge":           otlptranslator.MetricTypeGauge,
	"histogram":       otlptranslator.MetricTypeHistogram,
}

var strategies = []otlptranslator.TranslationStrategyOption{
	otlptranslator.UnderscoreEscapingWithSuffixes,
	otlptranslator.UnderscoreEscapingWithoutSuffixes,
	otlptranslator.NoUTF8EscapingWithSuffixes,
	otlptranslator.NoTranslation,
}

func stored(name string, err error) string {
	if err != nil || !utf8.ValidString(name) {
		return ""
	}
	return name
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		var given [3]string
		if err := json.Unmarshal(in.Bytes(), &given); err != nil {
			panic(err)
		}
		row := []string{}
		for _, strategy := range strategies {
			namer := otlptranslator.NewMetricNamer("", strategy)
			row = append(row, stored(namer.Build(otlptranslator.Metric{Name: given[0], Unit: given[1], Type: types[given[2]]})))
		}
		for _, utf8Allowed := range []bool{false, true} {
			namer := otlptranslator.LabelNamer{UTF8Allowed: utf8Allowed}
			row = append(row, stored(namer.Build(given[0])))
		}
		if err := out.Encode(row); err != nil {
			panic(err)
		}
	}
}
