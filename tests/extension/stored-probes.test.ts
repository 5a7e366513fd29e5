import { describe, expect, it } from "vitest";
import { BUILT_IN_PROBES, readPageProbes } from "../../extension/src/content/page-probes.js";
import { PAGE_PROBES_KEY } from "../../extension/src/messages/page-probes.js";

const PROBES = { scripts: ["runParams2"], elements: [".price-box", 'h1[data-pl="title"]'], watch: [".sku"] };

const stored = async (probes: unknown) => {
  await chrome.storage.local.set({ [PAGE_PROBES_KEY]: probes });
  return readPageProbes();
};

describe("what is collected from a page", () => {
  it("is what was built in while the rules are the shipped ones", async () => {
    expect(await readPageProbes()).toBe(BUILT_IN_PROBES);
  });

  it("is what updated rules ask for", async () => {
    expect(await stored(PROBES)).toEqual(PROBES);
  });

  it.each([
    [{ ...PROBES, elements: [".1st"] }],
    [{ ...PROBES, watch: ["div >"] }],
    [{ ...PROBES, scripts: [5] }],
    [{ scripts: [] }],
    [null],
    ["probes"],
  ])("is what was built in when what is stored (%j) is of no use to this browser", async (probes) => {
    expect(await stored(probes)).toBe(BUILT_IN_PROBES);
  });
});
