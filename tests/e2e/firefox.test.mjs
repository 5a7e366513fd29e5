import { describeBrowser } from "./scenarios.mjs";

describeBrowser("firefox");
