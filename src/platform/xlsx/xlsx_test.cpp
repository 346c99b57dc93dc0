#include "platform/xlsx/xlsx.hpp"

#include <gtest/gtest.h>
#include <zip.h>

#include <memory>

namespace tilstede::xlsx {
namespace {

std::string part_of(const std::string& octets, const char* name) {
  zip_error_t error;
  zip_source_t* const source = zip_source_buffer_create(octets.data(), octets.size(), 0, &error);
  const std::unique_ptr<zip_t, void (*)(zip_t*)> archive(zip_open_from_source(source, ZIP_RDONLY, &error),
                                                         zip_discard);
  if (!archive) return "no archive";
  zip_stat_t stat;
  if (zip_stat(archive.get(), name, 0, &stat) != 0) return "no such part";
  std::string text(stat.size, '\0');
  zip_file_t* const file = zip_fopen(archive.get(), name, 0);
  zip_fread(file, text.data(), text.size());
  zip_fclose(file);
  return text;
}

TEST(Xlsx, holds_texts_numbers_and_empty_cells) {
  const std::string octets = workbook(
      {{"Tall",
        {{std::string("Skole"), std::string("Snitt")}, {std::string("Årnes"), Number{9.5, "0.0"}}, {{}}},
        {20}},
       {"Ord", {}, {}}});
  EXPECT_NE(part_of(octets, "xl/sharedStrings.xml").find("Årnes"), std::string::npos);
  EXPECT_NE(part_of(octets, "xl/worksheets/sheet1.xml").find("<v>9.5</v>"), std::string::npos);
  EXPECT_NE(part_of(octets, "xl/workbook.xml").find("name=\"Ord\""), std::string::npos);
}

}  // namespace
}  // namespace tilstede::xlsx
