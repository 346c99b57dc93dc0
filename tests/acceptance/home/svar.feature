# language: no
Egenskap: Skolen svarer hjemmet
  Et hjem kan forklare fravær etterpå og si fra når noe er feil. Ingen føring endres uten at noen på skolen gjør det.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Grete" er foresatt til "Ada"
    Og at "Ada" har vært borte hele dagen
      | dato       |
      | 2024-10-29 |

  Scenario: Hjemmet forklarer fravær som står som udokumentert, og kontaktlæreren godtar med ett trykk
    Når "Grete" melder "Ada" borte 2024-10-29 fordi "Hun lå syk"
    Så sier svaret at skolen hadde ført fraværet til "Ada"
    Når "Kari" åpner det hjemmene i "8A" har sagt
    Så venter 1 forklaring
    Når "Kari" godtar forklaringen om "Ada"
    Og "Grete" åpner fraværet til "Ada"
    Så er fraværet til "Ada" 2024-10-29 "dokumentert"
    Når "Kari" åpner det hjemmene i "8A" har sagt
    Så venter 0 forklaringer
    Når "Kari" åpner historikken til "Ada"
    Så har historikken til "Ada" 2 føringer

  Scenario: Forklaringen godtas ikke
    Når "Grete" melder "Ada" borte 2024-10-29 fordi "Hun ville ikke"
    Og "Kari" avslår forklaringen om "Ada"
    Og "Grete" åpner fraværet til "Ada"
    Så er fraværet til "Ada" 2024-10-29 "udokumentert"
    Når "Kari" åpner det hjemmene i "8A" har sagt
    Så venter 0 forklaringer
    Når "Kari" godtar forklaringen om "Ada"
    Så er svaret avvist med "already-answered"

  Scenario: Hjemmet mener at en føring er feil, og får svar
    Når "Grete" sier at fraværet til "Ada" 2024-10-29 er feil fordi "Hun var på skolen"
    Og "Kari" åpner det hjemmene i "8A" har sagt
    Så inneholder svaret teksten "Hun var på skolen"
    Når "Kari" forklarer for hjemmet til "Ada" "Jeg så henne ikke før lunsj"
    Og "Grete" åpner hjemmet sitt
    Så inneholder svaret teksten "Jeg så henne ikke før lunsj"
    Og står "contest.answered" av "Kari" i hendelsesloggen

  Scenario: Samme spørsmål to ganger
    Når "Grete" sier at fraværet til "Ada" 2024-10-29 er feil fordi "Hun var på skolen"
    Og "Grete" sier at fraværet til "Ada" 2024-10-29 er feil fordi "Svar meg"
    Så er svaret avvist med "already-contested"

  Scenario: Læreren ser at beskjeden ble tatt tilbake etter at fraværet var ført
    Når "Grete" melder "Ada" borte 2024-10-31 fordi "Feber"
    Og "Kari" fører i "8A" 2024-10-31
      | elev | hva   | dokumentasjon | meldt av |
      | Ada  | borte | dokumentert   | foresatt |
    Og "Grete" tar meldingen om "Ada" tilbake
    Og "Kari" åpner det hjemmene i "8A" har sagt
    Så er 1 beskjed tatt tilbake
