import type { Sample } from "../../exposition/exposition.js";

/** The same for the same labels, without that of a bucket. */
export function labelsKey({ labels }: Sample): string {
  return labels
    .filter(({ name }) => name !== "le")
    .map(({ name, value }) => `${name}\0${value}`)
    .join("\0\0");
}
