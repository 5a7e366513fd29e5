// The one answer shape of every message: a value or one error out of the core's vocabulary.
import type { Envelope, EngineError } from "../../../wasm-core/js/engine.js";
import type errorTable from "../../../wasm-core/contracts/errors.json";

export type { Envelope };
export type CompanionError = EngineError;
export type ErrorCode = keyof typeof errorTable;

export function success<T>(value: T): Envelope<T> {
  return { ok: true, value };
}

/**
 * @param where   the message or field that failed, e.g. "page.read"
 * @param message for developers; holds no personal data
 */
export function failure(code: ErrorCode, where: string, message: string): Envelope<never> {
  return { ok: false, error: { code, where, message } };
}
