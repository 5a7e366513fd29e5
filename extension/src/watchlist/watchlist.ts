// The watchlist: every watched product, to search, sort, change, export and import.
import { text } from "../i18n/text.js";
import { DEFAULT_RULES, MAX_WATCHED, type WatchItem, type WatchRow, type WatchRules } from "../messages/watch.js";
import { isWatchImport } from "../messages/watch-validators.js";
import { send } from "../messages/send.js";
import { watchSettings } from "../messages/settings-feed.js";
import type { Settings } from "../messages/settings.js";
import { requestDataCollection } from "../platform/data-collection.js";
import { button, byId, element, icon } from "../ui/dom.js";
import { saveAsFile } from "../ui/file.js";
import { localise } from "../ui/localise.js";
import { formatPercent } from "../ui/money.js";
import { followTheme } from "../ui/theme.js";
import { shownRows, type SortOrder } from "./order.js";
import { titleOf, watchRow, type RowActions } from "./row.js";

const SNOOZE_MS = 7 * 24 * 60 * 60 * 1000;
const ICON_EYE = "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z";

const search = byId("search", HTMLInputElement);
const sort = byId("sort", HTMLSelectElement);
const tools = byId("tools", HTMLElement);
const count = byId("count", HTMLElement);
const notice = byId("notice", HTMLElement);
const list = byId("rows", HTMLUListElement);
const importFile = byId("import-file", HTMLInputElement);
const consent = byId("consent-watch", HTMLInputElement);
const consentProblem = byId("consent-problem", HTMLElement);

let rows: WatchRow[] = [];
let editing: string | undefined;
/** Whether a product can be looked at on demand. */
let canCheck = false;

async function load(): Promise<void> {
  const answer = await send("watch.list", {});
  if (answer.ok) rows = answer.value.rows;
  else tell(text("watch.failed"));
  show();
}

function show(): void {
  const isEmpty = rows.length === 0;
  for (const control of tools.querySelectorAll<HTMLElement>("#search, #sort, #export")) control.hidden = isEmpty;
  count.textContent = text("watchlist.count", { count: String(rows.length), limit: String(MAX_WATCHED) });
  const shown = shownRows(rows, search.value, sort.value as SortOrder);
  if (isEmpty) return list.replaceChildren(emptyState());
  if (shown.length === 0) return list.replaceChildren(element("li", {}, text("watchlist.no_match")));
  const now = new Date();
  list.replaceChildren(...shown.map((row) => watchRow(row, actionsOf(row.item), now, row.item.id === editing)));
}

function emptyState(): HTMLElement {
  const percent = formatPercent(DEFAULT_RULES.drop_percent ?? 0);
  const steps = [text("watchlist.empty_open"), text("watchlist.empty_watch"), text("watchlist.empty_told", { percent })];
  return element(
    "li",
    { class: "empty" },
    icon(ICON_EYE),
    element("h2", {}, text("watchlist.empty_title")),
    element("ol", {}, ...steps.map((step) => element("li", {}, step))),
  );
}

function actionsOf(item: WatchItem): RowActions {
  const { id, rules } = item;
  return {
    edit: () => open(id),
    cancel: () => open(undefined, id),
    preview: (wishes) => send("watch.preview", { id, rules: wishes }),
    save: async (wishes) => {
      const isSaved = await change({ id, rules: wishes });
      if (isSaved) open(undefined, id);
      return isSaved;
    },
    snooze: (isWanted) => void change({ id, rules: snoozed(rules, isWanted) }, "snooze"),
    mute: (isWanted) => void change({ id, is_muted: isWanted }, "mute"),
    ...(canCheck ? { check: () => void check(id) } : {}),
    remove: () => void remove(id),
  };
}

function snoozed({ snoozed_until: _, ...rules }: WatchRules, isWanted: boolean): WatchRules {
  return isWanted ? { ...rules, snoozed_until: new Date(Date.now() + SNOOZE_MS).toISOString() } : rules;
}

/** Opens a product's form, or closes the open one and goes back to its button. */
function open(id: string | undefined, back?: string): void {
  editing = id;
  show();
  if (id !== undefined) list.querySelector<HTMLElement>(".watch-form input")?.focus();
  if (back !== undefined) focusAction(back, "edit");
}

function focusAction(id: string, action: string): void {
  list.querySelector<HTMLElement>(`li[data-id="${id}"] [data-action="${action}"]`)?.focus();
}

async function change(
  request: { id: string; rules?: WatchRules; is_muted?: boolean },
  action?: string,
): Promise<boolean> {
  const edited = await send("watch.edit", request);
  if (edited.ok) replaceRow(edited.value);
  else tell(text("watch.failed"));
  if (action !== undefined) focusAction(request.id, action);
  return edited.ok;
}

function replaceRow(changed: WatchRow): void {
  rows = rows.map((row) => (row.item.id === changed.item.id ? changed : row));
  show();
}

async function check(id: string): Promise<void> {
  const checked = await send("watch.check", { id });
  if (checked.ok) replaceRow(checked.value);
  else tell(text("watch.failed"));
  focusAction(id, "check");
}

async function remove(id: string): Promise<void> {
  const answer = await send("watch.remove", { id });
  const removed = answer.ok ? answer.value.removed : undefined;
  await load();
  if (!removed) return;
  const undo = button({ class: "link", id: "undo" }, () => void putBack(removed), text("watchlist.undo"));
  tell(text("watchlist.removed", { title: titleOf(removed) }), undo);
  undo.focus();
}

async function putBack(item: WatchItem): Promise<void> {
  await send("watch.import", { items: [item] });
  tell("");
  await load();
  focusAction(item.id, "remove");
}

function tell(message: string, ...more: Node[]): void {
  notice.replaceChildren(...(message === "" ? [] : [element("span", {}, message), ...more]));
}

function exportAll(): void {
  const items = rows.map(({ item }) => item);
  saveAsFile("aliexpress-companion-watchlist.json", "application/json", JSON.stringify({ watchlist: items }, null, 2));
}

async function importItems(): Promise<void> {
  const [file] = importFile.files ?? [];
  if (!file) return;
  const items = await readItems(file);
  importFile.value = "";
  const report = items && (await send("watch.import", { items }));
  if (!report?.ok) return tell(text("watchlist.import_invalid"));
  const { added, known, left_out: leftOut } = report.value;
  tell(text("watchlist.imported", { added: String(added), known: String(known), left_out: String(leftOut) }));
  await load();
}

/** The items of an exported file; undefined for any other. */
async function readItems(file: File): Promise<WatchItem[] | undefined> {
  try {
    const { watchlist } = JSON.parse(await file.text()) as { watchlist?: unknown };
    return isWatchImport(watchlist) ? watchlist : undefined;
  } catch {
    return undefined;
  }
}

async function decide(): Promise<void> {
  const wanted = consent.checked;
  consentProblem.textContent = "";
  // First thing in the click: the browser shows its question only then.
  const granted = wanted && (await requestDataCollection("watch").catch(() => false));
  if (wanted && !granted) consentProblem.textContent = text("options.declined");
  consent.checked = granted;
  const saved = await send("consent.write", { consent: "watch", granted });
  if (!saved.ok) consentProblem.textContent = text("options.failed");
}

function showSettings({ consents }: Settings): void {
  consent.checked = consents.watch.granted;
  canCheck = consents.watch.granted || consents.lookup.granted;
  show();
}

localise(document, "watchlist.title");
followTheme(document);
search.addEventListener("input", show);
sort.addEventListener("change", show);
byId("export", HTMLButtonElement).addEventListener("click", exportAll);
byId("import", HTMLButtonElement).addEventListener("click", () => importFile.click());
importFile.addEventListener("change", () => void importItems());
consent.addEventListener("change", () => void decide());
// A visit in another tab may have told something meanwhile.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && editing === undefined) void load();
});
void load().then(() => watchSettings(showSettings));
