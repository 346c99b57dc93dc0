#include "platform/pdf/catalog.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>
#include <string_view>

namespace tilstede::pdf {
namespace {

[[noreturn]] void refuse() {
  throw std::runtime_error("a PDF without a trailer as expected");
}

std::size_t place_of(std::string_view octets, std::string_view word, std::size_t from = 0) {
  const std::size_t at = octets.find(word, from);
  if (at == std::string_view::npos) refuse();
  return at;
}

std::size_t number_after(std::string_view octets, std::string_view word, std::size_t from) {
  const std::size_t at = octets.find_first_of("0123456789", place_of(octets, word, from) + word.size());
  if (at == std::string_view::npos) refuse();
  std::size_t number = 0;
  std::from_chars(octets.data() + at, octets.data() + octets.size(), number);
  return number;
}

}  // namespace

std::string with_language(std::string octets, const std::string& language) {
  const std::size_t trailer = octets.rfind("\ntrailer");
  if (trailer == std::string::npos) refuse();
  const std::size_t root = number_after(octets, "/Root", trailer);
  const std::size_t size = number_after(octets, "/Size", trailer);
  const std::size_t info = number_after(octets, "/Info", trailer);
  const std::size_t table = number_after(octets, "startxref", trailer);

  const std::size_t object = place_of(octets, fmt::format("\n{} 0 obj", root)) + 1;
  const std::size_t open = place_of(octets, "<<", object) + 2;
  const std::size_t end = place_of(octets, "endobj", open);
  const std::string rest = octets.substr(open, end - open);

  const std::size_t offset = octets.size();
  octets += fmt::format(
      "{} 0 obj\n<< /Lang ({}) /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true "
      ">>{}endobj\n",
      root, language, rest);
  const std::size_t new_table = octets.size();
  octets += fmt::format(
      "xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {} /Root {} 0 R /Info {} 0 R /Prev {} "
      ">>\nstartxref\n{}\n%%EOF\n",
      root, offset, size, root, info, table, new_table);
  return octets;
}

}  // namespace tilstede::pdf
