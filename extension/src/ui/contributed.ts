// Export and erasure of what was contributed, key by key, in words.
import { text } from "../i18n/text.js";
import type { ExportedContributions, HeldKey } from "../messages/contribution.js";
import type { Envelope } from "../messages/envelope.js";
import { send } from "../messages/send.js";

/** What to tell the user. */
export interface Outcome {
  words: string;
  is_problem: boolean;
}

type Say = (words: string) => void;

/** Has every server erase what it holds of these keys. Keys that could not be asked for are kept. */
export async function eraseContributed(keys: readonly HeldKey[], say: Say): Promise<Outcome> {
  let erased = 0;
  let isDone = true;
  for (const [index, key] of keys.entries()) {
    say(text("rights.erasing", numbered(index, keys)));
    const answer = await send("contribution.erase", { key: key.id });
    if (!answer.ok) return { words: problemText(answer), is_problem: true };
    erased += answer.value.erased;
    isDone &&= answer.value.recomputed === "done";
  }
  const count = erased === 1 ? text("rights.erased_one") : text("rights.erased", { count: String(erased) });
  const decided = isDone ? text("rights.recomputed_done") : text("rights.recomputed_later");
  return { words: erased === 0 ? count : `${count} ${decided}`, is_problem: false };
}

/** A copy of what every server holds of these keys, beside what to tell. */
export async function exportContributed(
  keys: readonly HeldKey[],
  say: Say,
): Promise<Outcome & { copies: ExportedContributions[] }> {
  const copies: ExportedContributions[] = [];
  for (const [index, key] of keys.entries()) {
    say(text("rights.exporting", numbered(index, keys)));
    const answer = await send("contribution.export", { key: key.id });
    if (!answer.ok) return { words: problemText(answer), is_problem: true, copies: [] };
    copies.push(answer.value);
  }
  const count = copies.reduce((sum, { observations }) => sum + observations.length, 0);
  const words = count === 1 ? text("rights.exported_one") : text("rights.exported", { count: String(count) });
  return { words, is_problem: false, copies };
}

const numbered = (index: number, keys: readonly HeldKey[]) => ({ number: String(index + 1), total: String(keys.length) });

const problemText = ({ error }: Envelope<never> & { ok: false }): string =>
  error.code === "unauthorized" ? text("rights.unauthorized") : text("rights.failed");
