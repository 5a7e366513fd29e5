// How much is kept on the device.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const measureDataHandler: Handler<"data.measure"> = async (_request, { services }) =>
  success(await services.store.measure());
