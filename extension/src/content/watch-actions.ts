// What the panel asks the background for about watching.
import { send } from "../messages/send.js";
import type { WatchActions } from "./cards/price/watch-control.js";

export const watchActions: WatchActions = {
  add: (key, title) =>
    send("watch.add", { subject: { key, url: location.href, ...(title === undefined ? {} : { title }) } }),
  edit: (id, rules) => send("watch.edit", { id, rules }),
  remove: async (id) => (await send("watch.remove", { id })).ok,
  preview: (id, rules) => send("watch.preview", { id, rules }),
  openList: () => void send("page.open", { page: "watchlist" }),
};
