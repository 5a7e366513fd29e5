// English, the part about what was seen on other pages; see en.ts.
export const elsewhere = {
  "elsewhere.title": "You saw this elsewhere",
  "elsewhere.seen": "Seen on {date}",
  "elsewhere.seen_at_store": "{store} · seen on {date}",
  "elsewhere.cheaper": "At least {percent} cheaper there, before shipping: {there} then, {here} here now",
  "elsewhere.cheaper_piece": "At least {percent} cheaper there by the piece, before shipping: {there} then, {here} here now",
  "elsewhere.dearer": "At least {percent} dearer there, before shipping: {there} then, {here} here now",
  "elsewhere.dearer_piece": "At least {percent} dearer there by the piece, before shipping: {there} then, {here} here now",
  "elsewhere.same": "The same price there, before shipping: {there} then, {here} here now",
  "elsewhere.same_piece": "The same price by the piece there, before shipping: {there} then, {here} here now",
  "elsewhere.overlaps": "Depends on the variant, before shipping: {there} then, {here} here now",
  "elsewhere.overlaps_piece": "Depends on the variant, by the piece and before shipping: {there} then, {here} here now",
  "elsewhere.because": "Why we think so: {reasons}",
  "elsewhere.main_picture": "the same main picture",
  "elsewhere.other_picture": "a picture in common",
  "elsewhere.same_title": "titles {percent} the same",
  "elsewhere.same_numbers": "the same {numbers}",
  "elsewhere.same_pack": "as many pieces",
  "elsewhere.not_same": "Not the same",
  "elsewhere.refused": "Marked as not the same; it will not be shown here again.",
  "elsewhere.undo": "Undo",
  "elsewhere.failed": "That did not work. Please try again.",

  "cost.coupon_seen_store": "Coupon seen on this store’s pages on {date}",
  "cost.coupon_seen": "Coupon seen on another page on {date}",
  "cost.coupon_code": "code {code}",
  "cost.coupon_seen_note": "A coupon from another page may have run out or not hold for this product; the shop decides at the checkout.",

  "options.remember_products": "Remember products I open",
  "options.remember_products_hint":
    "To tell you where you saw the same one: title, store, price and the names of its pictures’ files, of the last 1,000 products, on this device only. Switching it off erases them.",
} as const;
