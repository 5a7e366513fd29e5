// How much more memory a process took at most than it had at a moment: as Linux counts it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

/** Megabytes of a line of /proc/PID/status; undefined when the process is gone. */
function statusMb(pid, name) {
  try {
    const line = readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`^${name}:\\s+(\\d+) kB`, "m"));
    return line ? Number(line[1]) / 1024 : undefined;
  } catch {
    return undefined;
  }
}

function parentOf(pid) {
  try {
    // The name in brackets may hold anything: what follows the last bracket is plain.
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(")").at(-1).trim().split(" ")[1]);
  } catch {
    return undefined;
  }
}

/** The process and all that it has started, directly or not. */
function family(pid) {
  const parents = new Map(readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), parentOf(name)]));
  const isOfIt = (one) => one === pid || (parents.has(one) && one > 1 && isOfIt(parents.get(one)));
  return [...parents.keys()].filter(isOfIt);
}

/** Forgets the peak so far. Peaks cannot be told where Linux does not let us. */
function forgetPeak(pid) {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, "5");
    return true;
  } catch {
    return false;
  }
}

/**
 * Watches a process and its children from now on.
 * @returns {() => number | undefined} asks how many megabytes the one that grew most took at its peak beyond
 *   what it has now; undefined where that cannot be told
 */
export function watchGrowth(pid) {
  const watched = family(pid)
    .filter(forgetPeak)
    .map((one) => ({ one, before: statusMb(one, "VmRSS") }));
  return () => {
    const grown = watched.map(({ one, before }) => statusMb(one, "VmHWM") - before).filter((mb) => mb >= 0);
    return grown.length === 0 ? undefined : Math.max(...grown);
  };
}
