// The price forecast's trained model against its reference vectors, and its pipeline: the
// calendar it reads is the core's, and the same seed makes the same bytes.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { startEngine } from "../rules/engine.mjs";

const MODEL = fileURLToPath(new URL("../../models/price-forecast/", import.meta.url));
const PYTHON = process.env.PYTHON ?? "/usr/bin/python3";
const readJson = (name) => JSON.parse(readFileSync(join(MODEL, name), "utf8"));

const python = (...args) => spawnSync(PYTHON, ["-W", "ignore", ...args], { cwd: MODEL, encoding: "utf8" });
const hasPython = python("-c", "import numpy, onnx, sklearn").status === 0;
const needsPython = { skip: !hasPython && "needs python3-numpy, python3-onnx and python3-sklearn" };

/** onnxruntime-web, of this repository or of the folder that ORT_FOLDER names. */
function onnxRuntime() {
  try {
    return createRequire(join(process.env.ORT_FOLDER ?? MODEL, "any.js")).resolve("onnxruntime-web");
  } catch {
    return undefined;
  }
}

const contract = readJson("contract.json");
const onnxBytes = readFileSync(join(MODEL, "model.onnx"));

describe("the trained price forecast", () => {
  test("is the file that the contract names", () => {
    assert.equal(createHash("sha256").update(onnxBytes).digest("hex"), contract.sha256);
    assert.equal(onnxBytes.length, contract.bytes);
  });

  const runtime = onnxRuntime();
  test("answers the reference vectors", { skip: !runtime && "needs onnxruntime-web" }, async () => {
    const ort = await import(pathToFileURL(runtime));
    const { InferenceSession, Tensor } = ort.default ?? ort;
    const vectors = readJson("reference_vectors.json");
    const width = contract.inputs.features.columns.length;
    const rows = Float32Array.from(vectors.features.flat(), (value) => value ?? Number.NaN);
    const session = await InferenceSession.create(onnxBytes);
    const answer = await session.run({ features: new Tensor("float32", rows, [vectors.features.length, width]) });
    for (const name of ["log_ratio_quantiles", "drop_chance"]) {
      const expected = vectors[name].flat();
      assert.equal(answer[name].data.length, expected.length);
      answer[name].data.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-5, `${name}[${i}]`));
    }
  });

  test("never puts p10 above p50 or p50 above p90, nor a chance outside 0 to 1", () => {
    const vectors = readJson("reference_vectors.json");
    for (const [p10, p50, p90] of vectors.log_ratio_quantiles) assert.ok(p10 <= p50 && p50 <= p90);
    for (const chance of vectors.drop_chance) assert.ok(chance >= 0 && chance <= 1);
  });
});

describe("the forecast's pipeline", () => {
  test("reads the sale calendar as the core does", needsPython, async () => {
    const engine = await startEngine();
    const series = { currency: "USD", context: "public", runs: [] };
    const print =
      "import datetime, json; from sale_calendar import SaleCalendar; " +
      "print(json.dumps([[e[0], datetime.date.fromordinal(e[1]).isoformat(), e[2]] for e in SaleCalendar().events]))";
    const events = JSON.parse(python("-c", print).stdout);
    for (const now of ["2024-12-25", "2026-02-25", "2026-11-10", "2027-03-05"]) {
      const { value } = engine.call("history.assess", { now, series, horizon_days: 30 });
      const last = new Date(Date.parse(now) + 30 * 86_400_000).toISOString().slice(0, 10);
      const begun = value.sale_events.filter(({ from }) => from.slice(0, 10) > now && from.slice(0, 10) < last);
      const expected = events.filter(([, from]) => from > now && from < last);
      assert.deepEqual(
        begun.map(({ id, from, to }) => [id, from.slice(0, 10), (Date.parse(to) - Date.parse(from)) / 86_400_000]),
        expected,
      );
      assert.ok(expected.length > 0, now);
    }
  });

  test("makes the same model twice", needsPython, () => {
    const digest = () => {
      const out = mkdtempSync(join(tmpdir(), "price-forecast-"));
      const { status, stderr } = python("pipeline.py", "--out", out, "--products", "18", "--trees", "2", "--without-core");
      assert.equal(status, 0, stderr);
      return ["model.onnx", "contract.json", "reference_vectors.json"].map((name) =>
        createHash("sha256").update(readFileSync(join(out, name))).digest("hex"),
      );
    };
    assert.deepEqual(digest(), digest());
  });
});
