#include "calendar/icalendar.hpp"

#include "base/text.hpp"

namespace tilstede::calendar {
namespace {

struct UnfoldedLine {
  int line = 0;
  std::string text;
};

// A line that begins with a blank goes on with the one before it.
std::vector<UnfoldedLine> unfold(std::string_view text) {
  std::vector<UnfoldedLine> lines;
  int number = 0;
  for (std::string_view part : split(text, '\n')) {
    ++number;
    if (part.ends_with('\r')) part.remove_suffix(1);
    if (!lines.empty() && (part.starts_with(' ') || part.starts_with('\t'))) {
      lines.back().text += part.substr(1);
    } else {
      lines.push_back({number, std::string(part)});
    }
  }
  return lines;
}

std::string to_upper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

std::string unescape(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain.push_back(text[i]);
      continue;
    }
    ++i;
    plain.push_back(text[i] == 'n' || text[i] == 'N' ? '\n' : text[i]);
  }
  return plain;
}

// The colon that ends the parameters is the first one outside quotation marks.
std::size_t value_at(std::string_view line) {
  bool is_quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') is_quoted = !is_quoted;
    if (line[i] == ':' && !is_quoted) return i;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<ContentLine> read_content_lines(std::string_view text) {
  std::vector<ContentLine> lines;
  for (const UnfoldedLine& unfolded : unfold(text)) {
    const std::string_view line = unfolded.text;
    const std::size_t colon = value_at(line);
    if (colon == std::string_view::npos) continue;
    const std::string_view head = line.substr(0, colon);
    const std::size_t semicolon = head.find(';');
    ContentLine content;
    content.line = unfolded.line;
    content.name = to_upper(head.substr(0, semicolon));
    if (semicolon != std::string_view::npos) content.parameters = to_upper(head.substr(semicolon + 1));
    content.value = unescape(line.substr(colon + 1));
    lines.push_back(std::move(content));
  }
  return lines;
}

}  // namespace tilstede::calendar
