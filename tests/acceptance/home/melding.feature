# language: no
Egenskap: Hjemmet melder fravær
  Det skal gå på sekunder fra telefonen, og læreren skal se det når timen åpnes. Ingen dag meldes to ganger.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og en klasse "3B" på "Haug skole" med elevene "Dina"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Liv" er kontaktlærer i "3B"
    Og at "Grete" er foresatt til "Ada"
    Og at "Grete" er foresatt til "Dina"
    Og at "Geir" er foresatt til "Ada"
    Og at "8A" har timeplanen
      | ukedag  | time | fra   | til   | fag        |
      | torsdag | 1    | 08:00 | 08:45 | Norsk      |
      | torsdag | 2    | 08:50 | 09:35 | Matematikk |
      | torsdag | 3    | 10:00 | 10:45 | Naturfag   |

  Scenario: Borte i dag
    Når "Grete" melder "Ada" borte 2024-10-31 fordi "Feber i natt"
    Så er meldingen for "Ada" "lagret"
    Når "Kari" åpner "8A" 2024-10-31 i time 1
    Så vises beskjeden "Feber i natt" ved "Ada"
    Og står "message.reported" av "Grete" i hendelsesloggen

  Scenario: To barn på én gang, også når de går på hver sin skole
    Når "Grete" melder "Ada og Dina" borte 2024-10-31 fordi "Omgangssyke"
    Så er meldingen for "Ada" "lagret"
    Og er meldingen for "Dina" "lagret"
    Når "Liv" åpner "3B" 2024-10-31
    Så vises beskjeden "Omgangssyke" ved "Dina"

  Scenario: Flere dager, også framover; helgen hoppes over, og det sies
    Når "Grete" melder "Ada" borte fra 2024-10-31 til 2024-11-05
    Så er meldingen for "Ada" "lagret"
    Og sier meldingen for "Ada" at disse dagene er uten skole
      | dato       |
      | 2024-11-02 |
      | 2024-11-03 |
    Når "Kari" åpner "8A" 2024-11-04
    Så er det 1 beskjed ved "Ada"

  Scenario: Del av dagen i timer
    Når "Grete" melder "Ada" borte 2024-10-31 i timene 2 og 3
    Så er meldingen for "Ada" "lagret"
    Når "Kari" åpner "8A" 2024-10-31 i time 1
    Så er det 0 beskjeder ved "Ada"
    Når "Kari" åpner "8A" 2024-10-31 i time 3
    Så er det 1 beskjed ved "Ada"

  Scenario: Del av dagen etter klokka blir timene på barnets timeplan
    Når "Grete" melder "Ada" borte 2024-10-31 fra 09:00 til 09:30
    Så er meldingen for "Ada" "lagret"
    Når "Kari" åpner "8A" 2024-10-31 i time 2
    Så er det 1 beskjed ved "Ada"
    Når "Kari" åpner "8A" 2024-10-31 i time 1
    Så er det 0 beskjeder ved "Ada"

  Scenario: Det som er meldt fra før, står som det er
    Når "Grete" melder "Ada" borte fra 2024-10-31 til 2024-11-01
    Og "Geir" melder "Ada" borte 2024-10-31 fordi "Feber"
    Så er meldingen for "Ada" "meldt fra før"
    Når "Geir" melder "Ada" borte fra 2024-11-01 til 2024-11-04
    Så er meldingen for "Ada" "lagret"
    Og sier meldingen for "Ada" at disse dagene var meldt fra før
      | dato       |
      | 2024-11-01 |

  Scenario: Den andre forelderen ser at det er meldt, men ikke ordene
    Når "Grete" melder "Ada" borte 2024-10-31 fordi "Feber i natt"
    Og "Geir" åpner hjemmet sitt
    Så ser hjemmet 1 melding om "Ada"
    Og inneholder svaret ikke teksten "Feber i natt"

  Scenario: Tatt tilbake
    Når "Grete" melder "Ada" borte 2024-10-31 fordi "Feber"
    Og "Grete" tar meldingen om "Ada" tilbake
    Og "Kari" åpner "8A" 2024-10-31 i time 1
    Så er det 0 beskjeder ved "Ada"
    Og står "message.withdrawn" av "Grete" i hendelsesloggen

  Scenario: Tatt tilbake etter at læreren har ført: føringen står, og hjemmet får vite det
    Når "Grete" melder "Ada" borte 2024-10-31 fordi "Feber"
    Og "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva   |
      | Ada  | borte |
    Og "Grete" tar meldingen om "Ada" tilbake
    Så sier svaret at læreren hadde ført fraværet
    Og står "Ada" som "borte" i "8A" 2024-10-31 i time 1

  Scenario: Endret
    Når "Grete" melder "Ada" borte 2024-10-31 fordi "Feber"
    Og "Grete" endrer meldingen om "Ada" til 2024-10-31 til 2024-11-01
    Så er meldingen for "Ada" "lagret"
    Når "Kari" åpner "8A" 2024-10-31
    Så er det 1 beskjed ved "Ada"

  Scenariomal: Det som ikke går, sies i klartekst
    Når "Grete" melder "Ada" borte fra <fra> til <til>
    Så er meldingen for "Ada" "avvist: <kode>"

    Eksempler:
      | fra        | til        | kode                  |
      | 2024-11-01 | 2024-10-31 | ends-before-it-begins |
      | 2024-11-02 | 2024-11-03 | no-school-those-days  |
      | 2024-10-16 | 2024-10-31 | too-long-ago          |
      | 2024-10-31 | 2024-12-31 | too-far-ahead         |
      | 2024-10-31 | 2025-08-01 | outside-school-year   |

  Scenario: En time barnet ikke har
    Når "Grete" melder "Ada" borte 2024-10-31 i timene 7
    Så er meldingen for "Ada" "avvist: lesson-not-in-timetable"

  Scenario: Klokka på telefonen er feil
    Når "Grete" melder "Ada" borte og tror det er 2024-10-30
    Så er svaret avvist med "date-is-not-today"

  Scenario: Et annet barn enn sitt eget
    Når "Geir" melder "Dina" borte 2024-10-31 fordi "Feber"
    Så er svaret avvist med "not-found"
