/** What a code finds, and the same without the fault: texts that are shown as they are. */
export type Example = { readonly wrong: string; readonly right: string };

/** The same where it takes more than a catalog: whole files by path, which lie in one folder. */
export type FileExample = { readonly wrong: Files; readonly right: Files };

export type Files = Readonly<Record<string, string>>;
