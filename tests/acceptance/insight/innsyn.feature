# language: no
Egenskap: Hvem har sett på opplysningene
  Foresatte og personvernombudet kan se hvem som har sett på eller endret noe om en elev. Hva de så, står ikke der.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og at rutinen er "sandefjord"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og at "8A" har timeplanen
      | ukedag  | time | fra   | til   | fag  |
      | torsdag | 1    | 08:30 | 09:15 | NOR  |
      | torsdag | 2    | 09:15 | 10:00 | MAT  |
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Odd" er faglærer i "8A"
    Og at "Grete" er foresatt til "Ada"
    Og at "Geir" er foresatt til "Ada"
    Og at "Bodil" er foresatt til "Bo"
    Og at "Oda" er personvernombud

  Scenario: Foresatte ser hvem av de ansatte som har sett og endret, med rolle
    Når "Kari" fører i "8A" 2024-10-31 i time 2
      | elev | hva   |
      | Ada  | borte |
    Og "Odd" åpner "8A" 2024-10-31 i time 2
    Og "Grete" åpner innsynsloggen til "Ada"
    Så viser innsynsloggen
      | hvem | navn | rolle           | hva                 |
      | staff | Odd  | teacher         | register.read       |
      | staff | Kari | contact-teacher | absence.registered  |
      | staff | Kari | contact-teacher | register.read       |
    Og inneholder svaret ikke teksten "note"

  Scenario: En endring står bare hos den det gjelder
    Når "Kari" fører i "8A" 2024-10-31 i time 2
      | elev | hva   |
      | Ada  | borte |
    Og "Bodil" åpner innsynsloggen til "Bo"
    Så viser ikke innsynsloggen "absence.registered"

  Scenario: De to foresatte ser ikke hverandre, bare at en foresatt har sett
    Når "Geir" åpner fraværet til "Ada"
    Og "Grete" åpner innsynsloggen til "Ada"
    Så viser innsynsloggen
      | hvem     | navn | rolle | hva        |
      | guardian |      |       | pupil.read |
    Og inneholder svaret ikke teksten "Geir"

  Scenario: Personvernombudet finner en elev på navnet og ser loggen, ikke fraværet
    Når "Geir" åpner fraværet til "Ada"
    Og "Oda" søker etter eleven "ada"
    Så finner søket "Ada" i "8A, Solvang skole"
    Når "Oda" åpner innsynsloggen til "Ada"
    Så viser innsynsloggen
      | hvem     | navn | rolle | hva        |
      | guardian | Geir |       | pupil.read |
    Og står "log.read" av "Oda" i hendelsesloggen
    Og står "log.searched" av "Oda" i hendelsesloggen
    Når "Oda" åpner fraværet til "Ada"
    Så er svaret avvist med "not-allowed"

  Scenario: Andre får ikke se loggen
    Når "Kari" åpner innsynsloggen til "Ada"
    Så er svaret avvist med "not-allowed"
    Når "Bodil" åpner innsynsloggen til "Ada"
    Så er svaret avvist med "not-found"
    Når "Grete" søker etter eleven "ada"
    Så er svaret avvist med "not-allowed"

  Scenario: Dager som ikke henger sammen, avvises
    Når "Grete" åpner innsynsloggen til "Ada" fra 2024-10-31 til 2024-10-01
    Så er svaret avvist med "invalid-request"
    Når "Grete" åpner innsynsloggen til "Ada" fra 2023-08-01 til 2024-10-31
    Så er svaret avvist med "invalid-request"
