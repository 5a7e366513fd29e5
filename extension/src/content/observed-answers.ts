// The content script's side of the page channel: collects what page-world observed.
import {
  ANSWER_EVENT,
  decodeAnswer,
  REPLAY_EVENT,
  START_EVENT,
  STOP_EVENT,
  type ObservedAnswer,
} from "../page-channel.js";

const MAX_ANSWERS = 8;
/** A page fetches the next product's data up to this long before it changes the address. */
const BEFORE_NAVIGATION_MS = 3000;

interface TimedAnswer extends ObservedAnswer {
  at_ms: number;
}

export class ObservedAnswers {
  #answers: TimedAnswer[] = [];
  readonly #onAnswer: () => void;

  /** @param onAnswer called after each new answer */
  constructor(onAnswer: () => void) {
    this.#onAnswer = onAnswer;
  }

  /** Starts listening and asks for what was observed before. */
  start(): void {
    document.addEventListener(ANSWER_EVENT, this.#receive);
    document.dispatchEvent(new CustomEvent(START_EVENT));
    document.dispatchEvent(new CustomEvent(REPLAY_EVENT));
  }

  /** Stops listening; the page stays observed for whoever else listens. */
  detach(): void {
    document.removeEventListener(ANSWER_EVENT, this.#receive);
    this.#answers = [];
  }

  /** Stops listening and lets page-world put the page back as it was. */
  stop(): void {
    this.detach();
    document.dispatchEvent(new CustomEvent(STOP_EVENT));
  }

  /** Oldest first. */
  list(): readonly ObservedAnswer[] {
    return this.#answers;
  }

  /** Forgets answers that belong to the product shown before an in-page navigation. */
  forgetBeforeNavigation(): void {
    const earliest = performance.now() - BEFORE_NAVIGATION_MS;
    this.#answers = this.#answers.filter((answer) => answer.at_ms >= earliest);
  }

  readonly #receive = (event: Event): void => {
    const answer = decodeAnswer((event as CustomEvent<unknown>).detail);
    if (!answer || this.#holds(answer)) return;
    this.#answers.push({ ...answer, at_ms: performance.now() });
    if (this.#answers.length > MAX_ANSWERS) this.#answers.shift();
    this.#onAnswer();
  };

  #holds({ url, text }: ObservedAnswer): boolean {
    return this.#answers.some((known) => known.url === url && known.text === text);
  }
}
