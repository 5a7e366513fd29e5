// Says which layouts recognise a page, for developers. Structure only; nothing is kept or sent.
import type { Handler } from "../listener.js";

export const reportPageHandler: Handler<"page.report"> = ({ url, extract }, { services }) =>
  services.engine.call("layouts.check", { url }, extract);
