# language: no
Egenskap: Gjennomgang av klassen
  Kontaktlæreren ser hele klassen på én side, den det haster mest for først.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og at rutinen er "sandefjord"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada, Bo, Dina og Emil"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Odd" er faglærer i "8A"

  Scenario: Den med varsel står først, så flest dager, så etternavn
    Gitt at "Dina" har vært borte hele dagen
      | dato       |
      | 2024-09-02 |
      | 2024-09-09 |
      | 2024-09-16 |
      | 2024-09-23 |
      | 2024-10-14 |
    Og at "Bo" har vært borte hele dagen
      | dato       |
      | 2024-09-03 |
    Når "Kari" ser gjennom "8A"
    Så er rekkefølgen "Dina, Bo, Ada og Emil"
    Og har "Dina" 5 dager, 0 timer og 0 forsentkomminger
    Og har "Dina" varselet "days-5"
    Og har "Bo" ingen varsler
    Og er 2024-09-16 merket "dag" hos "Dina"
    Og står "review.read" av "Kari" i hendelsesloggen

  Scenario: Forsentkomminger er en egen rekke og blir aldri timer
    Når "Kari" fører i "8A" 2024-10-30 i time 1
      | elev | hva      | minutter |
      | Ada  | for sent | 30       |
    Og "Kari" ser gjennom "8A"
    Så har "Ada" 0 dager, 0 timer og 1 forsentkomminger
    Og er 2024-10-30 merket "for sent" hos "Ada"

  Scenario: En retting flytter eleven ned igjen
    Når "Kari" fører i "8A" 2024-10-30
      | elev | hva   |
      | Emil | borte |
    Og "Kari" ser gjennom "8A"
    Så er rekkefølgen "Emil, Ada, Bo og Dina"
    Når "Kari" fører i "8A" 2024-10-30
      | elev | hva       | rettes fordi     |
      | Emil | til stede | var på skolen    |
    Og "Kari" ser gjennom "8A"
    Så er rekkefølgen "Ada, Bo, Dina og Emil"
