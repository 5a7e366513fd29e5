// "Everything ever sent": the audit log, to read, filter and export.
import { text } from "../i18n/text.js";
import { REQUEST_PURPOSES, type AuditEntry, type RequestOutcome } from "../messages/audit-entry.js";
import { send } from "../messages/send.js";
import { formatMoment } from "../ui/dates.js";
import { byId, element } from "../ui/dom.js";
import { saveAsFile } from "../ui/file.js";
import { localise } from "../ui/localise.js";
import { followTheme } from "../ui/theme.js";
import { matchesFilter } from "./filter.js";

const filter = byId("filter", HTMLInputElement);
const purpose = byId("purpose", HTMLSelectElement);
const count = byId("count", HTMLElement);
const lines = byId("lines", HTMLElement);
let entries: AuditEntry[] = [];

function outcomeText(outcome: RequestOutcome | undefined): string {
  if (!outcome) return text("audit.under_way");
  if (outcome.kind === "failed") {
    return outcome.reason === "timeout" ? text("audit.failed_timeout") : text("audit.failed_network");
  }
  return text("audit.answered", {
    status: String(outcome.status),
    bytes: String(outcome.bytes_received),
    duration: String(outcome.duration_ms),
  });
}

function redirected(outcome: RequestOutcome | undefined): HTMLElement | undefined {
  if (outcome?.kind !== "answered" || outcome.redirected_to === undefined) return undefined;
  return element("div", { class: "hint" }, text("audit.redirected", { url: outcome.redirected_to }));
}

function row(entry: AuditEntry): HTMLElement {
  const { body } = entry;
  return element(
    "tr",
    { "data-purpose": entry.purpose },
    element("td", {}, formatMoment(entry.time)),
    element(
      "td",
      {},
      element("div", {}, text(`purpose.${entry.purpose}`)),
      element("div", { class: "url" }, `${entry.method} ${entry.url}`),
      redirected(entry.outcome),
      body === undefined
        ? undefined
        : element("details", {}, element("summary", {}, text("audit.body")), element("pre", {}, body)),
    ),
    element("td", {}, text("audit.bytes", { count: String(entry.bytes_sent) })),
    element("td", {}, outcomeText(entry.outcome)),
  );
}

function show(): void {
  const shown = entries.filter((entry) => matchesFilter(entry, filter.value, purpose.value));
  count.textContent = text("audit.count", { count: String(shown.length) });
  if (shown.length === 0) {
    const message = entries.length === 0 ? text("audit.empty") : text("audit.no_match");
    return lines.replaceChildren(element("p", {}, message));
  }
  const heads = [text("audit.time"), text("audit.request"), text("audit.size"), text("audit.outcome")];
  const head = element("tr", {}, ...heads.map((name) => element("th", { scope: "col" }, name)));
  lines.replaceChildren(
    element("table", {}, element("thead", {}, head), element("tbody", {}, ...shown.map(row))),
  );
}

function exportAll(): void {
  saveAsFile("aliexpress-companion-requests.json", "application/json", JSON.stringify(entries, null, 2));
}

localise(document, "audit.title");
followTheme(document);
for (const name of REQUEST_PURPOSES) purpose.append(element("option", { value: name }, text(`purpose.${name}`)));
filter.addEventListener("input", show);
purpose.addEventListener("change", show);
byId("export", HTMLButtonElement).addEventListener("click", exportAll);
void send("audit.list", {}).then((answer) => {
  entries = answer.ok ? answer.value.entries : [];
  show();
});
