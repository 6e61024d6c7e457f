export const page: {
  readonly name: string;
  readonly resolveId: (source: string, importer: string | undefined) => string | undefined;
  readonly load: (id: string) => Promise<string> | undefined;
};
