// All settings, defaults filled in.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const readSettingsHandler: Handler<"settings.read"> = async (_request, { services }) =>
  success(await services.store.settings.read());
