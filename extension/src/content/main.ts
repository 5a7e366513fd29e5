// The content script: observes the page while the extension is switched on.
import { watchSettings } from "../messages/settings-feed.js";
import { PageSession } from "./page-session.js";
import { Panel } from "./panel.js";

let session: PageSession | undefined;
const panel = new Panel(() => session?.retry());

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
