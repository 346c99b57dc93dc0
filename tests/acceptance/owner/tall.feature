# language: no
Egenskap: Tall for skoleeier
  Skoleeier ser fraværet i kommunen når som helst, uten å spørre skolene. Den som leder en skole ser sin egen.

  Bakgrunn:
    Gitt at dagen i dag er 2024-11-01
    Og at "Solvang skole" ligger i området "Sør"
    Og at "Haug skole" ligger i området "Nord"
    Og en klasse "8A" på "Solvang skole" med 10 elever
    Og en klasse "9A" på "Solvang skole" med 4 elever
    Og en klasse "8H" på "Haug skole" med 8 elever
    Og at 4 av elevene i "8A" har vært borte 12 dager fra før
    Og at 2 av elevene i "9A" har vært borte 3 dager fra før
    Og at 4 av elevene i "8H" har vært borte 1 dager fra før
    Og at "Eva" er skoleeier
    Og at "Siv" er rektor på "Solvang skole"
    Og at "Arne" er områdeleder i "Nord"
    Og at "Rune" er revisor
    Og at "Kari" er kontaktlærer i "8A"

  Scenario: Snitt og median sammen, og elever uten fravær er med
    Når "Eva" ser tallene etter "skole og trinn"
    Så viser tallene
      | skole         | trinn | elever | snitt | median | minst 10 |
      | Haug skole    | 8     | 8      | 0.5   | 0.5    | 0        |
      | Solvang skole | 8     | 10     | 4.8   | 0      | 0.4      |
      | Solvang skole | 9     | 4      | 1.5   | 1.5    | 0        |
    Og står "figures.read" av "Eva" i hendelsesloggen

  Scenario: Et trinn som en skole ikke har, er ikke null
    Når "Eva" ser tallene etter "trinn"
    Så viser tallene
      | trinn | elever | snitt  |
      | 8     | 18     | 2.8889 |
      | 9     | 4      | 1.5    |

  Scenario: Måned for måned er alle elevene med i hver rad
    Når "Eva" ser tallene etter "måned"
    Så viser tallene
      | måned   | elever | snitt  |
      | 2024-08 | 22     | 0      |
      | 2024-09 | 22     | 0      |
      | 2024-10 | 22     | 2.6364 |
      | 2024-11 | 22     | 0      |

  Scenario: En rektor ser sin egen skole, en områdeleder sitt område
    Når "Siv" ser tallene etter "skole"
    Så viser tallene
      | skole         | elever |
      | Solvang skole | 14     |
    Når "Arne" ser tallene etter "skole"
    Så viser tallene
      | skole      | elever |
      | Haug skole | 8      |

  Scenario: En kontaktlærer ser ingen tall
    Når "Kari" ser tallene etter "skole"
    Så er svaret avvist med "not-allowed"

  Scenario: Ut av huset er små grupper skjult, og alt som røper dem
    Når "Rune" ser tallene etter "skole og trinn"
    Så viser tallene
      | skole         | trinn | elever | snitt  | minst 10 |
      | Haug skole    | 8     | 8      | 0.5    | skjult   |
      | Solvang skole | 8     | skjult | skjult | skjult   |
      | Solvang skole | 9     | skjult | skjult | skjult   |
    Når "Rune" ser tallene etter "trinn"
    Så viser tallene
      | trinn | elever | snitt  |
      | 8     | skjult | skjult |
      | 9     | skjult | skjult |
    Når "Rune" ser tallene etter "skole"
    Så viser tallene
      | skole         | elever | snitt  | minst 10 |
      | Haug skole    | 8      | 0.5    | skjult   |
      | Solvang skole | 14     | 3.8571 | skjult   |

  Scenario: Bare en lukket liste av tabeller går ut av huset
    Når "Rune" ser tallene etter "skole og kjønn"
    Så er svaret avvist med "figures-not-published"

  Scenario: Det som er publisert, står fast
    Når "Rune" ser tallene etter "skole"
    Og "Kari" fører i "8A" 2024-10-31
      | elev      | hva   |
      | Elev 8A 9 | borte |
    Og "Rune" ser tallene etter "skole"
    Så viser tallene
      | skole         | snitt  |
      | Haug skole    | 0.5    |
      | Solvang skole | 3.8571 |
    Når "Eva" ser tallene etter "skole"
    Så viser tallene
      | skole         | snitt  |
      | Haug skole    | 0.5    |
      | Solvang skole | 3.9286 |

  Scenario: Tallene sier selv hva de betyr
    Når "Eva" ser tallene etter "skole"
    Så inneholder svaret teksten "Hver elev teller likt, ikke hver skole"

  Scenario: Landet ved siden av, med kilden
    Når "Eva" ser tallene etter "trinn"
    Så står disse tallene for 10. trinn ved siden av
      | skoleår | sted         | median |
      | 2023-24 | Hele landet  | 8      |
      | 2023-24 | Bergen       | 10     |
    Og står kilden "Utdanningsdirektoratet, fravær på 10. trinn" ved tallene

  Scenario: Årene med pandemien er merket
    Når "Eva" ser tallene etter "trinn" for skoleåret "2020-21"
    Så er skoleåret "2020-21" merket som ikke sammenlignbart
    Når "Eva" ser tallene etter "trinn" for skoleåret "2023-24"
    Så er ingen skoleår merket som ikke sammenlignbare
