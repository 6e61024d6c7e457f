/** What editors offer to insert below `metrics:`, where the names are free (a vocabulary of vscode and yaml-language-server). */
export const metricSnippets = [
  snippet("new counter", "How often something happened.", "counter", "What is counted."),
  snippet("new histogram", "How long something took, or how large it was.", "histogram", "What is measured.", {
    unit: "${3:ms}",
  }),
];

function snippet(label: string, description: string, instrument: string, hint: string, more: object = {}) {
  return { label, description, body: { "${1:area.event}": { instrument, ...more, description: `\${2:${hint}}` } } };
}
