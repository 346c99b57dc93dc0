#include "platform/xlsx/xlsx.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>

namespace tilstede::xlsx {
namespace {

/// The library writes files; this one is read back and gone.
class TemporaryFile {
 public:
  TemporaryFile() {
    path_ = (std::filesystem::temp_directory_path() / "tilstede-xlsx-XXXXXX").string();
    const int file = mkstemp(path_.data());
    if (file < 0) throw std::runtime_error("cannot make a file in the temporary folder");
    close(file);
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }

  std::string octets() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

 private:
  std::string path_;
};

class Book {
 public:
  explicit Book(const std::string& path) : book_(workbook_new(path.c_str())) {
    if (book_ == nullptr) throw std::runtime_error("cannot begin a workbook");
    heading_ = workbook_add_format(book_);
    format_set_bold(heading_);
    format_set_text_wrap(heading_);
  }

  void add(const Sheet& sheet) {
    lxw_worksheet* const page = workbook_add_worksheet(book_, sheet.name.c_str());
    if (page == nullptr) throw std::runtime_error("cannot add a sheet to a workbook");
    for (std::size_t column = 0; column < sheet.widths.size(); ++column) {
      const auto at = static_cast<lxw_col_t>(column);
      worksheet_set_column(page, at, at, sheet.widths[column], nullptr);
    }
    worksheet_freeze_panes(page, 1, 0);
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
        write(page, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), sheet.rows[row][column]);
    }
  }

  void finish() {
    const lxw_error error = workbook_close(book_);
    if (error != LXW_NO_ERROR) throw std::runtime_error("cannot write a workbook");
  }

 private:
  void write(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const Cell& cell) {
    if (const auto* const text = std::get_if<std::string>(&cell)) {
      worksheet_write_string(page, row, column, text->c_str(), row == 0 ? heading_ : nullptr);
    } else if (const auto* const number = std::get_if<Number>(&cell)) {
      worksheet_write_number(page, row, column, number->value, format_of(number->format));
    }
  }

  lxw_format* format_of(const std::string& text) {
    auto& format = formats_[text];
    if (format == nullptr) {
      format = workbook_add_format(book_);
      format_set_num_format(format, text.c_str());
    }
    return format;
  }

  // The library frees all three with the workbook.
  lxw_workbook* book_;
  lxw_format* heading_ = nullptr;
  std::map<std::string, lxw_format*> formats_;
};

}  // namespace

std::string workbook(const std::vector<Sheet>& sheets) {
  const TemporaryFile file;
  Book book(file.path());
  for (const Sheet& sheet : sheets)
    book.add(sheet);
  book.finish();
  return file.octets();
}

}  // namespace tilstede::xlsx
