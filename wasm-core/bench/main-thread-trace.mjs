// What a Chromium trace says about a page's main thread: the processor time it took, and the part of it
// in which scripts of an extension were on the stack. Processor time, not the clock's: what other
// processes do meanwhile does not count.

/** Loads `url` and calls `settle`; the trace's events from before the load to after it. */
export async function tracedLoad(page, url, categories, settle) {
  await page.tracing.start({ categories });
  await page.goto(url, { waitUntil: "load" });
  await settle(page);
  const trace = await page.tracing.stop();
  return JSON.parse(Buffer.from(trace).toString("utf8")).traceEvents;
}

const EXTENSION = "chrome-extension://";

/** What page.tracing.start() needs for busyMs. */
export const TASK_CATEGORIES = ["toplevel", "devtools.timeline"];
/** And for extensionScripts: the sampling profiler, several samples per millisecond. */
export const PROFILE_CATEGORIES = [
  ...TASK_CATEGORIES,
  "disabled-by-default-v8.cpu_profiler",
  "disabled-by-default-v8.cpu_profiler.hires",
];

/** {pid, tid} of the main thread of the renderer that loaded `url`. */
function mainThread(events, url) {
  const parsing = events.find(({ name, args }) => name === "ParseHTML" && args.beginData?.url === url);
  if (!parsing) throw new Error(`the trace holds no load of ${url}`);
  return parsing;
}

/** The thread's tasks, none inside another: {ts, end, cpuUs}. */
function tasksOf(events, { pid, tid }) {
  const spans = events
    .filter((e) => e.ph === "X" && e.pid === pid && e.tid === tid && e.tdur > 0)
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const tasks = [];
  for (const { ts, dur, tdur } of spans) {
    if (tasks.length === 0 || ts >= tasks.at(-1).end) tasks.push({ ts, end: ts + dur, cpuUs: tdur });
  }
  return tasks;
}

/** Milliseconds of processor time that the main thread of the page at `url` took. */
export function busyMs(events, url) {
  return tasksOf(events, mainThread(events, url)).reduce((sum, { cpuUs }) => sum + cpuUs, 0) / 1e3;
}

/**
 * The longest animation frame of the page at `url`, in milliseconds of processor time: what its callbacks
 * took, and its whole task, which lays out and paints what they changed.
 */
export function longestFrame(events, url) {
  const thread = mainThread(events, url);
  const callbacks = events
    .filter((e) => e.name === "FireAnimationFrame" && e.pid === thread.pid && e.tid === thread.tid)
    .sort((a, b) => b.tdur - a.tdur);
  const [longest] = callbacks;
  if (!longest) throw new Error(`the trace holds no animation frame of ${url}`);
  const task = tasksOf(events, thread).find(({ ts, end }) => ts <= longest.ts && longest.ts < end);
  return { callbackMs: longest.tdur / 1e3, taskMs: task.cpuUs / 1e3 };
}

/** The thread's profile: every sample's time and the node on top of the stack, in order. */
function samplesOf(events, { pid, tid }) {
  const { id, args: start } = events.find((e) => e.name === "Profile" && e.pid === pid && e.tid === tid);
  const nodes = new Map();
  const samples = [];
  let ts = start.data.startTime;
  const chunks = events.filter((e) => e.name === "ProfileChunk" && e.pid === pid && e.id === id);
  for (const { args } of chunks.sort((a, b) => a.ts - b.ts)) {
    for (const node of args.data.cpuProfile?.nodes ?? []) nodes.set(node.id, { ...node, up: nodes.get(node.parent) });
    for (const [i, top] of (args.data.cpuProfile?.samples ?? []).entries()) {
      ts += args.data.timeDeltas[i];
      samples.push({ ts, node: nodes.get(top) });
    }
  }
  return samples.sort((a, b) => a.ts - b.ts);
}

/** The innermost of the extension's own functions on a sample's stack, as "file.js:function". */
function extensionFunction(node) {
  for (let at = node; at; at = at.up) {
    const { url, functionName } = at.callFrame;
    if (url?.startsWith(EXTENSION)) return `${url.split("/").at(-1)}:${functionName || "(anonymous)"}`;
  }
  return undefined;
}

/**
 * Milliseconds of processor time with an extension's function on the stack, on the main thread of the
 * page at `url`: each task's processor time, shared out by the samples that fell into it. Native work
 * that these functions call (DOM, forced layout) is theirs.
 * @returns {{ms: number, byFunction: Map<string, number>}} byFunction: "file.js:function" → ms
 */
export function extensionScripts(events, url) {
  const thread = mainThread(events, url);
  const samples = samplesOf(events, thread);
  const byFunction = new Map();
  let at = 0;
  for (const { ts, end, cpuUs } of tasksOf(events, thread)) {
    while (at < samples.length && samples[at].ts < ts) ++at;
    const first = at;
    while (at < samples.length && samples[at].ts <= end) ++at;
    for (const { node } of samples.slice(first, at)) {
      const name = extensionFunction(node);
      if (name) byFunction.set(name, (byFunction.get(name) ?? 0) + cpuUs / 1e3 / (at - first));
    }
  }
  return { ms: [...byFunction.values()].reduce((sum, ms) => sum + ms, 0), byFunction };
}
