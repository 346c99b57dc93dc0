// Any text as the body of a batch registration: read in whole or refused with places, never a fault.
// fuzzes: src/base/json_fields.cpp
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/json_fields.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tilstede::JsonFields fields({reinterpret_cast<const char*>(data), size});
  fields.date("date");
  for (auto& mark : fields.array("marks", 100)) {
    mark.uuid("mark_id");
    mark.choice("kind", {"day", "lesson", "late"});
    mark.optional_integer("minutes", 1, 600);
    mark.optional_text("note", 200);
  }
  fields.optional_texts("tags", 10, 20);
  if (!fields.finish()) {
    const auto problem = fields.problem();
    assert(problem.status == 400 || problem.status == 422);
    assert(!problem.code.empty());
  }
  return 0;
}
