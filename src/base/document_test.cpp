#include "base/document.hpp"

#include <gtest/gtest.h>

namespace tilstede {
namespace {

TEST(DocumentText, plain_text_says_what_the_paper_says) {
  const Document document{"Brev",
                          "nb",
                          "",
                          "",
                          {Heading{"Fravær"}, Paragraph{"Hei."}, KeyValues{{{"Klasse", "9A"}}},
                           Table{{{"Årsak", 1}, {"Dager", 1, true}}, {{"Sykdom", "3"}}},
                           BulletList{{"én ting"}}, Signatures{{"Rektor"}}}};
  EXPECT_EQ(plain_text(document),
            "Fravær\n\nHei.\n\nKlasse: 9A\n\nÅrsak | Dager\nSykdom | 3\n\n- én ting\n\n____________________ "
            "Rektor\n");
}

TEST(DocumentText, arabic_is_written_from_the_right) {
  EXPECT_TRUE(is_right_to_left("ar"));
  EXPECT_FALSE(is_right_to_left("nb"));
}

}  // namespace
}  // namespace tilstede
