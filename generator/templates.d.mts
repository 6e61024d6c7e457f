type Transformed = { readonly code: string; readonly map: null };

export const templates: {
  readonly name: string;
  readonly transform: (text: string, path: string) => Transformed | undefined;
};
