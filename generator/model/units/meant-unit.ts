import { annotatedUnit, type Meaning, meaningsOf, type Meanings, mistaken } from "./spellings.js";
import { isUcum } from "./ucum.js";

/** Why a valid unit is probably a mistake, and what to write instead. */
type Mistake = { readonly reason: string; readonly help: string };

/** What to write instead of a unit that UCUM does not have; undefined when nobody can say. */
export function helpForInvalid(unit: string): string | undefined {
  const terms = termsOf(
    unit
      .trim()
      .replace(/\s+per\s+|_per_|\s*\/\s*/g, "/")
      .replace(/^\/s$/, "1/s"),
  );
  const whole = meaningsOf(unit);
  return helpOf(whole === undefined ? terms.map(replacementOf) : [whole]);
}

/** Why a valid unit is hardly the one that is meant; undefined when nothing speaks against it. */
export function mistakeIn(unit: string): Mistake | undefined {
  const terms = termsOf(unit);
  for (const [index, term] of terms.entries()) {
    const found = mistakeOfTerm(term);
    if (found === undefined) continue;
    const help = helpOf(terms.map((each, at) => (at === index ? found.meanings : [{ code: each }])));
    return help === undefined ? undefined : { reason: found.reason, help };
  }
  return undefined;
}

function mistakeOfTerm(term: string): { readonly reason: string; readonly meanings: Meanings } | undefined {
  const known = mistaken.get(term);
  if (known !== undefined) return { reason: `UCUM reads "${term}" as ${known.says}`, meanings: known.meanings };
  const annotation = /^\{([^{}]+)\}$/.exec(term)?.[1];
  const meanings = annotation === undefined ? undefined : annotatedUnit(annotation);
  return meanings && { reason: `"${term}" is a text in braces, which is no unit`, meanings };
}

/** The units of a quotient or product, and its signs between them. */
function termsOf(unit: string): readonly string[] {
  return unit.split(/([/.])/).filter((term) => term !== "");
}

function replacementOf(term: string): Meanings {
  const known = meaningsOf(term) ?? mistaken.get(term)?.meanings;
  if (known !== undefined && !/^[/.]$/.test(term)) return known;
  if (isUcum(term) || !/^[a-z]{3,}(?:[_-][a-z]+)*$/i.test(term)) return [{ code: term }];
  return [{ code: `{${singular(term.replaceAll("-", "_").toLowerCase())}}` }];
}

/** Only what is a unit is offered. Where one spelling can mean two, both are. */
function helpOf(terms: readonly Meanings[]): string | undefined {
  const open = terms.findIndex(({ length }) => length > 1);
  const choices: readonly Meaning[] = terms[open] ?? [{ code: "" }];
  const units = choices.map((choice) => {
    const code = terms.map(([first], index) => (index === open ? choice.code : first.code)).join("");
    return { code, of: choice.of };
  });
  if (!units.every(({ code }) => isUcum(code))) return undefined;
  const offered = units.map((each) => (each.of === undefined ? `"${each.code}"` : `"${each.code}" for ${each.of}`));
  return `write ${offered.join(", or ")}`;
}

/** `queries` → `query`; `status` stays. */
function singular(word: string): string {
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return word.replace(/s$/, "");
}
