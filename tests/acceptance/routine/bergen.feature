# language: no
Egenskap: Bergens prosedyrer
  Tre dager i en kalendermåned, eller ti dager på tre måneder.

  Bakgrunn:
    Gitt at dagen i dag er 2024-11-20
    Og at rutinen er "bergen"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og at "Kari" er kontaktlærer i "8A"

  Scenario: To dager i måneden er ikke nok, den tredje er
    Gitt at "Ada" har vært borte hele dagen
      | dato       |
      | 2024-11-04 |
      | 2024-11-12 |
    Når "Kari" ser gjennom "8A"
    Så har "Ada" ikke varselet "days-3-in-month"
    Når "Kari" fører i "8A" 2024-11-20
      | elev | hva   |
      | Ada  | borte |
    Så kommer varselet "days-3-in-month" for "Ada"

  Scenario: Siste dag i måneden hører med
    Gitt at "Ada" har vært borte hele dagen
      | dato       |
      | 2024-10-15 |
      | 2024-10-22 |
      | 2024-10-31 |
    Når "Kari" åpner varslene til "Ada"
    Så er varselet "days-3-in-month" først møtt 2024-10-31 og teller nå 0

  Scenario: Første dag i neste måned hører ikke med
    Gitt at "Ada" har vært borte hele dagen
      | dato       |
      | 2024-10-22 |
      | 2024-10-31 |
      | 2024-11-01 |
    Når "Kari" ser gjennom "8A"
    Så har "Ada" ikke varselet "days-3-in-month"

  Scenario: Ti dager på tre måneder, den første dagen såvidt med
    Gitt at "Ada" har vært borte hele dagen
      | dato       |
      | 2024-08-21 |
      | 2024-08-28 |
      | 2024-09-04 |
      | 2024-09-18 |
      | 2024-09-25 |
      | 2024-10-16 |
      | 2024-10-23 |
      | 2024-11-06 |
      | 2024-11-13 |
    Når "Kari" ser gjennom "8A"
    Så har "Ada" ikke varselet "days-10-in-quarter"
    Når "Kari" fører i "8A" 2024-11-20
      | elev | hva   |
      | Ada  | borte |
    Så kommer varselet "days-10-in-quarter" for "Ada"

  Scenario: Ti dager, men den første er falt ut av de tre månedene
    Gitt at "Ada" har vært borte hele dagen
      | dato       |
      | 2024-08-20 |
      | 2024-08-28 |
      | 2024-09-04 |
      | 2024-09-18 |
      | 2024-09-25 |
      | 2024-10-16 |
      | 2024-10-23 |
      | 2024-11-06 |
      | 2024-11-13 |
    Når "Kari" fører i "8A" 2024-11-20
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" ser gjennom "8A"
    Så har "Ada" 10 dager, 0 timer og 0 forsentkomminger
    Og har "Ada" ikke varselet "days-10-in-quarter"

  Scenario: Dokumentert fravær er ikke mindre bekymringsfullt
    Gitt at "Ada" har vært borte hele dagen
      | dato       | dokumentasjon |
      | 2024-11-04 | dokumentert   |
      | 2024-11-12 | dokumentert   |
      | 2024-11-18 | dokumentert   |
    Når "Kari" ser gjennom "8A"
    Så har "Ada" varselet "days-3-in-month"

  Scenario: Innvilget permisjon er vurdert alt
    Gitt at "Ada" har vært borte hele dagen
      | dato       | årsak |
      | 2024-11-04 | leave |
      | 2024-11-12 | leave |
      | 2024-11-18 | leave |
    Når "Kari" ser gjennom "8A"
    Så har "Ada" ikke varselet "days-3-in-month"
