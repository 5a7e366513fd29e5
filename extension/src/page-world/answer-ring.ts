// The last observed answers, kept until the content script (which starts later) asks.
import type { ObservedAnswer } from "../page-channel.js";

const MAX_ANSWERS = 8;
const MAX_TOTAL_CHARS = 8 * 1024 * 1024;

export class AnswerRing {
  #answers: ObservedAnswer[] = [];

  add(answer: ObservedAnswer): void {
    this.#answers.push(answer);
    while (this.#answers.length > MAX_ANSWERS || this.#totalChars() > MAX_TOTAL_CHARS) {
      this.#answers.shift();
    }
  }

  /** Oldest first. */
  answers(): readonly ObservedAnswer[] {
    return this.#answers;
  }

  clear(): void {
    this.#answers = [];
  }

  #totalChars(): number {
    return this.#answers.reduce((sum, answer) => sum + answer.text.length, 0);
  }
}
