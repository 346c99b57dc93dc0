// The words of the papers, by a short name, in the three languages. Pure.
#pragma once

#include <string>
#include <string_view>

#include "certificate/papers.hpp"

namespace tilstede::certificate {

/// Asked for a name that is not there, it asserts.
std::string word(PaperLanguage language, std::string_view name);

/// "31. oktober 2024", "October 31, 2024".
std::string written(PaperLanguage language, const Date& date);

std::string_view tag_of(PaperLanguage language);

}  // namespace tilstede::certificate
