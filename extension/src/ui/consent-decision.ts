// A click that agrees or withdraws, with all that belongs to it: the browser's own permission, what must be
// said before agreeing, and the offer to erase what was sent when sharing ends.
import { text } from "../i18n/text.js";
import { areGroupsSmall, FEWEST_PRODUCTS } from "../messages/announcement.js";
import type { HeldKey } from "../messages/contribution.js";
import { send } from "../messages/send.js";
import type { ConsentName } from "../messages/settings.js";
import { requestDataCollection } from "../platform/data-collection.js";
import { eraseContributed, type Outcome } from "./contributed.js";
import { formatCount } from "./counts.js";
import { ask } from "./question.js";

type Say = (words: string) => void;
const NOTHING_TO_SAY: Outcome = { words: "", is_problem: false };

/**
 * Carries a decision out. Call it directly in the click: Firefox shows its question only then.
 * @param say shows progress
 */
export function decideConsent(consent: ConsentName, wanted: boolean, say: Say): Promise<Outcome> {
  return wanted ? agree(consent) : withdraw(consent, say);
}

async function agree(consent: ConsentName): Promise<Outcome> {
  const isAllowed = await requestDataCollection(consent).catch(() => false);
  if (!isAllowed) return (await write(consent, false)) ?? problem(text("options.declined"));
  if (consent === "lookup" && !(await acceptsGroups())) return NOTHING_TO_SAY;
  return (await write(consent, true)) ?? NOTHING_TO_SAY;
}

/** A server with small groups is named as such before anything is asked of it. */
async function acceptsGroups(): Promise<boolean> {
  const server = await send("server.read", { asks: true });
  const announced = server.ok ? server.value.announcement : undefined;
  // A server that does not answer now says it later, in the settings.
  if (!announced || !areGroupsSmall(announced)) return true;
  const words = { count: formatCount(announced.bucket_products ?? 0), least: formatCount(FEWEST_PRODUCTS) };
  const answer = await ask(text("small_groups.title"), text("small_groups.text", words), [
    { value: "agree", label: text("small_groups.agree") },
  ]);
  return answer === "agree";
}

async function withdraw(consent: ConsentName, say: Say): Promise<Outcome> {
  const used = consent === "contribute" ? await usedKeys() : [];
  const answer = used.length === 0 ? "keep" : await askAboutErasing();
  if (!answer) return NOTHING_TO_SAY;
  const failed = await write(consent, false);
  if (failed || consent !== "contribute") return failed ?? NOTHING_TO_SAY;
  const outcome = answer === "erase" ? await eraseContributed(used, say) : NOTHING_TO_SAY;
  // What could not be erased now can be later, as long as its key is there.
  if (!outcome.is_problem) await send("contribution.forget", {});
  return outcome;
}

const askAboutErasing = (): Promise<"erase" | "keep" | undefined> =>
  ask(text("withdraw.title"), text("withdraw.text"), [
    { value: "keep", label: text("withdraw.keep") },
    { value: "erase", label: text("withdraw.erase"), is_dangerous: true },
  ]);

async function usedKeys(): Promise<HeldKey[]> {
  const held = await send("contribution.read", {});
  return held.ok ? held.value.keys.filter(({ last_used_at: used }) => used !== undefined) : [];
}

/** Undefined when the decision is recorded. */
async function write(consent: ConsentName, granted: boolean): Promise<Outcome | undefined> {
  const saved = await send("consent.write", { consent, granted });
  if (saved.ok) return undefined;
  const cannotSign = consent === "contribute" && saved.error.code === "unavailable";
  return problem(cannotSign ? text("contribute.unsupported") : text("options.failed"));
}

const problem = (words: string): Outcome => ({ words, is_problem: true });
