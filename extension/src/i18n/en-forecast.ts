// English, the part about the forecast and its track record; see en.ts.
export const forecast = {
  "forecast.label": "Forecast",
  "forecast.thin": "Too little history to forecast.",
  "forecast.wait": "Waiting about {days} days may save {saving}: {chance} chance of {percent} off within {horizon} days.",
  "forecast.wait_a_day": "Waiting a day may save {saving}: {chance} chance of {percent} off within {horizon} days.",
  "forecast.buy_now": "Waiting is unlikely to pay: {chance} chance of {percent} off within {horizon} days.",
  "forecast.unclear": "Whether waiting pays is uncertain: {chance} chance of {percent} off within {horizon} days.",
  "forecast.own_fall": "{chance} chance of {percent} off.",
  "forecast.stays": "In {horizon} days: most likely still {middle}.",
  "forecast.stays_band": "In {horizon} days: most likely still {middle} (8 in 10: {low} – {high}).",
  "forecast.band": "In {horizon} days: about {middle} (8 in 10: {low} – {high}).",
  "forecast.how": "How this is worked out",
  "forecast.method":
    "Method “{method}”: what the price did in {windows} stretches of {horizon} days within a year, applied to today's price, beside two in which it stays.",
  "forecast.similar_price": "Only stretches that began at a price within 5% of today's were asked.",
  "forecast.all_days": "All stretches were asked, as too few began at a price like today's.",
  "forecast.own_history_and_last_price": "own history and last price",
  "forecast.no_record": "No track record yet.",
  "forecast.open": "Advices whose time is not over: {count}.",
  "record.waits": "Of {ended} waits advised before, {paid} paid off.",
  "record.buy_nows": "Of {ended} times when buying now was advised, it was right {paid} times.",
  "record.unknown": "Too little was seen to tell: {count} of them.",
  "record.saved": "Following a wait saved {percent} on average.",
  "record.cost": "Following a wait cost {percent} more on average.",
  "record.chances":
    "Score of {count} stated chances: {score} of 1000, less is better. Always stating how often it happened ({rate}), which is known only afterwards, would score {base}.",
} as const;
