// A small school whose homes talk with it, for the store tests of home: Grete and Geir are Ada's guardians.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "attendance/attendance_store_testing.hpp"
#include "home/report.hpp"

namespace tilstede::home::testing {

using namespace attendance::testing;  // NOLINT: the small school's names

class HomeTest : public SchoolTest {
 protected:
  void SetUp() override;

  /// Ada's other guardian.
  access::Actor geir;

  /// Ada, ill on these days.
  ReportWish wish(const std::string& from, const std::string& to) const;
  ReportWish today() const { return wish("2024-10-31", "2024-10-31"); }

  /// With a fresh Idempotency-Key unless one is given.
  http::Request request_with(std::string key = "");

  /// The answer's JSON, or {"problem": code}.
  nlohmann::json report(const access::Actor& actor, const ReportWish& wish, const std::string& key = "");
  nlohmann::json result(const access::Actor& actor, const ReportWish& wish);
  std::string problem(const access::Actor& actor, const ReportWish& wish);

  nlohmann::json home_of(const access::Actor& actor);
  /// The days of what stands as reported.
  std::vector<std::string> messages();
  static MessageId id_of(const nlohmann::json& result);

 private:
  int keys_ = 0;
};

}  // namespace tilstede::home::testing
