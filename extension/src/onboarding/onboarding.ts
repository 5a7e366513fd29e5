// The first-run page: what happens on the device, and two separate choices, both off.
import { text } from "../i18n/text.js";
import { watchSettings } from "../messages/settings-feed.js";
import type { ConsentName, Settings } from "../messages/settings.js";
import { decideConsent } from "../ui/consent-decision.js";
import { button, byId, element } from "../ui/dom.js";
import { localise } from "../ui/localise.js";
import { followTheme } from "../ui/theme.js";
import { EXAMPLE_CONTRIBUTION, EXAMPLE_COUPON, EXAMPLE_OBSERVATION, EXAMPLE_PREFIX } from "./example.js";

const result = byId("result", HTMLElement);
const problem = byId("problem", HTMLElement);
const AGREE = { contribute: "onboarding.agree_contribute", lookup: "onboarding.agree_lookup" } as const;
const choices: Record<keyof typeof AGREE, HTMLElement> = {
  contribute: byId("agree-contribute", HTMLElement),
  lookup: byId("agree-lookup", HTMLElement),
};

async function decide(consent: ConsentName, wanted: boolean): Promise<void> {
  const say = (words: string) => (result.textContent = words);
  problem.textContent = "";
  say("");
  const { words, is_problem: isProblem } = await decideConsent(consent, wanted, say);
  problem.textContent = isProblem ? words : "";
  say(isProblem ? "" : words);
}

function showChoices(settings: Settings): void {
  for (const consent of ["contribute", "lookup"] as const) {
    const parts = settings.consents[consent].granted
      ? [
          element("span", { class: "on" }, text("onboarding.agreed")),
          button({ id: `withdraw-${consent}-button` }, () => void decide(consent, false), text("onboarding.change")),
        ]
      : [
          button(
            { class: "primary", id: `agree-${consent}-button` },
            () => void decide(consent, true),
            text(AGREE[consent]),
          ),
        ];
    choices[consent].replaceChildren(...parts);
  }
}

localise(document, "onboarding.title");
followTheme(document);
byId("example-record", HTMLElement).textContent = JSON.stringify(EXAMPLE_OBSERVATION, null, 2);
byId("example-coupon", HTMLElement).textContent = JSON.stringify(EXAMPLE_COUPON, null, 2);
byId("example-batch", HTMLElement).textContent = `POST /v1/observations\n${JSON.stringify(EXAMPLE_CONTRIBUTION, null, 2)}`;
byId("example-lookup", HTMLElement).textContent = text("onboarding.lookup_example", { product: EXAMPLE_OBSERVATION.product_id });
byId("example-request", HTMLElement).textContent = `GET /v1/history/${EXAMPLE_PREFIX}`;
watchSettings(showChoices);
