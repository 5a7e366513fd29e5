// The price chart: a step chart drawn by uPlot. Mouse, touch and arrow keys move one cursor.
//
// The drawing comes first; what stands around it follows when the page is idle, in places that
// are kept for it.
import uPlot from "uplot";
import type { ChartRange } from "../../../../messages/settings.js";
import { element } from "../../../../ui/dom.js";
import { whenIdle } from "../../../idle.js";
import { chartControls, type ChartControls, type ChartParts } from "./chart-controls.js";
import { moveCursor, withCursor } from "./chart-cursor.js";
import { chartFrame, type ChartFrame } from "./chart-frame.js";
import { alignedData, chartOptions, type ChartScene } from "./chart-options.js";
import { chartPalette } from "./chart-palette.js";
import { rangeToShow, type ShownRange } from "./chart-range.js";
import type { ChartSubject } from "./chart-subject.js";
import { knownSpanDays } from "./price-timeline.js";

const HEIGHT_PX = 136;
const MIN_WIDTH_PX = 120;
const FONT_PX = 11;

export interface ChartChoice {
  /** What the shopper chose earlier. */
  range: ChartRange;
  onRange(range: ShownRange): void;
}

/** Draws into the subject's place, which must be in the document: the chart takes its width and colours. */
export function drawPriceChart(subject: ChartSubject, choice: ChartChoice): PriceChart | undefined {
  // The readings of one day are a number, not a history.
  return knownSpanDays(subject.timeline) < 1 ? undefined : new PriceChart(subject, choice);
}

export class PriceChart {
  readonly #subject: ChartSubject;
  readonly #parts: ChartParts = {
    ranges: element("div", { class: "ranges", "data-part": "ranges" }),
    readout: element("p", { class: "readout", "data-part": "readout" }),
    canvas: element("div", { class: "canvas", dir: "ltr" }),
  };
  readonly #scene: ChartScene;
  readonly #cancelControls: () => void;
  #controls: ChartControls | undefined;
  #plot: uPlot;
  #range: ShownRange;
  /** Undefined until the shopper decides: then it is shown where there is room for it. */
  #wantsListPrice: boolean | undefined;

  constructor(subject: ChartSubject, { range, onRange }: ChartChoice) {
    this.#subject = subject;
    this.#range = rangeToShow(range, subject.timeline);
    subject.place.append(this.#parts.ranges, this.#parts.readout, this.#parts.canvas);
    this.#scene = {
      frame: this.#frame(),
      palette: chartPalette(this.#parts.canvas),
      currency: subject.view.history.key.currency,
    };
    this.#plot = this.#create();
    this.#cancelControls = whenIdle(() => this.#addControls(onRange));
  }

  /** Draws again in the colours that are valid now. */
  recolour(): void {
    this.#scene.palette = chartPalette(this.#parts.canvas);
    this.#plot.destroy();
    this.#plot = this.#create();
  }

  /** Draws again when its place has become wider or narrower. */
  fit(): void {
    // A folded panel has no width.
    const isHidden = this.#parts.canvas.clientWidth === 0;
    if (!isHidden && this.#width() !== this.#plot.width) this.#plot.setSize({ width: this.#width(), height: HEIGHT_PX });
  }

  /** Shows what was chosen, here or elsewhere. */
  showRange(chosen: ChartRange): void {
    const range = rangeToShow(chosen, this.#subject.timeline);
    if (range === this.#range) return;
    this.#range = range;
    this.#show();
  }

  destroy(): void {
    this.#cancelControls();
    this.#plot.destroy();
    this.#subject.place.replaceChildren();
    this.#subject.tools.replaceChildren();
  }

  #frame(): ChartFrame {
    const { timeline, view } = this.#subject;
    return chartFrame(timeline, this.#range, view.history.stats, this.#wantsListPrice);
  }

  #width(): number {
    return Math.max(this.#parts.canvas.clientWidth, MIN_WIDTH_PX);
  }

  #create(): uPlot {
    const options = chartOptions(this.#scene, { width: this.#width(), height: HEIGHT_PX, fontPx: FONT_PX });
    const withReadout = withCursor(options, this.#scene, (reading) => this.#controls?.say(reading));
    return new uPlot(withReadout, alignedData(this.#scene.frame), this.#parts.canvas);
  }

  #addControls(onRange: ChartChoice["onRange"]): void {
    this.#controls = chartControls(this.#subject, this.#parts, this.#scene, {
      chooseRange: (range) => {
        this.showRange(range);
        onRange(range);
      },
      toggleListPrice: () => {
        this.#wantsListPrice = !this.#scene.frame.showsListPrice;
        this.#show();
      },
      moveTo: (time) => moveCursor(this.#plot, time),
    });
    this.#controls.follow(this.#range);
  }

  /** After a change of what is shown. */
  #show(): void {
    this.#scene.frame = this.#frame();
    this.#plot.setData(alignedData(this.#scene.frame));
    this.#controls?.follow(this.#range);
  }
}
