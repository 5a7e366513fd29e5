// What is collected from a page: as the rules in use want it.
import { elements, list, reviews, scripts, watch } from "companion:page-probes";
import { LIST_PROBES_KEY, PAGE_PROBES_KEY, type PageProbes } from "../messages/page-probes.js";

export const BUILT_IN_PROBES: PageProbes = { scripts, elements, watch };
export const BUILT_IN_LIST_PROBES: PageProbes = list;
/** Of reviews; what newer rules would ask for comes with the next version. */
export const REVIEW_PROBES: PageProbes = reviews;

/** The probes of updated rules where there are any that this browser understands, else those built in. */
export const readPageProbes = (): Promise<PageProbes> => readProbes(PAGE_PROBES_KEY, BUILT_IN_PROBES);
/** The same for pages that list products. */
export const readListProbes = (): Promise<PageProbes> => readProbes(LIST_PROBES_KEY, BUILT_IN_LIST_PROBES);

async function readProbes(key: string, builtIn: PageProbes): Promise<PageProbes> {
  const stored = (await chrome.storage.local.get(key))[key] as unknown;
  return isPageProbes(stored) ? stored : builtIn;
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === "string");

function isPageProbes(value: unknown): value is PageProbes {
  if (typeof value !== "object" || value === null) return false;
  const probes = value as Record<keyof PageProbes, unknown>;
  return (
    isTexts(probes.scripts) && isTexts(probes.elements) && isTexts(probes.watch) &&
    [...probes.elements, ...probes.watch].every(isSelector)
  );
}

function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}
