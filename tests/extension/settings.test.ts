import { describe, expect, it, vi } from "vitest";
import { SettingsStore } from "../../extension/src/background/store/settings-store.js";
import { watchSettings } from "../../extension/src/messages/settings-feed.js";
import { DEFAULT_SETTINGS, normaliseServerAddress, readSettings } from "../../extension/src/messages/settings.js";

describe("a server address", () => {
  it.each([
    ["https://prices.example", "https://prices.example"],
    ["https://prices.example:8443/base/", "https://prices.example:8443/base"],
    ["http://127.0.0.1:8787", "http://127.0.0.1:8787"],
    ["http://localhost:8787/", "http://localhost:8787"],
  ])("%s is used as %s", (text, address) => expect(normaliseServerAddress(text)).toBe(address));

  it.each([
    "http://prices.example", "http://192.168.1.5:8787", "http://127.0.0.1.example.org", "javascript:alert(1)",
    "https://user:secret@prices.example", "https://prices.example/?a=1", "https://prices.example/#x", "prices", "",
  ])("%j is refused", (text) => expect(normaliseServerAddress(text)).toBeUndefined());
});

describe("stored settings", () => {
  it("start with everything that leaves the device switched off", () => {
    expect(readSettings(undefined)).toEqual(DEFAULT_SETTINGS);
    expect(DEFAULT_SETTINGS.consents).toEqual({
      contribute: { granted: false },
      lookup: { granted: false },
      rules: { granted: false },
      watch: { granted: false }, reviews: { granted: false },
    });
  });

  it.each([
    [{ consents: { contribute: { granted: "yes" }, lookup: true } }],
    [{ chart_range: "decade" }],
    [{ consents: null, theme: "pink", send_delay: { min_minutes: 5, max_minutes: 1 }, server_address: "x" }],
    [[]],
    ["settings"],
  ])("that are malformed (%j) fall back to the defaults", (stored) => {
    expect(readSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });

  it("keep what is sound beside what is not", () => {
    expect(readSettings({ theme: "dark", enabled: 1 })).toMatchObject({ theme: "dark", enabled: true });
  });

  it("lose nothing when two changes come at once", async () => {
    const store = new SettingsStore();
    await Promise.all([store.write({ theme: "dark" }), store.write({ enabled: false })]);
    expect(await store.read()).toMatchObject({ theme: "dark", enabled: false });
  });

  it("carry the time of a decision", async () => {
    const now = new Date("2026-11-23T03:20:00Z");
    const settings = await new SettingsStore().writeConsent("lookup", true, now);
    expect(settings.consents.lookup).toEqual({ granted: true, decided_at: now.toISOString(), text_version: 1 });
  });

  it("hold no agreement to an earlier text, and still tell of it", () => {
    const decided_at = "2026-11-01T08:00:00Z";
    const stored = { consents: { contribute: { granted: true, decided_at }, watch: { granted: true, decided_at } } };
    const { contribute, watch } = readSettings(stored).consents;
    expect(contribute).toEqual({ granted: false, decided_at, text_version: 1 });
    expect(watch).toEqual({ granted: true, decided_at, text_version: 1 });
  });

  it("reach whoever watches them, until it stops", async () => {
    const store = new SettingsStore();
    const listener = vi.fn();
    const stop = watchSettings(listener);
    await store.write({ theme: "dark" });
    expect(listener).toHaveBeenLastCalledWith(expect.objectContaining({ theme: "dark" }));
    stop();
    listener.mockClear();
    await store.write({ theme: "light" });
    expect(listener).not.toHaveBeenCalled();
  });
});
