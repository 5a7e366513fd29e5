// Saves what the chart shows: as a table file and as a picture.
import { text } from "../../../../i18n/text.js";
import { button, element } from "../../../../ui/dom.js";
import { chartPicture } from "./chart-picture.js";
import type { ChartScene } from "./chart-options.js";
import { priceCsv } from "./price-csv.js";

export interface ExportedProduct {
  id: string;
  title?: string;
}

/** Long enough for the browser to take the file. */
const KEEP_FILE_MS = 60_000;

export function exportButtons(scene: ChartScene, product: ExportedProduct): HTMLElement[] {
  const saveTable = () =>
    save(new Blob([priceCsv(scene.frame.window, scene.currency)], { type: "text/csv" }), fileName(product, "csv"));
  const savePicture = async () =>
    save(await chartPicture(scene, product.title, new Date()), fileName(product, "png"));
  return [
    button({ class: "link", "data-part": "export-csv", "aria-label": text("export.csv_label") }, saveTable, text("export.csv")),
    button(
      { class: "link", "data-part": "export-png", "aria-label": text("export.png_label") },
      () => void savePicture(),
      text("export.png"),
    ),
  ];
}

/** "aliexpress-1005006123456789-2026-11-23.csv". */
const fileName = ({ id }: ExportedProduct, ending: string): string =>
  `aliexpress-${id}-${new Date().toISOString().slice(0, 10)}.${ending}`;

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  // Never in the document: the page's own listeners have no part in this click.
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_FILE_MS);
}
