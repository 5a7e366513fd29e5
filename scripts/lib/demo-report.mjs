// What the demo prints.
import { formatMoney } from "../../tests/fixtures/shop/money.mjs";

const MAX_TITLE_CHARS = 68;
const MAX_BODY_CHARS = 320;

const print = (line) => process.stdout.write(`${line}\n`);
const shorten = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** A heading of the walk. */
export const title = (text) => print(`\n${text}\n${"-".repeat(text.length)}`);

/** A line of comment. */
export const say = (text) => print(`  ${text}`);

/** What was captured on a page, as the panel shows it. */
export function printPanel(fixture, { texts }, picturePath) {
  const figures = [
    ["price now", texts["price-now"]],
    ["list price", texts["list-price"]?.replace(/^[^\d]*: /, "")],
    ["lowest", texts.lowest],
    ["typical", texts.typical],
    ["page claims", texts["claimed-discount"]],
    ["evidence", texts.evidence],
    ["sources", texts.notice],
  ];
  say(shorten(fixture.definition.title, MAX_TITLE_CHARS));
  say(`${fixture.url}`);
  for (const [name, text] of figures) if (text) say(`    ${name.padEnd(12)} ${text}`);
  say(`    ${"screenshot".padEnd(12)} ${picturePath}`);
  print("");
}

/** The audit log, oldest request first. */
export function printAudit(lines) {
  for (const { request, body, outcome } of [...lines].reverse()) {
    say(`${request}   ${outcome}`);
    if (body) say(`    ${shorten(body, MAX_BODY_CHARS)}`);
  }
}

/** One product's shared history: a line per series. */
export function printShared(definition, series) {
  say(shorten(definition.title, MAX_TITLE_CHARS));
  for (const { sku_id: sku, ship_to: destination, runs } of series) {
    const path = runs.map(
      (run) => `${run.from.slice(5, 10)} ${formatMoney(definition.style, run.price_minor)}`,
    );
    say(
      `    ${sku ? `variant …${sku.slice(-6)}` : "lowest of all variants"}, to ${destination ?? "?"}: ${path.join(" · ")}`,
    );
  }
}
