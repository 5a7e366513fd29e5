// The content script: observes the page while the extension is switched on.
import { watchSettings } from "../messages/settings-feed.js";
import { copyLayoutReport } from "./layout-report.js";
import { PageSession } from "./page-session.js";
import { Panel } from "./panel.js";

let session: PageSession | undefined;
const panel = new Panel({
  onRetry: () => session?.retry(),
  copyLayoutReport: async () => session !== undefined && copyLayoutReport(await session.layoutReport()),
});

watchSettings((settings) => {
  panel.applySettings(settings);
  if (settings.enabled && !session) {
    session = new PageSession(panel);
    session.start();
  } else if (!settings.enabled && session) {
    session.stop();
    session = undefined;
  }
});
