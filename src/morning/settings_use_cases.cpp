#include "morning/settings_use_cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "access/audit.hpp"
#include "access/problems.hpp"
#include "access/protected_homes_use_cases.hpp"
#include "access/subject_use_cases.hpp"
#include "morning/morning_store.hpp"

namespace tilstede::morning {
namespace {

using access::Action;
using access::Actor;
using nlohmann::json;

Result<void, Problem> allowed(db::Tx& tx, const Context& context, const Actor& actor,
                              const SchoolId& school) {
  const auto subject = access::subject_of_school(tx, school);
  if (!subject) return refused(access::not_found());
  return access::may(actor, Action::set_registration_rules, *subject, context.clock.today());
}

SettingsView view_of(db::Tx& tx, const Context& context, const SchoolId& school) {
  SettingsView view{store::settings_of(tx, school), {}};
  view.settings.contacts_staff = access::protected_home_readers(tx, school);
  const auto& named = view.settings.contacts_staff;
  for (auto& secretary : store::secretaries_of(tx, school, context.clock.today())) {
    const bool may_see = std::find(named.begin(), named.end(), secretary.id) != named.end();
    view.secretaries.push_back({secretary.id, std::move(secretary.name), may_see});
  }
  return view;
}

// Only who is a secretary there: a list from elsewhere opens nothing.
Settings kept(db::Tx& tx, const Context& context, const SchoolId& school, Settings settings) {
  const auto secretaries = store::secretaries_of(tx, school, context.clock.today());
  std::erase_if(settings.contacts_staff, [&](const StaffId& id) {
    return std::none_of(secretaries.begin(), secretaries.end(),
                        [&](const auto& one) { return one.id == id; });
  });
  return settings;
}

void record(db::Tx& tx, const Context& context, const Actor& actor, const SchoolId& school,
            const Settings& settings) {
  json staff = json::array();
  for (const StaffId& id : settings.contacts_staff)
    staff.push_back(to_text(id));
  const json payload{{"wait_minutes", settings.wait_minutes},
                     {"return_minutes", settings.return_minutes},
                     {"has_phone", settings.phone.has_value()},
                     {"contacts_staff", std::move(staff)}};
  access::record(tx, context, actor.account,
                 {"morning_settings.changed", "school", to_text(school), payload.dump()});
}

}  // namespace

Result<SettingsView, Problem> read_settings(const Context& context, const Actor& actor,
                                            const SchoolId& school) {
  return context.database.read([&](db::Tx& tx) -> Result<SettingsView, Problem> {
    if (const auto may = allowed(tx, context, actor, school); !may) return refused(may.error());
    return view_of(tx, context, school);
  });
}

Result<SettingsView, Problem> change_settings(const Context& context, const Actor& actor,
                                              const SchoolId& school, const Settings& settings) {
  return context.database.write([&](db::Tx& tx) -> Result<SettingsView, Problem> {
    if (const auto may = allowed(tx, context, actor, school); !may) return refused(may.error());
    const Settings said = kept(tx, context, school, settings);
    store::write_settings(tx, school, said, context.clock.now(), actor.account);
    access::name_protected_home_readers(tx, school, said.contacts_staff);
    record(tx, context, actor, school, said);
    return view_of(tx, context, school);
  });
}

}  // namespace tilstede::morning
