// A printed document as a value: what it says, block by block, without any idea of pages, fonts or PDF.
// Decisions compose it and tests read it; platform/pdf/pdf.hpp prints it, plain_text() is for mail and for
// tests.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tilstede {

/// Level 1 is the document's or the part's own title.
struct Heading {
  std::string text;
  int level = 1;
};

enum class Weight { plain, strong, small };

/// A line break in the text is a line break on paper.
struct Paragraph {
  std::string text;
  Weight weight = Weight::plain;
};

struct BulletList {
  std::vector<std::string> items;
};

/// Labels with what stands for them, one a line.
struct KeyValues {
  std::vector<std::pair<std::string, std::string>> lines;
};

struct Column {
  std::string heading;
  /// The share of the width, against the other columns' shares.
  double share = 1;
  bool is_number = false;
};

/// The heading row is repeated on every page; a row is never split, unless it is higher than a page.
struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

/// One line to sign on per label, two abreast, never split from each other.
struct Signatures {
  std::vector<std::string> labels;
};

/// Starts on a new page with page numbers of its own: one pupil's sheet among a whole class's.
struct NewPart {
  std::string footer;
};

using Block = std::variant<Heading, Paragraph, BulletList, KeyValues, Table, Signatures, NewPart>;

struct Document {
  std::string title;
  /// BCP 47: "nb", "nn", "en", "ar" (right to left follows from it).
  std::string language;
  /// At the foot of every page, until a NewPart says otherwise.
  std::string footer;
  /// Words around the page's number: "Side {page} av {pages}". Empty prints no numbers.
  std::string page_words;
  std::vector<Block> blocks;
};

bool is_right_to_left(const std::string& language);

std::string plain_text(const Document& document);

}  // namespace tilstede
