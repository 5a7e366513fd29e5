#!/usr/bin/env node
// Prints "PASSED FAILED" for one test command: count-tests.mjs FORMAT STATUS LOGFILE
// A command that fails without naming a failed test (a crash, a time-out), or that ran nothing at all,
// counts as one failure.
import { readFileSync } from "node:fs";

const sum = (text, pattern) =>
  [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);

const FORMATS = {
  /** GoogleTest. */
  gtest: (text) => ({
    passed: sum(text, /^\[ {2}PASSED {2}\] (\d+) tests?\./gm),
    failed: sum(text, /^\[ {2}FAILED {2}\] (\d+) tests?, listed below/gm),
  }),
  vitest: (text) => ({
    passed: sum(text, /^ +Tests .*?(\d+) passed/gm),
    failed: sum(text, /^ +Tests .*?(\d+) failed/gm),
  }),
  tap: (text) => ({
    passed: sum(text, /^# pass (\d+)$/gm),
    failed: sum(text, /^# (?:fail|cancelled) (\d+)$/gm),
  }),
  /** A check without tests of its own, such as a type checker. */
  single: (text, status) => ({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }),
};

const [format, statusText, logFile] = process.argv.slice(2);
const status = Number(statusText);
// Escape sequences of coloured output would stand between the numbers and their words.
const text = readFileSync(logFile, "utf8").replace(/\u001b\[[\d;]*m/g, "");
const counted = FORMATS[format](text, status);
const unexplained = counted.failed === 0 && (status !== 0 || counted.passed === 0);
console.log(counted.passed, unexplained ? 1 : counted.failed);
