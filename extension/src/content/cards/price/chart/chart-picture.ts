// The chart as a PNG: title, axes, names of the lines, date; in the colours on screen.
import uPlot from "uplot";
import { text } from "../../../../i18n/text.js";
import { formatDay, formatPeriod } from "../../../../ui/dates.js";
import { element } from "../../../../ui/dom.js";
import { SALE_MARK_PX } from "./chart-layers.js";
import { alignedData, chartOptions, type ChartScene } from "./chart-options.js";
import type { ChartPalette } from "./chart-palette.js";
import { shadesIn, type ChartWindow, type Shade } from "./chart-window.js";
import { hatch } from "./sold-out-layer.js";

const [WIDTH_PX, HEIGHT_PX] = [960, 520];
const MARGIN_PX = 24;
const HEAD_PX = 84;
const FONT_PX = 14;
const NOTE_BASELINE_PX = 66;
const SWATCH_PX = 13;

/** @param title the product's: untrusted text, drawn as text */
export async function chartPicture(scene: ChartScene, title: string | undefined, now: Date): Promise<Blob> {
  const plot = await drawnPlot(scene);
  const ratio = devicePixelRatio;
  const canvas = element("canvas");
  canvas.width = WIDTH_PX * ratio;
  canvas.height = HEIGHT_PX * ratio;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas to draw on");
  context.fillStyle = scene.palette.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(plot.ctx.canvas, MARGIN_PX * ratio, HEAD_PX * ratio);
  plot.destroy();
  context.scale(ratio, ratio);
  writeHead(context, scene, title ?? text("panel.title"), now);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be made"))), "image/png");
  });
}

/** The chart library draws soon, not at once. */
function drawnPlot(scene: ChartScene): Promise<uPlot> {
  const size = { width: WIDTH_PX - 2 * MARGIN_PX, height: HEIGHT_PX - HEAD_PX - MARGIN_PX, fontPx: FONT_PX };
  const options = chartOptions(scene, size);
  return new Promise((resolve) => {
    const hooks = { ...options.hooks, ready: [resolve] };
    new uPlot({ ...options, hooks }, alignedData(scene.frame), element("div"));
  });
}

function writeHead(context: CanvasRenderingContext2D, { frame, palette }: ChartScene, title: string, now: Date): void {
  const { window } = frame;
  const note = text("picture.note", {
    period: formatPeriod(window.start_s * 1000, window.now_s * 1000),
    date: formatDay(now.getTime()),
  });
  context.fillStyle = palette.ink;
  context.font = `600 20px ${palette.fontFamily}`;
  context.fillText(shortened(context, title, WIDTH_PX - 2 * MARGIN_PX), MARGIN_PX, MARGIN_PX + 18);
  context.fillStyle = palette.inkSoft;
  context.font = `${String(FONT_PX)}px ${palette.fontFamily}`;
  context.fillText(note, MARGIN_PX, NOTE_BASELINE_PX);
  writeLegend(context, window, palette);
}

/** From the right edge, in the line of the note. */
function writeLegend(context: CanvasRenderingContext2D, window: ChartWindow, palette: ChartPalette): void {
  const colours: Record<Shade, string> = {
    gap: palette.gap, sold_out: "transparent", varies: "transparent", sale: palette.sale, forecast: palette.band,
  };
  let right = WIDTH_PX - MARGIN_PX;
  for (const shade of shadesIn(window).reverse()) {
    const name = text(`chart.legend_${shade}`);
    right -= context.measureText(name).width;
    context.fillStyle = palette.inkSoft;
    context.fillText(name, right, NOTE_BASELINE_PX);
    right -= SWATCH_PX + 6;
    context.fillStyle = colours[shade];
    const top = NOTE_BASELINE_PX - SWATCH_PX + 2;
    context.fillRect(right, top, SWATCH_PX, SWATCH_PX);
    context.fillStyle = palette.saleMark;
    if (shade === "sale") context.fillRect(right, top, SWATCH_PX, SALE_MARK_PX);
    const box = { left: right, top, width: SWATCH_PX, height: SWATCH_PX };
    if (shade === "sold_out") hatch(context, box, palette.inkSoft, 1);
    if (shade === "varies") hatch(context, box, palette.line, 1);
    right -= SWATCH_PX;
  }
}

function shortened(context: CanvasRenderingContext2D, title: string, width: number): string {
  if (context.measureText(title).width <= width) return title;
  const characters = [...title];
  while (characters.length > 0 && context.measureText(`${characters.join("")}…`).width > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
