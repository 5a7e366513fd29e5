// Newer rules for reading pages, when the user has agreed to ask for them.
//
//   alarm (once a day) → GET /v1/rules → signature → engine (rules.load) → store
//   start of the engine → store → signature → engine
//
// The shipped rules are what remains of any failure: a wrong signature, a pack that the engine
// refuses, a damaged store, a browser without Ed25519, an extension that was updated past the
// stored pack. Packs are data; whatever is wrong in them, the engine finds before using any.
import type { PageProbes } from "../messages/page-probes.js";
import type { RuleProblem, RuleStatus } from "../messages/rule-status.js";
import type { Settings } from "../messages/settings.js";
import type { ApiClient } from "./api-client.js";
import type { Engine, EngineOwner } from "./engine-owner.js";
import { canVerify, isTrusted, type TrustedKey } from "./rule-signature.js";
import { isSignedPack, type RuleStore, type StoredRules } from "./store/rule-store.js";

const ALARM = "rules";
const DAY_MS = 24 * 60 * 60 * 1000;

export interface RuleUpdatesParts {
  api: ApiClient;
  store: RuleStore;
  settings: { read(): Promise<Settings> };
  engine: Pick<EngineOwner, "call" | "ready">;
  keys: readonly TrustedKey[];
  alarms: Pick<typeof chrome.alarms, "create" | "getAll" | "clear">;
  now: () => Date;
  /** In [0, 1). */
  random: () => number;
}

export class RuleUpdates {
  readonly #parts: RuleUpdatesParts;
  /** Checks and withdrawals wait for each other. */
  #lastWork: Promise<unknown> = Promise.resolve();

  constructor(parts: RuleUpdatesParts) {
    this.#parts = parts;
  }

  /** Takes the stored pack into an engine that has just started; never fails. */
  async restore(engine: Engine): Promise<void> {
    const { store, keys } = this.#parts;
    try {
      const { signed } = await store.read();
      if (!signed) return;
      const isUsable = (await this.#isGranted()) && (await isTrusted(signed, keys));
      if (isUsable && engine.call("rules.load", {}, signed.pack).ok) return;
    } catch {
      // Falls through: what cannot be checked is not used.
    }
    await store.clear().catch(() => undefined);
  }

  /** Asks now, because the user has just agreed, and from then on once a day. */
  async start(): Promise<void> {
    await this.#inTurn(() => this.#check());
    await this.schedule();
  }

  /** Makes sure that the next check has an alarm (alarms can be lost with the browser). */
  async schedule(): Promise<void> {
    if (!(await this.#isWanted()) || (await this.#hasAlarm())) return;
    // Somewhere in the six hours after a day, so that it shows no habit of the user's.
    const when = this.#parts.now().getTime() + DAY_MS * (1 + this.#parts.random() / 4);
    await this.#parts.alarms.create(ALARM, { when });
  }

  /** Handles an alarm; others' alarms are ignored. */
  async onAlarm(name: string): Promise<void> {
    if (name !== ALARM) return;
    await this.#inTurn(() => this.#checkWhenDue());
    await this.schedule();
  }

  /** Back to the shipped rules: the user has withdrawn the agreement. */
  async withdraw(): Promise<void> {
    await this.#parts.alarms.clear(ALARM);
    await this.#inTurn(async () => {
      await this.#parts.store.clear();
      await this.#parts.engine.call("rules.reset", {});
    });
  }

  async status(): Promise<RuleStatus> {
    const { store, engine } = this.#parts;
    const inUse = await engine.call("layouts.list", {});
    const { checked_at_ms: checked, problem } = await store.read();
    return {
      updates: await this.#possibility(),
      version: inUse.ok ? inUse.value.rule_pack_version : "",
      origin: inUse.ok ? inUse.value.rule_pack_origin : "shipped",
      ...(checked === undefined ? {} : { checked_at: new Date(checked).toISOString() }),
      ...(problem === undefined ? {} : { problem }),
    };
  }

  async #possibility(): Promise<RuleStatus["updates"]> {
    const [key] = this.#parts.keys;
    if (!key) return "no_keys";
    return (await canVerify(key)) ? "possible" : "unsupported";
  }

  async #isGranted(): Promise<boolean> {
    return (await this.#parts.settings.read()).consents.rules.granted;
  }

  async #isWanted(): Promise<boolean> {
    return (await this.#isGranted()) && (await this.#possibility()) === "possible";
  }

  async #checkWhenDue(): Promise<void> {
    const { checked_at_ms: checked } = await this.#parts.store.read();
    const sinceMs = this.#parts.now().getTime() - (checked ?? -DAY_MS);
    // A time in the future means that the clock was set back.
    if (sinceMs < 0 || sinceMs >= DAY_MS) await this.#check();
  }

  async #check(): Promise<void> {
    if (!(await this.#isWanted())) return;
    const { api, store, now } = this.#parts;
    // Started first: it drops a stored pack that is of no use any more.
    await this.#parts.engine.ready();
    const { problem: _, ...stored } = await store.read();
    const checked = { ...stored, checked_at_ms: now().getTime() };
    const answer = await api.request({
      purpose: "update_page_rules",
      method: "GET",
      path: "/v1/rules",
      // A signature is the same for everybody who has the pack, so it tells nothing more.
      ...(stored.signed ? { known_tag: `"${stored.signed.signature}"` } : {}),
    });
    if (!answer.ok) return store.write({ ...checked, problem: "unreachable" });
    if (answer.value === undefined) return store.write(checked);
    await this.#take(answer.value, checked);
  }

  async #take(signed: unknown, before: StoredRules): Promise<void> {
    const { store, keys } = this.#parts;
    const refuse = (problem: RuleProblem) => store.write({ ...before, problem });
    if (!isSignedPack(signed) || !(await isTrusted(signed, keys))) return refuse("untrusted");
    if (signed.pack === before.signed?.pack) return store.write(before);
    const engine = await this.#parts.engine.ready();
    // An engine that started anew after a fault uses the shipped rules: what was stored is
    // loaded again, so that no older pack than that can follow it.
    if (before.signed) engine.call("rules.load", {}, before.signed.pack);
    if (!engine.call("rules.load", {}, signed.pack).ok) return refuse("refused");
    const [product, list] = [probesFor(engine, "product"), probesFor(engine, "list")];
    if (!product || !list) return refuse("refused");
    await store.writePack({ ...before, signed }, product, list);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#lastWork.then(work);
    this.#lastWork = turn.catch(() => undefined);
    return turn;
  }

  async #hasAlarm(): Promise<boolean> {
    return (await this.#parts.alarms.getAll()).some((alarm) => alarm.name === ALARM);
  }
}

/** What the rules in use want to know of pages of a kind. */
function probesFor(engine: Engine, page: string): PageProbes | undefined {
  const probes = engine.call("page.probes", { page });
  if (!probes.ok) return undefined;
  const { scripts, elements, watch } = probes.value;
  return { scripts, elements, watch };
}
