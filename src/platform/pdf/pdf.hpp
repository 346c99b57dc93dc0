// A document as a tagged PDF on A4 paper: text that can be read out, searched and copied, in any script that
// a font of the machine has (packages.txt brings Noto). The same document and instant give the same octets.
// pdf.cpp alone knows cairo and pango.
#pragma once

#include <string>

#include "base/date.hpp"
#include "base/document.hpp"

namespace tilstede::pdf {

/// Throws when the libraries fail (no font at all, no memory).
std::string print(const Document& document, Instant created);

}  // namespace tilstede::pdf
