/** A small catalog that has no findings. */
export const shop = `catalog: 1
name: shop
prefix: shop.
metrics:
  order.placed:
    instrument: counter
    description: An order was placed.
  checkout.duration_ms:
    instrument: histogram
    unit: ms
    description: Time from the cart to the receipt.
    attributes: { method: [card, cash] }
`;

/** The same with an error in it, at 7:5. */
export const faulty: string = shop.replace("description: An order", "descripton: An order");

/** The same with a warning. */
export const doubtful: string = shop.replace(
  "description: An order was placed.",
  "description: An order was placed.\n    allow: [invalid-unit]",
);

/** The same with one more metric. */
export const grown: string = `${shop}  order.cancelled:
    instrument: counter
    description: An order was cancelled.
`;

export function withSettings(...lines: readonly string[]): string {
  return `${shop}generate:\n${lines.map((line) => `  ${line}\n`).join("")}`;
}
