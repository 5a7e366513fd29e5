import { beforeEach, describe, expect, it, vi } from "vitest";
import { lookAlikes } from "../../extension/src/content/cards/price/look-alikes.js";
import type { LookAlikeView } from "../../extension/src/messages/elsewhere.js";
import type { PageView } from "../../extension/src/messages/page-view.js";

const FOUND: LookAlikeView = {
  id: "1005001", url_id: "3256801", title: "<b>Oak lamp</b>", store_name: "Kiln", seen_at: "2026-11-21T12:00:00Z",
  signals: { main_picture: 80, title: 66, numbers: 4 }, title_percent: 97, numbers: ["12 w"], is_refused: false,
  price_there: { currency: "USD", min: 1500, max: 1500 },
  price: { per: "pack", here_minor: { min: 1800, max: 1800 }, there_minor: { min: 1500, max: 1500 }, relation: "cheaper_there", percent: 16 },
};

const mark = vi.fn(() => Promise.resolve(true));
beforeEach(() => {
  mark.mockClear();
  document.body.replaceChildren();
});

function draw(...found: LookAlikeView[]): HTMLElement | undefined {
  const view: PageView = { state: "thin", warnings: [], product: { id: "2" }, look_alikes: found };
  const section = lookAlikes(view, mark);
  if (section) document.body.append(section);
  return section;
}
const part = (name: string) => document.querySelector<HTMLElement>(`[data-part="${name}"]`);
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("what was seen elsewhere", () => {
  it("is hidden when nothing was", () => expect(draw()).toBeUndefined());

  it("says where, when, for how much and why, and links to the plain address", () => {
    draw(FOUND);
    const link = document.querySelector("a");
    expect(link?.href).toBe("https://www.aliexpress.com/item/3256801.html");
    expect(link?.rel).toBe("noopener noreferrer");
    expect(link?.textContent).toBe("<b>Oak lamp</b>");
    expect(document.querySelector("b")).toBeNull();
    expect(document.body.textContent).toContain("Kiln · seen on Nov 21, 2026");
    expect(part("look-alike-comparison")?.textContent).toBe(
      "At least 16% cheaper there, before shipping: $15.00 then, $18.00 here now",
    );
    expect(part("look-alike-reasons")?.textContent).toBe(
      "Why we think so: the same main picture · titles 97% the same · the same 12 w",
    );
  });

  it("compares nothing that cannot be compared", () => {
    const { price: _, ...incomparable } = FOUND;
    draw(incomparable);
    expect(part("look-alike-comparison")?.textContent).toBe("");
    expect(part("look-alike-price")?.textContent).toBe("$15.00");
  });

  it("is refused and taken back with the keyboard staying in its place", async () => {
    draw(FOUND);
    part("look-alike-refuse")?.click();
    await settled();
    expect(mark).toHaveBeenLastCalledWith("2", "1005001", true);
    expect(document.activeElement).toBe(part("look-alike-undo"));
    expect(document.querySelector("a")).toBeNull();
    // A reading that began before does not know of it.
    document.body.replaceChildren();
    draw(FOUND);
    expect(document.querySelector("a")).toBeNull();
    part("look-alike-undo")?.click();
    await settled();
    expect(mark).toHaveBeenLastCalledWith("2", "1005001", false);
    expect(document.activeElement).toBe(part("look-alike-refuse"));
  });

  it("stays as it is when the mark could not be kept", async () => {
    mark.mockResolvedValueOnce(false);
    draw(FOUND);
    part("look-alike-refuse")?.click();
    await settled();
    expect(document.querySelector("a")).not.toBeNull();
    expect(document.querySelector("[role=alert]")?.textContent).toBe("That did not work. Please try again.");
  });
});
