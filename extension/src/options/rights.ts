// What the user contributed: the keys it is known by, a copy of it, its erasure.
import { text } from "../i18n/text.js";
import type { HeldKey } from "../messages/contribution.js";
import { send } from "../messages/send.js";
import type { Settings } from "../messages/settings.js";
import { eraseContributed, exportContributed, type Outcome } from "../ui/contributed.js";
import { formatMoment, formatUtcDay } from "../ui/dates.js";
import { byId, element } from "../ui/dom.js";
import { saveAsFile } from "../ui/file.js";
import { ask } from "../ui/question.js";

const keyList = byId("contributor-keys", HTMLElement);
const note = byId("rights-note", HTMLElement);
const status = byId("rights-status", HTMLElement);
const problem = byId("rights-problem", HTMLElement);
const exportAll = byId("rights-export", HTMLButtonElement);
const eraseAll = byId("rights-erase", HTMLButtonElement);
const forget = byId("rights-forget", HTMLButtonElement);

let keys: HeldKey[] = [];
let isContributing = false;

const isUsed = ({ last_used_at: used }: HeldKey): boolean => used !== undefined;

export async function showRights({ consents }: Pick<Settings, "consents">): Promise<void> {
  isContributing = consents.contribute.granted;
  say("");
  await showKeys();
}

/** The keys as they are now, and what can be done with them. */
export async function showKeys(): Promise<void> {
  const held = await send("contribution.read", {});
  if (!held.ok) return;
  keys = held.value.keys;
  showSupport(held.value.is_possible);
  const servers = new Set(keys.map(({ server }) => server));
  keyList.replaceChildren(...keys.map((key) => element("li", {}, keyText(key, servers.size > 1))));
  note.textContent = keys.length === 0 ? text("rights.none") : isContributing ? "" : text("rights.kept");
  for (const part of [exportAll, eraseAll]) part.disabled = !keys.some(isUsed);
  forget.hidden = isContributing || keys.length === 0;
}

/** Whether this browser can contribute; the control for it says so. */
function showSupport(isPossible: boolean): void {
  const control = byId("consent-contribute", HTMLInputElement);
  const unsupported = byId("contribute-unsupported", HTMLElement);
  unsupported.hidden = isPossible;
  unsupported.textContent = isPossible ? "" : text("contribute.unsupported");
  control.disabled = !isPossible && !control.checked;
}

function keyText({ from_day: day, last_used_at: used, server }: HeldKey, namesServer: boolean): string {
  const from = formatUtcDay(day);
  const words = used === undefined ? text("rights.key_unused", { from }) : text("rights.key", { from, used: formatMoment(used) });
  return namesServer ? `${words}, ${text("rights.key_server", { server })}` : words;
}

/** One at a time: what is shown is about the last one. */
async function run(work: () => Promise<Outcome>): Promise<void> {
  for (const part of [exportAll, eraseAll, forget]) part.disabled = true;
  say("");
  const { words, is_problem: isProblem } = await work();
  forget.disabled = false;
  await showKeys();
  status.textContent = isProblem ? "" : words;
  problem.textContent = isProblem ? words : "";
}

function say(words: string): void {
  problem.textContent = "";
  status.textContent = words;
}

async function exportCopies(): Promise<Outcome> {
  const { copies, ...outcome } = await exportContributed(keys.filter(isUsed), say);
  if (!outcome.is_problem) {
    const file = { exported_at: new Date().toISOString(), contributions: copies };
    saveAsFile(text("rights.file_name"), "application/json", JSON.stringify(file, null, 2));
  }
  return outcome;
}

async function eraseWhenConfirmed(): Promise<void> {
  const answer = await ask(text("rights.erase_title"), text("rights.erase_text"), [
    { value: "erase", label: text("rights.erase"), is_dangerous: true },
  ]);
  if (answer) await run(() => eraseContributed(keys.filter(isUsed), say));
}

async function forgetWhenConfirmed(): Promise<void> {
  const answer = await ask(text("rights.forget_title"), text("rights.forget_text"), [
    { value: "forget", label: text("rights.forget"), is_dangerous: true },
  ]);
  if (answer) await run(forgetKeys);
}

async function forgetKeys(): Promise<Outcome> {
  const forgotten = await send("contribution.forget", {});
  const words = forgotten.ok ? text("rights.forgotten") : text("options.failed");
  return { words, is_problem: !forgotten.ok };
}

/** @param onChange after something was erased or deleted */
export function watchRights(onChange: () => void): void {
  exportAll.addEventListener("click", () => void run(exportCopies));
  eraseAll.addEventListener("click", () => void eraseWhenConfirmed().then(onChange));
  forget.addEventListener("click", () => void forgetWhenConfirmed().then(onChange));
}
