import { beforeEach, describe, expect, it, vi } from "vitest";
import { makeKeyboardAccessible } from "../../extension/src/content/cards/price/chart/chart-keyboard.js";
import { rangeControl } from "../../extension/src/content/cards/price/chart/range-control.js";
import { timelineOf } from "./price-timelines.js";

const STOPS = Array.from({ length: 30 }, (_, index) => index * 100);
const chart = document.createElement("div");
const moveTo = vi.fn();

const press = (key: string) => chart.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));

describe("the chart's keyboard", () => {
  const setStops = makeKeyboardAccessible(chart, { describe: (time) => `at ${String(time)}`, moveTo });
  beforeEach(() => {
    moveTo.mockClear();
    setStops(STOPS, 1000);
  });

  it.each([
    ["ArrowRight", 1100],
    ["ArrowLeft", 900],
    ["PageUp", 1300],
    ["PageDown", 700],
    ["Home", 0],
    ["End", 2900],
  ])("%s moves to the reading at %i and says it", (key, time) => {
    expect(press(key)).toBe(false);
    expect(moveTo).toHaveBeenLastCalledWith(time);
    expect(chart.getAttribute("aria-valuetext")).toBe(`at ${String(time)}`);
    expect(chart.getAttribute("aria-valuenow")).toBe(String(time / 100));
  });

  it("stops at both ends", () => {
    press("Home");
    press("ArrowLeft");
    expect(moveTo).toHaveBeenLastCalledWith(0);
    press("End");
    press("ArrowRight");
    expect(moveTo).toHaveBeenLastCalledWith(2900);
  });

  it("leaves other keys to the page, and lets go at Escape", () => {
    expect(press("a")).toBe(true);
    expect(moveTo).not.toHaveBeenCalled();
    press("Escape");
    expect(moveTo).toHaveBeenLastCalledWith();
  });

  it("begins anew with other readings", () => {
    setStops([7, 8], 8);
    expect(chart.getAttribute("aria-valuemax")).toBe("1");
    expect(chart.getAttribute("aria-valuetext")).toBe("at 8");
  });
});

describe("the range control", () => {
  it("disables ranges that are longer than the history, and tells what is chosen", () => {
    const place = document.body.appendChild(document.createElement("div"));
    const onChoice = vi.fn();
    const show = rangeControl(place, timelineOf([[60, 0, 100]]), onChoice);
    const inputs = [...place.querySelectorAll("input")];
    expect(inputs.filter(({ disabled }) => disabled).map(({ value }) => value)).toEqual(["quarter", "year"]);
    show("all");
    expect(inputs.filter(({ checked }) => checked).map(({ value }) => value)).toEqual(["all"]);
    inputs[1]?.click();
    expect(onChoice).toHaveBeenCalledExactlyOnceWith("month");
  });
});
