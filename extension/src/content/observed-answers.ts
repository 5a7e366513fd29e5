// The content script's side of the page channel: collects what page-world observed.
import { reviewApis } from "companion:page-probes";
import {
  ANSWER_EVENT,
  decodeAnswer,
  REPLAY_EVENT,
  START_EVENT,
  STOP_EVENT,
  type ObservedAnswer,
} from "../page-channel.js";

const MAX_ANSWERS = 8;

/** Reviews come page after page: they must not push out what a product's price is read from. */
export const isReviewAnswer = ({ url }: ObservedAnswer): boolean => reviewApis.some((api) => url.includes(api));

export interface AnswerLimits {
  /** Which answers are kept; all but those with reviews unless told otherwise. */
  accepts?: (answer: ObservedAnswer) => boolean;
  atMost?: number;
}

/** A page fetches the next product's data up to this long before it changes the address. */
const BEFORE_NAVIGATION_MS = 3000;

interface TimedAnswer extends ObservedAnswer {
  at_ms: number;
}

export class ObservedAnswers {
  #answers: TimedAnswer[] = [];
  readonly #onAnswer: () => void;
  readonly #accepts: (answer: ObservedAnswer) => boolean;
  readonly #atMost: number;

  /** @param onAnswer called after each new answer */
  constructor(onAnswer: () => void, { accepts = (answer) => !isReviewAnswer(answer), atMost = MAX_ANSWERS }: AnswerLimits = {}) {
    this.#onAnswer = onAnswer;
    this.#accepts = accepts;
    this.#atMost = atMost;
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
    if (!answer || !this.#accepts(answer) || this.#holds(answer)) return;
    this.#answers.push({ ...answer, at_ms: performance.now() });
    if (this.#answers.length > this.#atMost) this.#answers.shift();
    this.#onAnswer();
  };

  #holds({ url, text }: ObservedAnswer): boolean {
    return this.#answers.some((known) => known.url === url && known.text === text);
  }
}
