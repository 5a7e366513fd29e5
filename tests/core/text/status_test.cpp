#include "text/order_status.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <string>

#include "json_reader/values.h"
#include "rules/rule_pack.h"
#include "text/folded_text.h"
#include "text/parcel_status.h"
#include "text/word_table.h"

namespace companion::text {
namespace {

struct Row {
  const char* text;
  const char* status;  // "" = unknown
};

class OrderStatus : public testing::TestWithParam<Row> {};

TEST_P(OrderStatus, IsReadFromWordsAndCodes) {
  EXPECT_EQ(order_status_code(GetParam().text).value_or(""), GetParam().status) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Rows, OrderStatus, testing::Values(
    Row{"8", "awaiting_delivery"}, Row{"9", "completed"}, Row{"Awaiting delivery", "awaiting_delivery"},
    Row{"Completed", "completed"}, Row{"WAIT_BUYER_ACCEPT_GOODS", "awaiting_delivery"},
    Row{"Ready to ship", "awaiting_shipment"}, Row{"Canceled", "cancelled"},
    Row{"  Awaiting\u00A0payment: ", "awaiting_payment"}, Row{"En espera de entrega", "awaiting_delivery"},
    Row{"Concluído", "completed"}, Row{"EN ATTENTE DE LIVRAISON", "awaiting_delivery"},
    Row{"Warten auf Zahlung", "awaiting_payment"}, Row{"In attesa di spedizione", "awaiting_shipment"},
    Row{"Geannuleerd", "cancelled"}, Row{"Zakończono", "completed"}, Row{"Завершён", "completed"},
    Row{"ЗАВЕРШЕНО", "completed"}, Row{"Очікує доставки", "awaiting_delivery"},
    Row{"Tamamlandı", "completed"}, Row{"في انتظار الدفع", "awaiting_payment"},
    Row{"\u200Fבוטל", "cancelled"}, Row{"支払い待ち", "awaiting_payment"}, Row{"배송 중", "awaiting_delivery"},
    Row{"เสร็จสิ้น", "completed"}, Row{"ĐÃ HỦY", "cancelled"}, Row{"Menunggu pembayaran", "awaiting_payment"},
    Row{"等待收货", "awaiting_delivery"}, Row{"In dispute", "in_dispute"}, Row{"Закрыт", "closed"},
    Row{"", ""}, Row{"7", ""}, Row{"Refunded", ""}, Row{"not completed", ""}, Row{"FINISH", ""}));

class ParcelStatus : public testing::TestWithParam<Row> {};

TEST_P(ParcelStatus, IsReadFromCodes) {
  EXPECT_EQ(parcel_status(GetParam().text).value_or(""), GetParam().status) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Shop, ParcelStatus, testing::Values(
    Row{"AE_ORDER_PLACED", "ordered"}, Row{"AE_ORDER_PAID", "ordered"}, Row{"AE_GWMS_ACCEPT", "processing"},
    Row{"AE_GWMS_OUTBOUND", "processing"}, Row{"AE_PICK_UP_SUCCESS", "picked_up"},
    Row{"AE_SC_INBOUND_SUCCESS", "in_transit"}, Row{"AE_LH_HO_AIRLINE", "in_transit"},
    Row{"AE_LH_DEPART_SUCCESS", "in_transit"}, Row{"AE_LH_ARRIVE", "arrived"},
    Row{"AE_LH_ARRIVE_SUCCESS", "arrived"}, Row{"AE_CC_EX_START_SUCCESS", "export_customs"},
    Row{"AE_CC_EX_SUCCESS_SUCCESS", "export_customs"}, Row{"AE_CC_IM_START", "import_customs"},
    Row{"AE_CC_HO_OUT_SUCCESS", "import_customs"}, Row{"AE_GTMS_ACCEPT", "arrived"},
    Row{"AE_GTMS_SC_ARRIVE", "in_transit"}, Row{"AE_GTMS_DO_ARRIVE", "in_transit"},
    Row{"AE_GTMS_DO_DEPART", "out_for_delivery"}, Row{"AE_GTMS_DELIVERING", "out_for_delivery"},
    Row{"AE_GTMS_SIGNED", "delivered"}, Row{"1000", "processing"}, Row{"1100", "picked_up"},
    Row{"1400", "in_transit"}, Row{"1600", ""}, Row{"1700", ""}));

INSTANTIATE_TEST_SUITE_P(Cainiao, ParcelStatus, testing::Values(
    Row{"GTMS_SIGNED", "delivered"}, Row{"CC_IM_SUCCESS", "import_customs"},
    Row{"CC_IM_FAILURE", "exception"}, Row{"WAIT_ACCEPT", "ordered"}, Row{"TRANSITING", "in_transit"},
    Row{"DELIVERING", "in_transit"}, Row{"CLEAR_CUSTOMS", "import_customs"}, Row{"DELIVERED", "delivered"},
    Row{"delivered", "delivered"}, Row{"gtms do depart", "out_for_delivery"},
    Row{"GTMS_STA_SIGNED", "out_for_delivery"}, Row{"GTMS_DEL_FAILURE", "delivery_failed"},
    Row{"RT_INBOUND", "returned"}, Row{" AE_GTMS_SIGNED ", "delivered"}, Row{"LH_TRANS_ARRIVE", "in_transit"}, Row{"TD_TRANS_DEPART_C", "in_transit"},
    Row{"AE_GROUP_IM_CLEARING_CUSTOMS", "import_customs"}, Row{"LAST_MILE_ASN_NOTIFY", ""},
    Row{"GTMS_ORDER_INFO_UPDATE", ""}, Row{"", ""}, Row{"SOMETHING_NEW", ""}));

/// Every word of a rule file's member must mean one thing.
std::map<std::string, std::set<std::string>> meanings(std::string_view file, const char* member) {
  const auto raw = json_reader::members(rules::embedded_file(file), std::array<std::string_view, 1>{member});
  std::map<std::string, std::set<std::string>> out;
  const WordTable table(raw[0]);
  for (const Word& word : table.words()) out[std::string(word.text)].emplace(word.meaning);
  return out;
}

TEST(StatusWords, MeanOneThingAndAreFolded) {
  const auto words = meanings("status/order_status", "statuses");
  EXPECT_GT(words.size(), 200u);
  for (const auto& [word, statuses] : words) {
    EXPECT_EQ(statuses.size(), 1u) << word;
    EXPECT_EQ(folded_text(word), word);
    EXPECT_EQ(order_status_code(word).value_or(""), *statuses.begin()) << word;
  }
}

TEST(ParcelCodes, MeanOneThing) {
  for (const char* member : {"codes", "beginnings"}) {
    const auto codes = meanings("status/parcel_stages", member);
    EXPECT_GT(codes.size(), 10u);
    for (const auto& [code, statuses] : codes) {
      EXPECT_EQ(statuses.size(), 1u) << code;
      EXPECT_EQ(parcel_status("AE_" + code).value_or(""), *statuses.begin()) << code;
    }
  }
}

}  // namespace
}  // namespace companion::text
