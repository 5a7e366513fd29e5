// Reviews as shoppers write them: about 38 characters, which half of the shop's reviews do not reach.
const TEXTS = [
  "Good quality, arrived fast, thank you", "Muy bueno, llegó antes de lo esperado", "Всё хорошо, доставка быстрая, рекомендую",
  "Très joli, conforme à la description", "Größe passt, Farbe etwas dunkler, gut", "Broken after two days, very bad",
  "Produto muito bom, recomendo a loja", "Ottimo prodotto, spedizione veloce", "Ürün çok güzel, kargo hızlıydı", "배송이 빠르고 품질이 좋아요 감사합니다",
];  // prettier-ignore

/** As many reviews of median length, as JSON. */
export const medianReviews = (count) =>
  JSON.stringify(Array.from({ length: count }, (_, i) => ({ stars: (i % 5) + 1, text: TEXTS[i % TEXTS.length], id: String(i) })));
