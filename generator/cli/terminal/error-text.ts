/** An error and what to do about it, as people read them. */
export function errorText({ message, help }: { readonly message: string; readonly help: string | null }): string {
  return `error: ${message}\n${help === null ? "" : `  = help: ${help}\n`}`;
}
