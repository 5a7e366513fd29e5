// The reader of reviews with the real engine; in the network's place stands what is told to answer or fail.
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Network } from "../../extension/src/review-reader/network.js";
import { ReviewReader } from "../../extension/src/review-reader/review-reader.js";
import { createReviewEngine } from "../../wasm-core/js/review-engine.js";
import { repositoryFile } from "./repository-file.js";

const REVIEWS = JSON.stringify([{ id: "1", stars: 5, text: "Great quality, fast delivery" }]);
const RELEASED_AFTER_MS = 60_000;

const bytes = readFileSync(repositoryFile("build/wasm/wasm-core/companion-reviews.wasm"));
const loadEngine = vi.fn(() => createReviewEngine(bytes));

beforeEach(() => void loadEngine.mockClear());
afterEach(() => void vi.useRealTimers());

const failing = (): Network => ({
  run: vi.fn(() => Promise.reject(new Error("out of memory"))),
  release: vi.fn(() => Promise.resolve()),
});

async function methodOf(reader: ReviewReader): Promise<string> {
  const answer = await reader.read(REVIEWS, { locale: "en" });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.digest.method;
}

it("reads by word lists where the network cannot be had", async () => {
  const reader = new ReviewReader({ loadEngine, loadNetwork: () => Promise.resolve(undefined) });
  expect(await methodOf(reader)).toBe("rules");
});

it("reads by word lists when the network fails on the way", async () => {
  const network = failing();
  const reader = new ReviewReader({ loadEngine, loadNetwork: () => Promise.resolve(network) });
  expect(await methodOf(reader)).toBe("rules");
  expect(network.run).toHaveBeenCalledOnce();
});

it("loads engine and network once, and lets the network go when nobody asks", async () => {
  vi.useFakeTimers();
  const network = failing();
  const loadNetwork = vi.fn(() => Promise.resolve<Network | undefined>(network));
  const reader = new ReviewReader({ loadEngine, loadNetwork });
  await methodOf(reader);
  await vi.advanceTimersByTimeAsync(RELEASED_AFTER_MS - 1);
  await methodOf(reader);
  expect(network.release).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(RELEASED_AFTER_MS);
  expect(network.release).toHaveBeenCalledOnce();
  await methodOf(reader);
  expect(loadEngine).toHaveBeenCalledOnce();
  expect(loadNetwork).toHaveBeenCalledTimes(2);
});

it("tries again after an engine that could not be loaded, and goes on after a failure", async () => {
  loadEngine.mockRejectedValueOnce(new Error("no memory"));
  const reader = new ReviewReader({ loadEngine, loadNetwork: () => Promise.resolve(undefined) });
  await expect(reader.read(REVIEWS, { locale: "en" })).rejects.toThrow("no memory");
  expect(await methodOf(reader)).toBe("rules");
});

it("answers an error of the engine as it is", async () => {
  const reader = new ReviewReader({ loadEngine, loadNetwork: () => Promise.resolve(undefined) });
  const answer = await reader.read("no reviews", { locale: "en" });
  expect(answer.ok).toBe(false);
});
