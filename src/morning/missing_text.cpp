#include "morning/missing_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace tilstede::morning {
namespace {

// {0} the given name, {1} the school, {2} its telephone number. All but nb, nn and en are made by machine
// until somebody who speaks the language has corrected them.
struct Template {
  std::string_view language;
  std::string_view with_phone;
  std::string_view without_phone;
};

constexpr Template kTemplates[] = {
    {"nb",
     "Hei! {0} er ikke kommet til timen på {1}, og vi har ikke hørt noe hjemmefra. Går det bra? Ring oss på "
     "{2}, eller "
     "gi beskjed i Tilstede.",
     "Hei! {0} er ikke kommet til timen på {1}, og vi har ikke hørt noe hjemmefra. Går det bra? Ring skolen, "
     "eller gi "
     "beskjed i Tilstede."},
    {"nn",
     "Hei! {0} har ikkje kome til timen på {1}, og vi har ikkje høyrt noko heimanfrå. Går det bra? Ring oss "
     "på {2}, "
     "eller gi beskjed i Tilstede.",
     "Hei! {0} har ikkje kome til timen på {1}, og vi har ikkje høyrt noko heimanfrå. Går det bra? Ring "
     "skulen, eller "
     "gi beskjed i Tilstede."},
    {"en",
     "Hello! {0} has not come to class at {1}, and we have not heard from home. Is everything all right? "
     "Call us on "
     "{2}, or tell us in Tilstede.",
     "Hello! {0} has not come to class at {1}, and we have not heard from home. Is everything all right? "
     "Call the "
     "school, or tell us in Tilstede."},
    {"pl",
     "Dzień dobry! {0} nie pojawił(a) się na lekcji ({1}), a nie mamy wiadomości z domu. Czy wszystko w "
     "porządku? "
     "Prosimy o telefon: {2}, lub o wiadomość w Tilstede.",
     "Dzień dobry! {0} nie pojawił(a) się na lekcji ({1}), a nie mamy wiadomości z domu. Czy wszystko w "
     "porządku? "
     "Prosimy o telefon do szkoły lub o wiadomość w Tilstede."},
    {"uk",
     "Вітаємо! {0} ще не на уроці ({1}), і ми не маємо звістки з дому. Чи все гаразд? Зателефонуйте нам: "
     "{2}, або "
     "напишіть у Tilstede.",
     "Вітаємо! {0} ще не на уроці ({1}), і ми не маємо звістки з дому. Чи все гаразд? Зателефонуйте до школи "
     "або "
     "напишіть у Tilstede."},
    {"lt",
     "Sveiki! {0} dar neatvyko į pamoką ({1}), ir mes neturime žinių iš namų. Ar viskas gerai? Paskambinkite "
     "mums: "
     "{2}, arba praneškite per Tilstede.",
     "Sveiki! {0} dar neatvyko į pamoką ({1}), ir mes neturime žinių iš namų. Ar viskas gerai? Paskambinkite "
     "į "
     "mokyklą arba praneškite per Tilstede."},
    {"so",
     "Salaan! {0} weli ma iman fasalka ({1}), guriga war nagama soo gaarin. Wax walba ma fiican yihiin? Na "
     "soo wac: "
     "{2}, ama nagu soo sheeg Tilstede.",
     "Salaan! {0} weli ma iman fasalka ({1}), guriga war nagama soo gaarin. Wax walba ma fiican yihiin? La "
     "soo xiriir "
     "dugsiga, ama nagu soo sheeg Tilstede."},
    {"ar",
     "مرحبا! {0} لم يصل إلى الدرس بعد ({1})، ولم يصلنا خبر من البيت. هل كل شيء على ما يرام؟ اتصلوا بنا: {2}، "
     "أو "
     "أخبرونا في Tilstede.",
     "مرحبا! {0} لم يصل إلى الدرس بعد ({1})، ولم يصلنا خبر من البيت. هل كل شيء على ما يرام؟ اتصلوا بالمدرسة، "
     "أو "
     "أخبرونا في Tilstede."},
};

const Template* find(std::string_view language) {
  const auto* found = std::find_if(std::begin(kTemplates), std::end(kTemplates),
                                   [&](const Template& one) { return one.language == language; });
  return found == std::end(kTemplates) ? nullptr : found;
}

std::string filled(const Template& one, const std::string& given_name, const std::string& school,
                   const std::string& phone) {
  return fmt::format(fmt::runtime(phone.empty() ? one.without_phone : one.with_phone), given_name, school,
                     phone);
}

}  // namespace

MissingText missing_text(std::string_view language, const std::string& given_name, const std::string& school,
                         const std::string& phone) {
  const std::string_view wanted = language.empty() ? std::string_view("nb") : language;
  if (const Template* one = find(wanted))
    return {std::string(wanted), filled(*one, given_name, school, phone)};
  return {"nb", filled(*find("nb"), given_name, school, phone) + "\n\n" +
                    filled(*find("en"), given_name, school, phone)};
}

}  // namespace tilstede::morning
