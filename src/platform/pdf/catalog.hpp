// What cairo 1.16 cannot write into a PDF, added as the format's own incremental update.
#pragma once

#include <string>

namespace tilstede::pdf {

/// The document's language, that it is tagged, and that the window shows its title: screen readers need all
/// three. Throws when the octets are not those of a PDF with a plain cross-reference table.
std::string with_language(std::string octets, const std::string& language);

}  // namespace tilstede::pdf
