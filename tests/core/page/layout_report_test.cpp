#include "page/layout_report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "page/layout_health.h"

namespace companion::page {
namespace {

/// A *Module object; `price` and `store` are members of it, or empty.
std::string module_object(const std::string& price, const std::string& store) {
  return R"({"commonModule":{"productId":1005001234567890,"currencyCode":"EUR"},)"
         R"("titleModule":{"subject":"Desk lamp","tradeCount":12,"feedbackRating":{"averageStar":"4.8"}},)" +
         price + store +
         R"("couponModule":{"webCouponInfo":{"promotionPanelDTO":{}}},)"
         R"("shippingModule":{"generalFreightInfo":{"originalLayoutResultList":[)"
         R"({"bizData":{"shippingFee":"free","company":"Standard"}},)"
         R"({"bizData":{"shippingFee":"charge","displayAmount":4.5,"displayCurrency":"EUR"}}]}},)"
         R"("skuModule":{"skuPriceList":[)"
         R"({"skuIdStr":"12000021667872849","skuVal":{"skuActivityAmount":{"currency":"EUR","value":97.39}}},)"
         R"({"skuId":12000021667872850,"skuVal":{"skuAmount":{"currency":"EUR","value":97.39}}}]}})";
}

const std::string kPrice =
    R"("priceModule":{"minActivityAmount":"none","formatedActivityPrice":"€ 97,39"},)";
const std::string kStore = R"("storeModule":{"storeNum":11,"storeName":"Lamp Store"},)";

LayoutReport report_of(const std::string& text) { return report_layouts(text, std::nullopt); }

const SourceReport* source_of(const LayoutReport& report, const std::string& layout) {
  for (const SourceReport& source : report.sources) {
    if (source.layout->id == layout) return &source;
  }
  return nullptr;
}

const FieldTally* field_of(const RecordTally& record, Field field) {
  for (const FieldTally& tally : record.fields) {
    if (tally.field == field) return &tally;
  }
  return nullptr;
}

/// "rule: found×1, …; rule: …" of the rules that were tried.
std::string tried(const RecordTally& record, Field field) {
  const FieldTally* tally = field_of(record, field);
  if (tally == nullptr) return "no such field";
  const char* names[] = {"found", "not there", "condition fails", "refused"};
  std::string out;
  for (const RuleTally& rule : tally->rules) {
    std::string outcomes;
    for (size_t i = 0; i < rule.counts.size(); ++i) {
      if (rule.counts[i] > 0) outcomes += " " + std::string(names[i]) + "×" + std::to_string(rule.counts[i]);
    }
    if (!outcomes.empty()) out += rule_text(*rule.rule) + ":" + outcomes + "; ";
  }
  return out;
}

const TableTally* table_of(const RecordTally& record, Table table) {
  for (const TableTally& tally : record.tables) {
    if (tally.rule->table == table && tally.rows.records > 0) return &tally;
  }
  return nullptr;
}

TEST(LayoutReport, SaysWhichRuleMatchedAndWhyTheOnesBeforeDidNot) {
  const LayoutReport report = report_of(module_object(kPrice, kStore));
  EXPECT_EQ(report.page, "product");
  EXPECT_EQ(report.layout, "product_module");
  const SourceReport* source = source_of(report, "product_module");
  ASSERT_NE(source, nullptr);
  EXPECT_EQ(source->found_in, "answer");
  EXPECT_TRUE(source->complete);
  EXPECT_TRUE(source->changed.empty());
  EXPECT_EQ(tried(source->record, Field::kOfferPriceMin),
            "priceModule.minActivityAmount as amount_object: refused×1; "
            "priceModule.formatedActivityPrice as price_text: found×1; ");
  EXPECT_EQ(tried(source->record, Field::kOfferCurrency),
            "webEnv.currency as currency: not there×1; commonModule.currencyCode as currency: found×1; ");
  EXPECT_TRUE(report.shapes.empty()) << "nothing is lacking";
}

TEST(LayoutReport, CountsTheRowsInWhichEachRuleMatched) {
  const LayoutReport report = report_of(module_object(kPrice, kStore));
  const SourceReport* source = source_of(report, "product_module");
  ASSERT_NE(source, nullptr);
  const TableTally* skus = table_of(source->record, Table::kSkus);
  ASSERT_NE(skus, nullptr);
  EXPECT_EQ(skus->rows.records, 2u);
  EXPECT_EQ(tried(skus->rows, Field::kSkuId), "skuIdStr as id: found×1 not there×1; skuId as id: found×1; ");
  EXPECT_EQ(skus->rule->places, (std::vector<std::string>{"skuModule.skuPriceList"}));
  const TableTally* shipping = table_of(source->record, Table::kShipping);
  ASSERT_NE(shipping, nullptr);
  const std::string free = tried(shipping->rows, Field::kShippingFree);
  EXPECT_TRUE(free.starts_with("bizData.shippingFee = free as boolean: found×1 condition fails×1; ")) << free;
}

TEST(LayoutReport, MarksWhatTheLayoutAlwaysHad) {
  const LayoutReport report = report_of(module_object(kPrice, ""));
  const SourceReport* source = source_of(report, "product_module");
  ASSERT_NE(source, nullptr);
  EXPECT_EQ(source->changed, (std::vector<Field>{Field::kStoreName}));
  ASSERT_EQ(report.shapes.size(), 1u);
  ASSERT_EQ(report.shapes[0].layouts.size(), 1u);
  EXPECT_EQ(report.shapes[0].layouts[0]->id, "product_module");
  EXPECT_EQ(report.shapes[0].shape.members.front().key, "commonModule");
}

TEST(LayoutReport, ShowsTheShapeOfDataThatNoLayoutKnows) {
  const LayoutReport report = report_of(
      R"(<html><script>window.runParams = {data: {"lampCard":{"caption":"Desk lamp","cost":{"cents":1999}}}};</script></html>)");
  EXPECT_TRUE(report.sources.empty());
  ASSERT_EQ(report.shapes.size(), 1u);
  EXPECT_TRUE(report.shapes[0].layouts.empty());
  EXPECT_EQ(report.shapes[0].found_in, "embedded");
  EXPECT_EQ(report.shapes[0].shape.members.front().key, "lampCard");
}

TEST(LayoutReport, ShowsTheShapeOfAPageWhoseFactsLackSomething) {
  const LayoutReport report = report_of(
      module_object(kPrice, R"("storeModule":{"storeName":"Lamp Store","shopNumber":11},)"));
  EXPECT_EQ(report.missing, (std::vector<std::string>{"store.id"}));
  ASSERT_EQ(report.shapes.size(), 1u);
  EXPECT_EQ(report.shapes[0].shape.members[3].members[1].key, "shopNumber");
}

TEST(LayoutReport, TellsWhichSourceIsDamaged) {
  const std::string object = module_object(kPrice, kStore);
  const std::string page = "<html><head><script>window.runParams = {data: " + object +
                           "};</script></head><body><h1 data-pl=\"product-title\">Desk lamp</h1>"
                           "<script data-companion-api=\"x\">" +
                           object.substr(0, object.size() - 40) + "</script></body></html>";
  std::vector<std::string> damaged, whole;
  for (const SourceReport& source : report_of(page).sources) {
    (source.complete ? whole : damaged).push_back(std::string(source.found_in));
  }
  EXPECT_EQ(damaged, (std::vector<std::string>{"answer"}));
  EXPECT_EQ(std::count(whole.begin(), whole.end(), "embedded"), 1);
  EXPECT_GE(std::count(whole.begin(), whole.end(), "html"), 1);
}

TEST(LayoutReport, RowsOfRowsAreCounted) {
  const LayoutReport report = report_of(
      R"({"data":{"data":{"pc_om_list_order_1":{"fields":{"orderId":"3001","orderLines":[{"productId":"1","quantity":1},{"productId":"2"}]}},)"
      R"("pc_om_list_order_2":{"fields":{"orderId":"3002","orderLines":[{"productId":"3","quantity":2}]}}}}})");
  const SourceReport* source = source_of(report, "orders_components");
  ASSERT_NE(source, nullptr);
  const TableTally* orders = table_of(source->record, Table::kOrders);
  ASSERT_NE(orders, nullptr);
  EXPECT_EQ(orders->rows.records, 2u);
  const TableTally* lines = table_of(orders->rows, Table::kOrderLines);
  ASSERT_NE(lines, nullptr);
  EXPECT_EQ(lines->rows.records, 3u);
  EXPECT_EQ(report.shapes.size(), 1u) << "no order has a total any more";
}

TEST(LayoutReport, APageCutOffAnywhereIsReported) {
  const std::string page = "<html><script>window.runParams = {data: " + module_object(kPrice, kStore) +
                           "};</script><h1>Desk lamp</h1></html>";
  for (size_t length = 0; length <= page.size(); ++length) {
    const LayoutReport report = report_of(page.substr(0, length));
    EXPECT_FALSE(report.state.empty()) << length;
  }
}

}  // namespace
}  // namespace companion::page
