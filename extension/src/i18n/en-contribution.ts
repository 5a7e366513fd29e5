// English, the part about what is shared, with whom, and how to take it back; see en.ts.
export const contribution = {
  "options.contribute": "Share the prices I see",
  "options.contribute_hint":
    "Product number and category, price, whether it is sold out, currency, destination and hour, and the coupons that the page offers to everybody, signed with a key that stands for this device for 90 days. No name, no account, no address of a page, none of your own coupons.",
  "options.lookup": "Ask for shared price history",
  "options.lookup_hint": "The server is asked for a whole group of products, and the one you look at is picked here. Popular products in a group stay guessable.",
  "consent.agreed": "You agreed on {time}, to version {version} of the text.",
  "consent.refused": "You turned this off on {time}.",
  "consent.outdated": "You agreed on {time} to version {version} of the text. It has changed since, so this is off until you agree again.",

  "contribute.unsupported":
    "This browser cannot sign (it has no Ed25519), so prices cannot be shared from it. Chrome can from version 137, Firefox from 129.",

  "server.groups": "The server learns that you look at one of about {count} products.",
  "server.one_group": "This server has one group of about {count} products: it does not learn which of them you look at.",
  "server.small_groups": "At this server a group holds fewer than {least} products (about {count}), so it can guess which one you look at.",
  "server.not_said": "This server does not say how many products a group holds.",
  "server.required": "A shared price is published when {shoppers} have seen it.",
  "server.one_is_enough": "One contributor is enough on this server: shared prices need not be confirmed by others.",

  "small_groups.title": "Small groups",
  "small_groups.text":
    "This server knows few products as yet: a group holds fewer than {least} of them (about {count}). Whoever runs it can guess which product you look at.",
  "small_groups.agree": "Ask it nevertheless",

  "options.send_failed": "Could not be sent; it is tried again later.",
  "options.send_refused": "The server did not take this device's signature.",
  "options.last_sent": "Last sent {time}: {sent}, of which {accepted} were accepted.",
  "options.too_old_one": "One was too old to send.",
  "options.too_old": "{count} were too old to send.",
  "send.unauthorized":
    "The server did not take this device's signature, so nothing more is sent by itself. “Send now” tries again.",
  "send.busy": "The server asked to come later.",
  "send.unreachable": "The last attempt did not reach the server.",

  "rights.title": "What you contributed",
  "rights.text":
    "What you shared is kept under a key that only this device has. With it you can get a copy of everything the server holds of you, or have it erased. Nobody else can, and no account is needed.",
  "rights.none": "Nothing has been sent from this device, or it can no longer be told that it was yours.",
  "rights.key_unused": "Key since {from}, nothing sent yet",
  "rights.key": "Key since {from}, last used {used}",
  "rights.key_server": "at {server}",
  "rights.kept": "You no longer share prices. The keys are kept for 90 days after their last use, as long as the server keeps what you sent.",
  "rights.export": "Export what I contributed",
  "rights.erase": "Erase what I contributed",
  "rights.forget": "Delete the keys",
  "rights.exporting": "Asking for key {number} of {total}…",
  "rights.exported_one": "One observation exported.",
  "rights.exported": "{count} observations exported.",
  "rights.erasing": "Erasing what was sent with key {number} of {total}…",
  "rights.erased_one": "One observation erased.",
  "rights.erased": "{count} observations erased.",
  "rights.recomputed_done": "Published prices have been decided again without them.",
  "rights.recomputed_later": "Published prices are decided again without them within a day.",
  "rights.failed": "The server did not do it for every key. The keys are kept; please try again later.",
  "rights.unauthorized": "The server did not take the signature. Check that this device's clock is right; the keys are kept.",
  "rights.forgotten": "The keys are deleted. What was sent can no longer be told to be yours.",
  "rights.erase_title": "Erase what you contributed?",
  "rights.erase_text":
    "The server erases everything sent from this device and decides the prices again that it was part of. Prices that wait here to be sent are not affected. This cannot be undone.",
  "rights.forget_title": "Delete the keys?",
  "rights.forget_text":
    "What you sent then stays where it is, and nobody, you included, can tell any more that it was yours: it can be neither exported nor erased.",
  "rights.file_name": "aliexpress-companion-contributions.json",

  "withdraw.title": "Stop sharing",
  "withdraw.text":
    "Nothing more is sent, and what waits is forgotten. Shall the server also erase what it got from this device? If not, the keys are deleted here, and nobody can tell any more that it was yours.",
  "withdraw.erase": "Stop and erase what I sent",
  "withdraw.keep": "Only stop",
} as const;
