import { describe, expect, it } from "vitest";
import { buyControls, chooseSide } from "../../extension/src/content/dock.js";

const panel = { left: 920, right: 1264, top: 200, bottom: 844 };
const buyRight = { left: 980, right: 1240, top: 180, bottom: 240 };
const buyLeft = { left: 40, right: 300, top: 300, bottom: 340 };

describe("the panel's side", () => {
  it.each([
    ["right", []],
    ["left", [buyRight]],
    ["right", [buyLeft]],
    // Covered either way: at least where the shopper is used to it.
    ["right", [buyLeft, buyRight]],
    ["right", [{ ...buyRight, top: 20, bottom: 60 }]],
  ] as const)("is %s beside controls at %j", (side, controls) => {
    expect(chooseSide(panel, 1280, controls)).toBe(side);
  });

  it("stays free of the buy control when it already stands on the left", () => {
    expect(chooseSide({ ...panel, left: 16, right: 360 }, 1280, [buyRight])).toBe("left");
  });

  it("is found for boxes that keep their numbers in getters, as the browser's do", () => {
    const domRect = Object.create({ get left() { return 920; }, get right() { return 1264; }, get top() { return 200; }, get bottom() { return 844; } }) as typeof panel;
    expect(chooseSide(domRect, 1280, [buyRight])).toBe("left");
  });
});

it("sees no buy control in what has no size", () => {
  document.body.append(Object.assign(document.createElement("button"), { className: "add-to-cart" }));
  expect(buyControls(document)).toEqual([]);
});
