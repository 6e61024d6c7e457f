import { catalogView } from "./catalog-view.js";
import type { Emitter } from "./emitter.js";

/** `catalog.json`: the resolved catalog for other programs. */
export const catalogJson: Emitter = {
  id: "catalog",
  emit(catalog) {
    return [{ path: "catalog.json", text: `${JSON.stringify(catalogView(catalog), null, 2)}\n` }];
  },
};
