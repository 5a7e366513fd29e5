// Where the item of a page was seen in other listings. Asked once the panel is on screen, as
// comparing a thousand products takes longer than all the rest of a reading.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";
import { lookElsewhere } from "../seen-elsewhere.js";

export const findLookAlikesHandler: Handler<"look-alike.find"> = async ({ product }, { services, sender, now }) =>
  success({ look_alikes: sender.tab?.incognito ? [] : await lookElsewhere(product, now, services) });
