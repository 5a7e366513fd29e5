// A product page as it is read: the answer that a page of today fetches, reduced to what holds
// its price and stock.
import { PRODUCT_ID } from "./test-services.js";

const API = "https://acs.aliexpress.com/h5/mtop.aliexpress.pdp.pc.query/1.0/";
export const PRODUCT_URL = `https://www.aliexpress.com/item/${PRODUCT_ID}.html`;
export const SKU = "12000036543210987";

export interface ProductOnPage {
  /** As printed, e.g. "US $18.40". */
  price: string;
  stock?: number;
  id?: string;
  /** As the answer's coupon block holds them. */
  coupons?: readonly object[];
  /** The store's number. */
  store?: string;
}

export function productPage({ price, stock = 9, id = PRODUCT_ID, coupons = [], store }: ProductOnPage): string {
  const currency = price.startsWith("€") ? "EUR" : "USD";
  const priced = { salePriceString: price };
  const result = {
    GLOBAL_DATA: { globalData: { productId: id, subject: "Desk lamp", currencyCode: currency } },
    PRODUCT_TITLE: { text: "Desk lamp" },
    COUPON_BLOCK_PC: { upperCouponBlockViewList: coupons },
    ...(store === undefined ? {} : { SHOP_CARD_PC: { storeName: "Lamps", sellerInfo: { storeNum: store } } }),
    PRICE: { selectedSkuId: 1, targetSkuPriceInfo: priced, skuIdStrPriceInfoMap: { [SKU]: priced } },
    SKU: { selectedSkuIdStr: SKU, skuPaths: [{ path: "1:2", skuIdStr: SKU, skuStock: stock, salable: stock > 0 }] },
  };
  const answer = JSON.stringify({ api: "mtop.aliexpress.pdp.pc.query", data: { result }, ret: ["SUCCESS::ok"] });
  return `<!DOCTYPE html><html lang="en"><body><script>window.runParams = {};</script>
<script type="application/json" data-companion-api="${API}">${answer}</script></body></html>`;
}
