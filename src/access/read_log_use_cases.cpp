#include "access/read_log_use_cases.hpp"

#include <fmt/format.h>

namespace tilstede::access {

void record_read(const Context& context, const Actor& actor, const AuditEvent& event) {
  context.database.write([&](db::Tx& tx) { record(tx, context, actor.account, event); });
}

void record_class_read(const Context& context, const Actor& actor, std::string action,
                       const ClassId& school_class, const Date& date, std::size_t pupils) {
  const auto link =
      actor.link_holder ? fmt::format(R"(,"substitute_link":"{}")", to_text(actor.link_holder->link)) : "";
  record_read(context, actor,
              {std::move(action), "class", to_text(school_class),
               fmt::format(R"({{"date":"{}","pupils":{}{}}})", to_text(date), pupils, link)});
}

}  // namespace tilstede::access
