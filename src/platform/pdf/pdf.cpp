#include "platform/pdf/pdf.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "platform/pdf/catalog.hpp"

namespace tilstede::pdf {
namespace {

// Points: 72 to the inch.
constexpr double kPageWidth = 595.28;
constexpr double kPageHeight = 841.89;
constexpr double kMargin = 57;
constexpr double kWidth = kPageWidth - 2 * kMargin;
constexpr double kBottom = kPageHeight - kMargin - 18;
constexpr double kCellGap = 8;

constexpr const char* kFamilies = "Noto Sans, DejaVu Sans, sans-serif";

struct Style {
  double size = 10;
  bool is_bold = false;
  double grey = 0;
};
constexpr Style kPlain{10, false, 0};
constexpr Style kStrong{10, true, 0};
constexpr Style kSmall{8.5, false, 0.25};

struct Free {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(PangoContext* context) const { g_object_unref(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

double points(int pango_units) {
  return static_cast<double>(pango_units) / PANGO_SCALE;
}

cairo_status_t append(void* to, const unsigned char* octets, unsigned int count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(octets), count);
  return CAIRO_STATUS_SUCCESS;
}

/// Where lines of the document's language begin, or end.
enum class Side { start, end };

/// A structure element around what is drawn while it lives.
class Tag {
 public:
  Tag(cairo_t* cairo, const char* name) : cairo_(cairo), name_(name) {
    cairo_tag_begin(cairo_, name_, nullptr);
  }
  ~Tag() { cairo_tag_end(cairo_, name_); }
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;

 private:
  cairo_t* cairo_;
  const char* name_;
};

/// How many pages each part has, known after a first printing that is thrown away.
using PageCounts = std::vector<int>;

class Printer {
 public:
  Printer(const Document& document, PageCounts counts)
      : document_(document),
        counts_(std::move(counts)),
        is_mirrored_(is_right_to_left(document.language)),
        surface_(cairo_pdf_surface_create_for_stream(append, &octets_, kPageWidth, kPageHeight)),
        cairo_(cairo_create(surface_.get())),
        context_(pango_font_map_create_context(pango_cairo_font_map_get_default())),
        footer_(document.footer) {
    pango_cairo_context_set_resolution(context_.get(), 72);
    pango_context_set_base_dir(context_.get(), is_mirrored_ ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(context_.get(), pango_language_from_string(document.language.c_str()));
    cairo_font_options_t* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options);
    cairo_font_options_destroy(options);
  }

  void describe(Instant created) {
    const auto say = [&](cairo_pdf_metadata_t field, const std::string& text) {
      cairo_pdf_surface_set_metadata(surface_.get(), field, text.c_str());
    };
    // Whole seconds are all that the format has.
    const std::string instant = to_text(created).substr(0, 19) + "Z";
    say(CAIRO_PDF_METADATA_TITLE, document_.title);
    say(CAIRO_PDF_METADATA_CREATOR, "Tilstede");
    say(CAIRO_PDF_METADATA_CREATE_DATE, instant);
    say(CAIRO_PDF_METADATA_MOD_DATE, instant);
  }

  void print() {
    for (const Block& block : document_.blocks)
      std::visit([this](const auto& value) { add(value); }, block);
    end_page();
    printed_.push_back(page_);
  }

  const PageCounts& printed() const { return printed_; }

  std::string finish() {
    cairo_surface_finish(surface_.get());
    if (cairo_status(cairo_.get()) != CAIRO_STATUS_SUCCESS ||
        cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS)
      throw std::runtime_error("cannot print a PDF");
    return std::move(octets_);
  }

 private:
  void add(const Heading& heading) {
    constexpr Style kLevels[] = {{18, true, 0}, {13, true, 0}, {11, true, 0}};
    constexpr const char* kTags[] = {"H1", "H2", "H3"};
    const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 3) - 1);
    if (y_ > kMargin) y_ += level == 0 ? 12 : 10;
    // A heading stays with some of what it heads.
    need(kLevels[level].size * 1.5 + 40);
    flow(heading.text, kLevels[level], kTags[level]);
    y_ += 4;
  }

  void add(const Paragraph& paragraph) {
    flow(paragraph.text, style_of(paragraph.weight), "P");
    y_ += paragraph.weight == Weight::small ? 4 : 7;
  }

  void add(const BulletList& list) {
    for (const std::string& item : list.items) {
      const auto layout = laid_out(item, kPlain, kWidth - 14);
      need(std::min(height_of(layout.get()), kBottom - kMargin));
      const Tag tag(cairo_.get(), "P");
      draw(laid_out("•", kPlain, 10).get(), placed(0, 10), y_);
      draw(layout.get(), placed(14, kWidth - 14), y_);
      y_ += height_of(layout.get()) + 2;
    }
    y_ += 5;
  }

  void add(const KeyValues& block) {
    std::size_t next = 0;
    do {
      next = lines_on_page(block, next);
      if (next < block.lines.size()) is_full_ = true;
    } while (next < block.lines.size());
    y_ += 6;
  }

  std::size_t lines_on_page(const KeyValues& block, std::size_t next) {
    need(20);
    const Tag tag(cairo_.get(), "Table");
    for (const std::size_t first = next; next < block.lines.size(); ++next) {
      const auto& [label, value] = block.lines[next];
      const std::vector<Cell> cells = {{label, kStrong, 0, 150, "TH"}, {value, kPlain, 158, kWidth - 158}};
      if (next > first && y_ + row_height(cells) + 3 > kBottom) break;
      row(cells, 1.5);
    }
    return next;
  }

  void add(const Table& table) {
    std::size_t next = 0;
    do {
      next = table_on_page(table, next);
      if (next < table.rows.size()) {
        if (row_height(cells_of(table, &table.rows[next])) > kBottom - kMargin - 60)
          row_as_text(table, table.rows[next++]);
        else
          is_full_ = true;
      }
    } while (next < table.rows.size());
    y_ += 8;
  }

  /// As many rows as the page has room for, as a table with a heading row of its own, so that a reader is
  /// told the columns again. Gives the first row that is left.
  std::size_t table_on_page(const Table& table, std::size_t next) {
    need(60);
    const Tag tag(cairo_.get(), "Table");
    row(cells_of(table, nullptr), 3);
    rule(0.8);
    for (; next < table.rows.size(); ++next) {
      const auto cells = cells_of(table, &table.rows[next]);
      if (y_ + row_height(cells) + 6 > kBottom) break;
      row(cells, 3);
      rule(0.3);
    }
    return next;
  }

  /// A row that no page holds: nothing is cut off.
  void row_as_text(const Table& table, const std::vector<std::string>& cells) {
    for (std::size_t index = 0; index < std::min(cells.size(), table.columns.size()); ++index) {
      flow(table.columns[index].heading, kStrong, "P");
      flow(cells[index], kPlain, "P");
    }
    y_ += 6;
  }

  void add(const Signatures& signatures) {
    const std::size_t lines = (signatures.labels.size() + 1) / 2;
    need(static_cast<double>(lines) * 52);
    const double width = (kWidth - 30) / 2;
    for (std::size_t index = 0; index < signatures.labels.size(); ++index) {
      const double x = placed(index % 2 == 0 ? 0 : width + 30, width);
      const double y = y_ + 34;
      line(x, y, width, 0.6);
      const Tag tag(cairo_.get(), "P");
      draw(laid_out(signatures.labels[index], kSmall, width).get(), x, y + 2);
      if (index % 2 == 1 || index + 1 == signatures.labels.size()) y_ += 52;
    }
  }

  void add(const NewPart& part) {
    // The first part may say so too, and gets no empty page before it.
    if (has_drawn_) {
      end_page();
      printed_.push_back(page_);
      page_ = 1;
    }
    footer_ = part.footer;
  }

  struct Cell {
    std::string text;
    Style style;
    double x = 0;
    double width = 0;
    const char* tag = "TD";
    Side side = Side::start;
  };

  /// The heading row when there is no row.
  std::vector<Cell> cells_of(const Table& table, const std::vector<std::string>* row) const {
    double shares = 0;
    for (const Column& column : table.columns)
      shares += column.share;
    const double room = kWidth - kCellGap * static_cast<double>(table.columns.size() - 1);
    std::vector<Cell> cells;
    double x = 0;
    for (std::size_t index = 0; index < table.columns.size(); ++index) {
      const Column& column = table.columns[index];
      const double width = room * column.share / shares;
      std::string text = row == nullptr ? column.heading : index < row->size() ? (*row)[index] : "";
      cells.push_back({std::move(text), row == nullptr ? kStrong : kPlain, x, width,
                       row == nullptr ? "TH" : "TD", column.is_number ? Side::end : Side::start});
      x += width + kCellGap;
    }
    return cells;
  }

  double row_height(const std::vector<Cell>& cells) const {
    double height = 0;
    for (const Cell& cell : cells)
      height = std::max(height, height_of(laid_out(cell.text, cell.style, cell.width, cell.side).get()));
    return height;
  }

  void row(const std::vector<Cell>& cells, double gap) {
    const Tag tag(cairo_.get(), "TR");
    for (const Cell& cell : cells) {
      const Tag cell_tag(cairo_.get(), cell.tag);
      draw(laid_out(cell.text, cell.style, cell.width, cell.side).get(), placed(cell.x, cell.width),
           y_ + gap);
    }
    y_ += row_height(cells) + 2 * gap;
  }

  /// Text that goes on over as many pages as it needs, line by line.
  void flow(const std::string& text, Style style, const char* name) {
    const auto layout = laid_out(text, style, kWidth);
    const Owned<PangoLayoutIter> iterator(pango_layout_get_iter(layout.get()));
    bool is_last = false;
    while (!is_last) {
      need(line_height(iterator.get()));
      const Tag tag(cairo_.get(), name);
      const double top = y_ - points(extents_of(iterator.get()).y);
      do {
        const PangoRectangle extents = extents_of(iterator.get());
        if (top + points(extents.y + extents.height) > kBottom && top + points(extents.y) > kMargin) break;
        draw_line(iterator.get(), style, top);
        y_ = top + points(extents.y + extents.height);
        is_last = pango_layout_iter_next_line(iterator.get()) == FALSE;
      } while (!is_last);
      if (!is_last) is_full_ = true;
    }
  }

  void draw_line(PangoLayoutIter* iterator, Style style, double top) {
    begin();
    cairo_set_source_rgb(cairo_.get(), style.grey, style.grey, style.grey);
    cairo_move_to(cairo_.get(), kMargin + points(extents_of(iterator).x),
                  top + points(pango_layout_iter_get_baseline(iterator)));
    pango_cairo_show_layout_line(cairo_.get(), pango_layout_iter_get_line_readonly(iterator));
  }

  void draw(PangoLayout* layout, double x, double y, double grey = 0) {
    begin();
    cairo_set_source_rgb(cairo_.get(), grey, grey, grey);
    cairo_move_to(cairo_.get(), x, y);
    pango_cairo_show_layout(cairo_.get(), layout);
  }

  void line(double x, double y, double width, double thickness) {
    begin();
    cairo_set_source_rgb(cairo_.get(), 0.35, 0.35, 0.35);
    cairo_set_line_width(cairo_.get(), thickness);
    cairo_move_to(cairo_.get(), x, y);
    cairo_line_to(cairo_.get(), x + width, y);
    cairo_stroke(cairo_.get());
  }

  void rule(double thickness) { line(kMargin, y_, kWidth, thickness); }

  /// `start` counts from the margin where a line of this language begins.
  double placed(double start, double width) const {
    return kMargin + (is_mirrored_ ? kWidth - start - width : start);
  }

  Owned<PangoLayout> laid_out(const std::string& text, Style style, double width,
                              Side side = Side::start) const {
    Owned<PangoLayout> layout(pango_layout_new(context_.get()));
    const Owned<PangoFontDescription> font(pango_font_description_from_string(kFamilies));
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    // Every line begins where the document's language does, as on a page of the web: a Latin name in Arabic
    // too.
    pango_layout_set_auto_dir(layout.get(), FALSE);
    const bool is_left = (side == Side::start) != is_mirrored_;
    pango_layout_set_alignment(layout.get(), is_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    return layout;
  }

  static Style style_of(Weight weight) {
    return weight == Weight::strong ? kStrong : weight == Weight::small ? kSmall : kPlain;
  }

  static double height_of(PangoLayout* layout) {
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return points(height);
  }

  static PangoRectangle extents_of(PangoLayoutIter* iterator) {
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(iterator, nullptr, &extents);
    return extents;
  }

  static double line_height(PangoLayoutIter* iterator) { return points(extents_of(iterator).height); }

  /// A new page unless there is room.
  void need(double height) {
    if (is_full_ || (has_drawn_ && y_ + height > kBottom && y_ > kMargin)) {
      end_page();
      ++page_;
    }
  }

  void begin() { has_drawn_ = true; }

  void end_page() {
    print_footer();
    cairo_show_page(cairo_.get());
    y_ = kMargin;
    is_full_ = false;
    has_drawn_ = false;
  }

  void print_footer() {
    const double y = kPageHeight - kMargin;
    line(kMargin, y - 4, kWidth, 0.3);
    draw(laid_out(footer_, kSmall, kWidth - 100).get(), placed(0, kWidth - 100), y, kSmall.grey);
    draw(laid_out(page_number(), kSmall, 95, Side::end).get(), placed(kWidth - 95, 95), y, kSmall.grey);
  }

  std::string page_number() const {
    const std::size_t part = printed_.size();
    const int pages = part < counts_.size() ? counts_[part] : page_;
    std::string words = document_.page_words;
    const auto put = [&](std::string_view name, int number) {
      if (const std::size_t at = words.find(name); at != std::string::npos)
        words.replace(at, name.size(), std::to_string(number));
    };
    put("{page}", page_);
    put("{pages}", pages);
    return words;
  }

  const Document& document_;
  const PageCounts counts_;
  const bool is_mirrored_;
  // The surface writes into the octets until it is destroyed.
  std::string octets_;
  Owned<cairo_surface_t> surface_;
  Owned<cairo_t> cairo_;
  Owned<PangoContext> context_;
  std::string footer_;
  PageCounts printed_;
  int page_ = 1;
  double y_ = kMargin;
  bool has_drawn_ = false;
  bool is_full_ = false;
};

}  // namespace

std::string print(const Document& document, Instant created) {
  Printer first(document, {});
  first.print();
  Printer second(document, first.printed());
  second.describe(created);
  second.print();
  return with_language(second.finish(), document.language);
}

}  // namespace tilstede::pdf
