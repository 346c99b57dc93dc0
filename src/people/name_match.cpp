#include "people/name_match.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace tilstede::people {
namespace {

constexpr unsigned char kLatin1Lead = 0xC3;
constexpr unsigned char kUpperFirst = 0x80;
constexpr unsigned char kUpperLast = 0x9E;
constexpr unsigned char kMultiplication = 0x97;
constexpr unsigned char kToLower = 0x20;

// À to Þ of Latin-1, which in UTF-8 lie 32 before their small letters.
std::string folded(std::string_view text) {
  std::string folded = to_lower_ascii(text);
  for (std::size_t i = 1; i < folded.size(); ++i) {
    const auto byte = static_cast<unsigned char>(folded[i]);
    const bool is_upper = static_cast<unsigned char>(folded[i - 1]) == kLatin1Lead && byte >= kUpperFirst &&
                          byte <= kUpperLast && byte != kMultiplication;
    if (is_upper) folded[i] = static_cast<char>(byte + kToLower);
  }
  return folded;
}

std::vector<std::string> words_of(std::string_view text) {
  std::string spaced = folded(text);
  std::ranges::replace(spaced, '-', ' ');
  std::vector<std::string> words;
  for (const auto word : split(spaced, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

}  // namespace

bool is_name_begun_by(std::string_view name, std::string_view begun) {
  const auto names = words_of(name);
  const auto wanted = words_of(begun);
  return !wanted.empty() && std::ranges::all_of(wanted, [&](const std::string& word) {
    return std::ranges::any_of(names, [&](const std::string& own) { return own.starts_with(word); });
  });
}

}  // namespace tilstede::people
