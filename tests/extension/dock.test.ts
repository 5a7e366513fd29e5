import { describe, expect, it } from "vitest";
import { buyControls, chooseDock } from "../../extension/src/content/dock.js";

const panel = { left: 920, right: 1264, top: 200, bottom: 844 };
const buyRight = { left: 980, right: 1240, top: 180, bottom: 240 };
const buyLeft = { left: 40, right: 300, top: 300, bottom: 340 };

describe("the panel's dock", () => {
  it.each([
    [{ side: "right" }, []],
    // 592 px are left below the control: enough for a lower panel.
    [{ side: "right", maxHeight: 592 }, [buyRight]],
    [{ side: "left" }, [{ ...buyRight, bottom: 500 }]],
    [{ side: "right" }, [buyLeft]],
    // Covered either way: at least where the shopper is used to it.
    [{ side: "right" }, [buyLeft, { ...buyRight, bottom: 500 }]],
    [{ side: "right" }, [{ ...buyRight, top: 20, bottom: 60 }]],
  ] as const)("is %j beside controls at %j", (dock, controls) => {
    expect(chooseDock(panel, 1280, controls)).toEqual(dock);
  });

  it("is the same when the panel already stands on the left", () => {
    expect(chooseDock({ ...panel, left: 16, right: 360 }, 1280, [buyRight])).toEqual({ side: "right", maxHeight: 592 });
  });

  it("is found for boxes that keep their numbers in getters, as the browser's do", () => {
    const domRect = Object.create({ get left() { return 920; }, get right() { return 1264; }, get top() { return 200; }, get bottom() { return 844; } }) as typeof panel;
    expect(chooseDock(domRect, 1280, [buyRight])).toEqual({ side: "right", maxHeight: 592 });
  });
});

it("sees no buy control in what has no size", () => {
  document.body.append(Object.assign(document.createElement("button"), { className: "add-to-cart" }));
  expect(buyControls(document)).toEqual([]);
});
