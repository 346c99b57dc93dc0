#include "platform/pdf/pdf.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace tilstede::pdf {
namespace {

const Instant kCreated{std::chrono::sys_days{std::chrono::year{2024} / 10 / 31} + std::chrono::hours{7}};

class TemporaryPdf {
 public:
  explicit TemporaryPdf(const std::string& octets)
      : path_(std::filesystem::temp_directory_path() /
              ("tilstede-" + std::to_string(std::hash<std::string>{}(octets)) + ".pdf")) {
    std::ofstream(path_, std::ios::binary) << octets;
  }
  ~TemporaryPdf() { std::filesystem::remove(path_); }
  TemporaryPdf(const TemporaryPdf&) = delete;
  TemporaryPdf& operator=(const TemporaryPdf&) = delete;

  /// What poppler's program says of the file.
  std::string asked(const std::string& program, const std::string& after = "") const {
    FILE* const pipe = popen((program + " " + path_.string() + " " + after + " 2>&1").c_str(), "r");
    std::string text;
    for (int octet = 0; (octet = std::fgetc(pipe)) != EOF;)
      text.push_back(static_cast<char>(octet));
    EXPECT_EQ(pclose(pipe), 0) << text;
    return text;
  }

 private:
  std::filesystem::path path_;
};

std::size_t times(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    ++count;
  return count;
}

Document sheet() {
  Document document{"Halvårsrapport", "nb", "Solvik skole", "Side {page} av {pages}", {}};
  document.blocks = {
      Heading{"Fravær for Åse Bjørnø"},
      Paragraph{"Dager og enkelttimer gjøres ikke om til hverandre. Größe, čohkkát, Łódź."},
      KeyValues{{{"Klasse", "9A"}, {"Skoleår", "2023-24"}}},
      Table{{{"Årsak", 3}, {"Dager", 1, true}}, {{"Sykdom", "12"}, {"Permisjon", "0"}}},
      BulletList{{"Legeerklæring fra fjerde dag"}},
      Signatures{{"Kontaktlærer", "Rektor"}},
  };
  return document;
}

TEST(Pdf, says_its_text_with_norwegian_letters) {
  const TemporaryPdf file(print(sheet(), kCreated));
  const std::string text = file.asked("pdftotext -layout", "-");
  for (const char* const words : {"Fravær for Åse Bjørnø", "Größe, čohkkát, Łódź", "Sykdom", "Permisjon",
                                  "Kontaktlærer", "Side 1 av 1", "Solvik skole", "Legeerklæring"})
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
}

TEST(Pdf, is_tagged_for_screen_readers_and_says_its_language) {
  const std::string octets = print(sheet(), kCreated);
  const TemporaryPdf file(octets);
  const std::string info = file.asked("pdfinfo");
  EXPECT_NE(info.find("Tagged:          yes"), std::string::npos) << info;
  EXPECT_NE(info.find("Title:           Halvårsrapport"), std::string::npos) << info;
  EXPECT_NE(octets.find("/Lang (nb)"), std::string::npos);
  const std::string structure = file.asked("pdfinfo -struct-text");
  for (const char* const element : {"H1", "Table", "TR", "TH", "TD"})
    EXPECT_NE(structure.find(element), std::string::npos) << element << "\n" << structure;
  EXPECT_NE(structure.find("\"Sykdom\""), std::string::npos) << structure;
}

TEST(Pdf, a_long_table_repeats_its_heading_on_every_page) {
  Document document = sheet();
  Table table{{{"Dato", 1}, {"Hva som ble ført", 3}}, {}};
  for (int row = 1; row <= 90; ++row)
    table.rows.push_back({"rad " + std::to_string(row) + ".", "hel dag"});
  document.blocks = {table};
  const std::string text = TemporaryPdf(print(document, kCreated)).asked("pdftotext -layout", "-");
  EXPECT_EQ(times(text, "Hva som ble ført"), 3U) << text;
  EXPECT_EQ(times(text, "hel dag"), 90U);
  EXPECT_NE(text.find("Side 3 av 3"), std::string::npos);
}

TEST(Pdf, a_text_longer_than_a_page_loses_nothing) {
  Document document = sheet();
  std::string words;
  for (int word = 0; word < 3000; ++word)
    words += "ord" + std::to_string(word) + " ";
  document.blocks = {Paragraph{words}, Table{{{"Notat", 1}}, {{words}}}};
  const std::string text = TemporaryPdf(print(document, kCreated)).asked("pdftotext -layout", "-");
  for (const char* const word : {"ord0 ", "ord1500 ", "ord2999"})
    EXPECT_EQ(times(text, word), 2U) << word;
}

TEST(Pdf, a_new_part_starts_a_page_with_numbers_of_its_own) {
  Document document = sheet();
  document.blocks = {NewPart{"Ada"}, Heading{"Ada"}, NewPart{"Bo"}, Heading{"Bo"}};
  const TemporaryPdf file(print(document, kCreated));
  EXPECT_NE(file.asked("pdfinfo").find("Pages:           2"), std::string::npos);
  const std::string text = file.asked("pdftotext -layout", "-");
  EXPECT_EQ(times(text, "Side 1 av 1"), 2U) << text;
  EXPECT_EQ(times(text, "Ada"), 2U) << text;
}

TEST(Pdf, arabic_is_shaped_and_keeps_its_letters) {
  Document document{"رسالة", "ar", "المدرسة", "{page}", {Heading{"غياب"}, Paragraph{"تم تسجيل غياب طفلك."}}};
  const std::string text = TemporaryPdf(print(document, kCreated)).asked("pdftotext", "-");
  EXPECT_NE(text.find("غياب"), std::string::npos) << text;
}

TEST(Pdf, the_same_document_gives_the_same_octets) {
  EXPECT_EQ(print(sheet(), kCreated), print(sheet(), kCreated));
}

TEST(Pdf, an_empty_document_is_a_page) {
  const TemporaryPdf file(print({"Tom", "nb", "", "", {}}, kCreated));
  EXPECT_NE(file.asked("pdfinfo").find("Pages:           1"), std::string::npos);
}

}  // namespace
}  // namespace tilstede::pdf
