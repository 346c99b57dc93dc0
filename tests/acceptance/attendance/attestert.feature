# language: no
Egenskap: Retting etter dagen og angring av en føring
  En feil rettes og attesteres: hvem, når og hvorfor (forskrift til opplæringslova § 9-9).

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og en klasse "8A" på "Solvang skole" med elevene "Ada, Bo"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Grete" er foresatt til "Ada"
    Og at "Ada" har vært borte hele dagen
      | dato       |
      | 2024-10-30 |

  Scenario: Uten en grunn tas rettingen ikke imot
    Når "Kari" fører i "8A" 2024-10-30
      | elev | hva       |
      | Ada  | til stede |
    Så er svaret for "Ada" "avvist: correction-unexplained"
    Og står "Ada" som "borte" i "8A" 2024-10-30

  Scenario: Rettingen står med navn, tid og grunn, og hjemmet ser ikke grunnen
    Når "Kari" fører i "8A" 2024-10-30
      | elev | hva       | rettes fordi       |
      | Ada  | til stede | Var på klassetur   |
    Så er svaret for "Ada" "lagret"
    Når "Kari" åpner historikken til "Ada"
    Så har historikken til "Ada" 2 føringer
    Og inneholder svaret teksten "Var på klassetur"
    Når "Grete" åpner historikken til "Ada"
    Så har historikken til "Ada" 2 føringer
    Og inneholder svaret ikke teksten "Var på klassetur"

  Scenario: Den som var ført til stede, føres ikke borte etter dagen uten en grunn
    Når "Kari" fører resten til stede i "8A" 2024-10-30 i time 1
    Og "Kari" fører i "8A" 2024-10-30 i time 1
      | elev | hva   |
      | Bo   | borte |
    Så er svaret for "Bo" "avvist: correction-unexplained"
    Når "Kari" fører i "8A" 2024-10-30 i time 1
      | elev | hva   | rettes fordi        |
      | Bo   | borte | Trykket på feil navn |
    Så er svaret for "Bo" "lagret"

  Scenario: Det nye som føres etter dagen, trenger ingen grunn
    Når "Kari" fører i "8A" 2024-10-30
      | elev | hva   |
      | Bo   | borte |
    Så er svaret for "Bo" "lagret"

  Scenario: «Resten er til stede» kan angres, og sporet står
    Når "Kari" fører i "8A" 2024-10-31
      | elev | hva   |
      | Bo   | borte |
    Og "Kari" fører resten til stede i "8A" 2024-10-31 i time 1
    Så er "8A" ført 2024-10-31 i time 1 av "Kari"
    Når "Kari" angrer føringen av "8A" 2024-10-31 i time 1
    Så er "8A" ikke ført 2024-10-31 i time 1
    Og står "class.registration_withdrawn" av "Kari" i hendelsesloggen
    Og står "Bo" som "borte" i "8A" 2024-10-31
    Når "Kari" fører resten til stede i "8A" 2024-10-31 i time 1
    Så er "8A" ført 2024-10-31 i time 1 av "Kari"

  Scenario: Alle dagens føringer leses på en gang
    Når "Kari" åpner dagens føringer
    Så inneholder svaret teksten "8A"
