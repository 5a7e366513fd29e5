// The content script: observes the page while the extension is switched on.
import type { PageProbes } from "../messages/page-probes.js";
import { watchSettings } from "../messages/settings-feed.js";
import { copyLayoutReport } from "./layout-report.js";
import { BUILT_IN_PROBES, readPageProbes } from "./page-probes.js";
import { PageSession } from "./page-session.js";
import { Panel } from "./panel.js";
import { watchActions } from "./watch-actions.js";

let session: PageSession | undefined;
const panel = new Panel({
  onRetry: () => session?.retry(),
  copyLayoutReport: async () => session !== undefined && copyLayoutReport(await session.layoutReport()),
  watch: watchActions,
});

function observe(probes: PageProbes): void {
  watchSettings((settings) => {
    panel.applySettings(settings);
    if (settings.enabled && !session) {
      session = new PageSession(panel, probes);
      session.start();
    } else if (!settings.enabled && session) {
      session.stop();
      session = undefined;
    }
  });
}

readPageProbes().then(observe, () => observe(BUILT_IN_PROBES));
