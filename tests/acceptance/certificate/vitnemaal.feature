# language: no
Egenskap: Fravær til vitnemålet
  Opptil ti dager i et skoleår kan strykes når noen krever det og årsaken er dokumentert (opplæringsforskrifta § 9-44).

  Bakgrunn:
    Gitt at dagen i dag er 2025-01-31
    Og en klasse "9A" på "Solvang skole" med elevene "Ada og Bo"
    Og en klasse "7A" på "Solvang skole" med elevene "Dina"
    Og at "Kari" er kontaktlærer i "9A"
    Og at "Siv" er rektor på "Solvang skole"
    Og at "Sara" er sekretær på "Solvang skole"
    Og at "Grete" er foresatt til "Ada"

  Scenario: Sykdom i mer enn tre dager strykes fra og med den fjerde, også over en helg
    Gitt at "Ada" har vært borte hele dagen
      | dato       | årsak   |
      | 2024-09-05 | illness |
      | 2024-09-06 | illness |
      | 2024-09-09 | illness |
      | 2024-09-10 | illness |
      | 2024-09-11 | illness |
    Når "Grete" krever "strike-health" for "Ada" fra 2024-09-05 til 2024-09-11
    Og "Siv" godkjenner kravet om "Ada" uten å ha sett dokumentasjon
    Så er svaret avvist med "invalid-request"
    Når "Siv" godkjenner kravet om "Ada" etter å ha sett "doctors-note"
    Og "Grete" åpner vitnemålsarket til "Ada"
    Så er 2 av 5 dager strøket i 2024-25, og 3 står
    Og er 2024-09-09 "among-first-three"
    Og er 2024-09-10 "struck"
    Og står "certificate.decided" av "Siv" i hendelsesloggen

  Scenario: Tre dager er for kort, og en dag på skolen bryter
    Gitt at "Ada" har vært borte hele dagen
      | dato       | årsak   |
      | 2024-09-02 | illness |
      | 2024-09-03 | illness |
      | 2024-09-04 | illness |
      | 2024-09-06 | illness |
    Når "Grete" krever "strike-health" for "Ada" fra 2024-09-02 til 2024-09-06
    Og "Siv" godkjenner kravet om "Ada" etter å ha sett "doctors-note"
    Og "Grete" åpner vitnemålsarket til "Ada"
    Så er 0 av 4 dager strøket i 2024-25, og 4 står
    Og er 2024-09-06 "spell-too-short"

  Scenario: Dokumentert risiko strykes fra første dag, og permisjon bare som permisjon
    Gitt at "Ada" har vært borte hele dagen
      | dato       | årsak             |
      | 2024-09-02 | chronic_illness   |
      | 2024-10-01 | leave             |
      | 2024-10-02 | religious_holiday |
    Når "Grete" krever "strike-risk" for "Ada" fra 2024-09-02 til 2024-09-02
    Og "Siv" godkjenner kravet om "Ada" etter å ha sett "specialist-statement"
    Og "Grete" krever "strike-leave" for "Ada" fra 2024-10-01 til 2024-10-02
    Og "Siv" godkjenner kravet om "Ada" etter å ha sett "leave-decision"
    Og "Grete" åpner vitnemålsarket til "Ada"
    Så er 2 av 3 dager strøket i 2024-25, og 1 står
    Og er 2024-10-02 "not-leave"

  Scenario: Mer enn ti dager strykes aldri, og timer strykes ikke
    Gitt at "Ada" har vært borte 16 dager fra før
    Og at "Ada" har vært borte i time 1
      | dato       |
      | 2024-09-02 |
    Når "Grete" krever "strike-health" for "Ada" fra 2024-12-01 til 2025-01-30
    Og "Siv" godkjenner kravet om "Ada" etter å ha sett "doctors-note"
    Og "Grete" åpner vitnemålsarket til "Ada"
    Så er 10 av 16 dager strøket i 2024-25, og 6 står
    Og er 2025-01-30 "over-ten"
    Og står det 1 timer i 2024-25

  Scenario: Avslag har grunn, og avgjørelsen kan gjøres om med grunn
    Gitt at "Ada" har vært borte hele dagen
      | dato       | årsak |
      | 2024-10-01 | leave |
    Når "Grete" krever "strike-leave" for "Ada" fra 2024-10-01 til 2024-10-01
    Og "Siv" avslår kravet om "Ada" fordi "Vi finner ikke vedtaket"
    Og "Grete" åpner vitnemålsarket til "Ada"
    Så er kravet "refused" fordi "Vi finner ikke vedtaket"
    Når "Grete" trekker kravet om "Ada"
    Så er svaret avvist med "request-decided"

  Scenario: Sekretæren fører et krav som kom på telefon, men avgjør det ikke
    Gitt at "Ada" har vært borte hele dagen
      | dato       |
      | 2024-10-01 |
    Når "Sara" fører at "Ada" på telefon krever "annex" fra 2024-10-01 til 2024-10-01
    Og "Sara" godkjenner kravet om "Ada" etter å ha sett "other"
    Så er svaret avvist med "not-allowed"
    Når "Siv" godkjenner kravet om "Ada" etter å ha sett "other"
    Og "Grete" åpner vitnemålsarket til "Ada"
    Så har arket et vedlegg

  Scenario: Null føres som tall, og klasser under 8. trinn har ikke noe ark
    Når "Sara" laster ned vitnemålsarket for "9A" som "csv"
    Så inneholder fila "bo,Solvang skole,9A,9,,,,0,0,0,,,"
    Når "Sara" laster ned vitnemålsarket for "9A" som "pdf"
    Så er fila en PDF
    Når "Siv" åpner vitnemålsarket for "7A"
    Så er svaret avvist med "no-certificate"
    Når "Kari" åpner vitnemålsarket for "9A"
    Så er svaret avvist med "not-allowed"

  Scenariomal: Krav som ikke kan stilles
    Når "Grete" krever "strike-health" for "<elev>" fra <fra> til <til>
    Så er svaret avvist med "<svar>"

    Eksempler:
      | elev | fra        | til        | svar            |
      | Ada  | 2024-09-05 | 2024-09-04 | invalid-request |
      | Ada  | 2024-06-01 | 2024-09-04 | invalid-request |
      | Ada  | 2025-02-03 | 2025-02-04 | invalid-request |
      | Bo   | 2024-09-05 | 2024-09-05 | not-found       |
