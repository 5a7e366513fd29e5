#include "handlers/get_dump.h"

#include "handlers/handler_test.h"

namespace companion::server {
namespace {

class GetDumpTest : public HandlerTest {
 protected:
  Response dump() { return get_dump(store_.prices(), running_); }

  static bool has_retry_after(const Response& response) {
    return std::any_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
      return header.first == "Retry-After" && std::stoi(header.second) > 0;
    });
  }

  RunningDumps running_{2};
};

TEST_F(GetDumpTest, MoreThanMayRunAreRefused) {
  Response first = dump();
  const Response second = dump();
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(second.status, 200);
  const Response third = dump();
  EXPECT_EQ(third.status, 503);
  EXPECT_TRUE(has_retry_after(third));
  EXPECT_FALSE(third.next_chunk);
}

TEST_F(GetDumpTest, AnAnswerThatIsGoneGivesItsPlaceBack) {
  const Response first = dump();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(dump().status, 200) << "a peer that left";
  Response moved = dump();
  const Response kept = std::move(moved);
  EXPECT_EQ(dump().status, 503);
}

}  // namespace
}  // namespace companion::server
