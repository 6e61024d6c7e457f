/** The script of a page with the style beside it, as the build, and vitest, make them: see `generator/page-bundle.mjs`. */
declare module "*.bundle" {
  export const script: string;
  export const style: string;
  /** For the page's Content-Security-Policy. */
  export const scriptHash: string;
  export const styleHash: string;
}
