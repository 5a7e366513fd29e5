import { describeBrowser } from "./scenarios.mjs";

describeBrowser("chromium");
