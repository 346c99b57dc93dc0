#include "base/document.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tilstede {
namespace {

struct AsText {
  std::string operator()(const Heading& heading) const { return heading.text + "\n"; }
  std::string operator()(const Paragraph& paragraph) const { return paragraph.text + "\n"; }

  std::string operator()(const BulletList& list) const {
    std::string text;
    for (const std::string& item : list.items)
      text += "- " + item + "\n";
    return text;
  }

  std::string operator()(const KeyValues& block) const {
    std::string text;
    for (const auto& [label, value] : block.lines)
      text += label + ": " + value + "\n";
    return text;
  }

  std::string operator()(const Table& table) const {
    std::vector<std::string> headings;
    for (const Column& column : table.columns)
      headings.push_back(column.heading);
    std::string text = fmt::format("{}\n", fmt::join(headings, " | "));
    for (const auto& row : table.rows)
      text += fmt::format("{}\n", fmt::join(row, " | "));
    return text;
  }

  std::string operator()(const Signatures& signatures) const {
    std::string text;
    for (const std::string& label : signatures.labels)
      text += "____________________ " + label + "\n";
    return text;
  }

  std::string operator()(const NewPart&) const { return "\n"; }
};

}  // namespace

bool is_right_to_left(const std::string& language) {
  return language.starts_with("ar") || language.starts_with("fa") || language.starts_with("he") ||
         language.starts_with("ur");
}

std::string plain_text(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (!text.empty()) text += "\n";
    text += std::visit(AsText{}, block);
  }
  return text;
}

}  // namespace tilstede
