# language: no
Egenskap: Fravær med tydelig mønster
  Et mønster kan være bekymringsfullt hvor få dagene enn er. Varselet sier hva som ble sett, og hvor sjelden det er
  tilfeldig.

  Scenario: Faste dager i uka
    Gitt at dagen i dag er 2024-10-28
    Og at rutinen er "bergen"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Ada" har vært borte hele dagen
      | dato       |
      | 2024-09-02 |
      | 2024-09-09 |
      | 2024-09-11 |
      | 2024-09-16 |
      | 2024-09-23 |
      | 2024-10-14 |
    Når "Kari" åpner varslene til "Ada"
    Og "Kari" fører i "8A" 2024-10-28
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" åpner varslene til "Ada"
    Så viser varselet "weekday-pattern" at "6 av 7 dager med fravær var mandager; tilfeldig ville færre enn én av 100 elever hatt det"
    Og er varselet "weekday-pattern" først møtt 2024-10-28 og teller nå 6
    Og hviler varselet "weekday-pattern" på føringene
      | dato       |
      | 2024-09-02 |
      | 2024-09-09 |
      | 2024-09-16 |
      | 2024-09-23 |
      | 2024-10-14 |
      | 2024-10-28 |

  Scenario: Enkelttimer i ett fag
    Gitt at dagen i dag er 2024-10-23
    Og at rutinen er "bergen"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "8A" har timeplanen
      | ukedag  | time | fra   | til   | fag          |
      | mandag  | 1    | 08:00 | 09:00 | Norsk        |
      | mandag  | 2    | 09:00 | 10:00 | Matematikk   |
      | tirsdag | 1    | 08:00 | 09:00 | Norsk        |
      | tirsdag | 2    | 09:00 | 10:00 | Engelsk      |
      | onsdag  | 1    | 08:00 | 09:00 | Matematikk   |
      | onsdag  | 2    | 09:00 | 10:00 | Svømming     |
      | torsdag | 1    | 08:00 | 09:00 | Norsk        |
      | torsdag | 2    | 09:00 | 10:00 | Matematikk   |
      | fredag  | 1    | 08:00 | 09:00 | Engelsk      |
      | fredag  | 2    | 09:00 | 10:00 | Norsk        |
    Og at "Ada" har vært borte i time 2
      | dato       |
      | 2024-09-04 |
      | 2024-09-18 |
      | 2024-10-09 |
      | 2024-10-16 |
    Når "Kari" åpner varslene til "Ada"
    Så viser varselet "subject-pattern" at "4 av 4 ganger med timefravær var det faget svømming; tilfeldig ville færre enn én av 500 elever hatt det"
    Og er varselet "subject-pattern" først møtt 2024-10-16 og teller nå 4

  Scenario: Møtte ikke første skoledag etter ferien
    Gitt at dagen i dag er 2024-10-14
    Og at rutinen er "bergen"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og at "Kari" er kontaktlærer i "8A"
    Og at 2024-10-07 er fridag
    Og at 2024-10-08 er fridag
    Og at 2024-10-09 er fridag
    Og at 2024-10-10 er fridag
    Og at 2024-10-11 er fridag
    Når "Kari" fører i "8A" 2024-10-14
      | elev | hva   | dokumentasjon   |
      | Ada  | borte |                 |
      | Bo   | borte | dokumentert     |
    Så kommer varselet "no-show" for "Ada"
    Når "Kari" åpner varslene til "Ada"
    Så viser varselet "no-show" at "Møtte ikke 14. oktober, første skoledag etter ferien"
    Når "Kari" ser gjennom "8A"
    Så har "Bo" ikke varselet "no-show"

  Scenario: Mange enkeltdager
    Gitt at dagen i dag er 2024-10-31
    Og at rutinen er "sandefjord"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Ada" har vært borte hele dagen
      | dato       |
      | 2024-09-03 |
      | 2024-09-12 |
      | 2024-09-24 |
      | 2024-10-08 |
      | 2024-10-17 |
    Når "Kari" ser gjennom "8A"
    Så har "Ada" ikke varselet "short-spells"
    Når "Kari" fører i "8A" 2024-10-31
      | elev | hva   |
      | Ada  | borte |
    Så kommer varselet "short-spells" for "Ada"
    Når "Kari" åpner varslene til "Ada"
    Så viser varselet "short-spells" at "6 enkeltdager med fravær"
