import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Peer, startPeer } from "./json-rpc.js";

export type Completion = {
  readonly label: string;
  readonly insertText?: string;
  readonly documentation?: string | { readonly value: string };
};

/** 0-based, as the protocol counts. */
type Point = { readonly line: number; readonly character: number };
type Problem = { readonly message: string; readonly range: { readonly start: Point; readonly end: Point } };

/** A catalog in the editor; `|` in its text marks the caret and is taken out. */
type Opened = {
  readonly complete: () => Promise<readonly Completion[]>;
  /** Markdown; empty where nothing is shown. */
  readonly hover: () => Promise<string>;
  readonly problems: () => Promise<readonly Problem[]>;
};

export type LanguageServer = {
  readonly open: (marked: string, schema?: SchemaName) => Opened;
  /** What the server told and asked, by method. */
  readonly heard: readonly string[];
  readonly stop: () => Promise<void>;
};

const server = dirname(createRequire(import.meta.url).resolve("yaml-language-server/package.json"));
type SchemaName = "catalog" | "part";

function schemaOf(name: SchemaName): string {
  return pathToFileURL(fileURLToPath(new URL(`../../generator/${name}.schema.json`, import.meta.url))).href;
}

/** Nothing may come from the network. */
const settings = {
  yaml: { schemaStore: { enable: false }, completion: true, hover: true, validate: true },
  http: { proxy: "http://127.0.0.1:9", proxyStrictSSL: true },
};
const capabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
    hover: { contentFormat: ["markdown"] },
    publishDiagnostics: {},
  },
  workspace: { configuration: true },
};

/** yaml-language-server over stdio, as editors run it, with catalogs whose first line names the schema. */
export async function startLanguageServer(): Promise<LanguageServer> {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-"));
  const heard: string[] = [];
  const waiting = new Map<string, (problems: readonly Problem[]) => void>();
  const peer = startPeer(join(server, "bin/yaml-language-server"), ["--stdio"], (method, params) => {
    heard.push(method);
    if (method === "textDocument/publishDiagnostics") {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Problem[] };
      waiting.get(uri)?.(diagnostics);
    }
    return method === "workspace/configuration" ? [settings.yaml, settings.http, {}, {}, {}] : null;
  });
  const rootUri = pathToFileURL(folder).href;
  await peer.ask("initialize", { processId: process.pid, rootUri, capabilities, workspaceFolders: null });
  peer.tell("initialized", {});
  peer.tell("workspace/didChangeConfiguration", { settings });
  let count = 0;
  const open = (marked: string, schema: SchemaName = "catalog"): Opened => {
    const uri = pathToFileURL(join(folder, `${++count}.yaml`)).href;
    const found = new Promise<readonly Problem[]>((resolve) => waiting.set(uri, resolve));
    return { ...openIn(peer, uri, { marked, schema }), problems: () => found };
  };
  const stop = async (): Promise<void> => {
    await peer.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { open, heard, stop };
}

type Marked = { readonly marked: string; readonly schema: SchemaName };

function openIn(peer: Peer, uri: string, { marked, schema }: Marked): Omit<Opened, "problems"> {
  const text = `# yaml-language-server: $schema=${schemaOf(schema)}\n${marked.replace("|", "")}`;
  peer.tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
  const lines = marked.slice(0, Math.max(0, marked.indexOf("|"))).split("\n");
  const at = { textDocument: { uri }, position: { line: lines.length, character: lines.at(-1)?.length ?? 0 } };
  return {
    complete: async () => ((await peer.ask("textDocument/completion", at)) as { items: readonly Completion[] }).items,
    hover: async () => {
      const shown = (await peer.ask("textDocument/hover", at)) as { contents: { value: string } } | null;
      return shown?.contents.value ?? "";
    },
  };
}
