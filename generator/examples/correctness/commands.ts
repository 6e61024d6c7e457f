import type { Example } from "../example.js";

/** What is found before a catalog is read: lines for a shell, in a folder that holds the files that they name. */
export const commandExamples = {
  "file-unreadable": {
    wrong: "$ npx meterbook lint --catalog catalog.yml\n",
    right: "$ npx meterbook lint --catalog catalog.yaml\n",
  },
  "file-too-large": {
    wrong: "$ npx meterbook lint --catalog access.log # 17 MiB\n",
    right: "$ npx meterbook lint --catalog catalog.yaml\n",
  },
  "file-not-text": {
    wrong: "$ cp latin1.yaml catalog.yaml\n$ npx meterbook lint\n",
    right: "$ iconv -f latin1 -t utf-8 latin1.yaml > catalog.yaml\n$ npx meterbook lint\n",
  },
} as const satisfies Readonly<Record<string, Example>>;
