// What the server announces about itself. Before any agreement it is only asked when the user, about to
// agree, clicks: so that it can be said first how much a look-up would tell it.
import { success } from "../../messages/envelope.js";
import type { Handler } from "../listener.js";

export const readServerHandler: Handler<"server.read"> = async ({ asks }, { services: { announcements } }) => {
  const known = await announcements.known();
  if (known || !asks) return success(known ? { announcement: known } : {});
  const asked = await announcements.ask("read_server_terms");
  return asked.ok ? success({ announcement: asked.value }) : asked;
};
