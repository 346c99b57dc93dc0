// Whether a name is the one that was begun: "ada ber" finds Ada Marie Berg. Pure.
#pragma once

#include <string_view>

namespace tilstede::people {

/// Each word of `begun` begins a word of `name`, whatever the case, also of Æ, Ø, Å and their kind. Nothing
/// begins no name.
bool is_name_begun_by(std::string_view name, std::string_view begun);

}  // namespace tilstede::people
