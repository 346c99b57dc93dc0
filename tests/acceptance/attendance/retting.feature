# language: no
Egenskap: Retting av en føring
  En retting visker ikke ut: hvem, når og hva det var før, står (forskrift til opplæringslova § 9-9).

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og en klasse "8A" på "Solvang skole" med elevene "Ada, Bo og Dina"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Odd" er faglærer i "8A"
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva   |
      | Ada  | borte |

  Scenario: Eleven kom for sent likevel
    Når "Odd" fører i "8A" 2024-10-31 i time 1
      | elev | hva      | minutter |
      | Ada  | for sent | 20       |
    Så er svaret for "Ada" "lagret"
    Og står "Ada" som "for sent" i "8A" 2024-10-31 i time 1
    Når "Kari" åpner historikken til "Ada"
    Så har historikken til "Ada" 2 føringer
    Og er "borte" av "Kari" rettet til "for sent" av "Odd"
    Og står "absence.corrected" av "Odd" i hendelsesloggen

  Scenario: Eleven var til stede likevel
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva      |
      | Ada  | til stede |
    Så er svaret for "Ada" "lagret"
    Og står "Ada" som "til stede" i "8A" 2024-10-31 i time 1
    Når "Kari" åpner fraværet til "Ada"
    Så har "Ada" 0 dager, 0 timer og 0 forsentkomminger

  Scenario: To lærere retter samtidig
    Når "Odd" åpner "8A" 2024-10-31 i time 1
    Og "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva      | minutter |
      | Ada  | for sent | 5        |
    Og "Odd" fører uten å ha sett endringer i "8A" 2024-10-31 i time 1
      | elev | hva       |
      | Ada  | til stede |
    Så er svaret for "Ada" "endret av en annen"
    Og står "Ada" som "for sent" i "8A" 2024-10-31 i time 1
