#include "gaps/gaps_jobs.hpp"

#include "gaps/gaps_use_cases.hpp"

namespace tilstede::gaps {

void add_gaps_jobs(Jobs& jobs, const Context& context) {
  using namespace std::chrono_literals;
  jobs.add({"gaps-reminder", 1min, [&context] { remind_teachers(context); }});
}

}  // namespace tilstede::gaps
