# language: no
Egenskap: En time uten sin lærer
  Skolen gir en vikar uten konto en kode til én time. Vikaren ser navnene i klassen og fører timen én gang. Eller timen
  gis til avdelingslederen, som fører den.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og en klasse "8A" på "Solvang skole" med elevene "Ada, Bo og Cleo"
    Og at "8A" har timeplanen
      | ukedag  | time | fra   | til   | fag       |
      | torsdag | 1    | 08:30 | 09:15 | Norsk     |
      | torsdag | 2    | 09:30 | 10:15 | Engelsk   |
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Sara" er sekretær på "Solvang skole"
    Og at "Per" er avdelingsleder på "Solvang skole"
    Og at "Grete" er foresatt til "Bo"
    Og at "Grete" har meldt "Bo" borte 2024-10-31 fordi "Omgangssyke hele natten"

  Scenario: Vikaren fører timen med koden, og den er brukt opp
    Når "Sara" lager en kode til time 1 i "8A"
    Og vikaren "Vigdis" åpner koden
    Så ser vikaren "Ada, Bo og Cleo"
    Og er "Bo" meldt borte for vikaren
    Og får vikaren ikke vite "Omgangssyke"
    Når vikaren fører "Ada" borte
    Så er timen ført av vikaren
    Og er koden "used", ført av "Vigdis"
    Når "Kari" åpner "8A" 2024-10-31 i time 1
    Så er timen ført av "Vigdis" med kode fra "Sara"
    Og er "Ada" borte, udokumentert, ført av vikaren "Vigdis"
    # Hjemmet hadde sagt fra; det følger med, uten at vikaren så det.
    Og er "Bo" borte, dokumentert, ført av vikaren "Vigdis"
    Når vikaren fører "Cleo" borte
    Så er svaret avvist med "substitute-link-used"

  Scenario: Det hjemmet sa, må kontaktlæreren godta
    Gitt at "Hege" er foresatt til "Cleo"
    Når "Hege" melder "Cleo" borte 2024-10-31 av årsaken "appointment"
    Og "Sara" lager en kode til time 1 i "8A"
    Og vikaren "Vigdis" åpner koden
    Og vikaren fører "Ada" borte
    Når "Kari" åpner "8A" 2024-10-31 i time 1
    Så er "Cleo" borte, udokumentert, ført av vikaren "Vigdis"
    Når "Kari" åpner det hjemmene i "8A" har sagt
    Så venter 1 forklaring
    Når "Kari" godtar forklaringen om "Cleo"
    Og "Hege" åpner fraværet til "Cleo"
    Så er fraværet til "Cleo" 2024-10-31 "dokumentert"

  Scenario: Svaret kom ikke fram, og det sendes en gang til
    Når "Kari" lager en kode til time 1 i "8A"
    Og vikaren "Vigdis" åpner lenken
    Og vikaren fører "Ada" borte
    Og vikaren sender det samme en gang til
    Så er timen ført av vikaren

  Scenario: Koden er for én enhet
    Når "Sara" lager en kode til time 1 i "8A"
    Og vikaren "Vigdis" åpner koden
    Og en annen enhet åpner koden
    Så er svaret avvist med "substitute-link-taken"

  Scenario: Koden går ut
    Når "Sara" lager en kode til time 1 i "8A"
    Og koden går ut
    Og vikaren "Vigdis" åpner koden
    Så er svaret avvist med "substitute-link-expired"

  Scenario: Koden går ut mens vikaren har listen oppe
    Når "Sara" lager en kode til time 1 i "8A"
    Og vikaren "Vigdis" åpner koden
    Og koden går ut
    Og vikaren fører "Ada" borte
    Så er svaret avvist med "substitute-link-expired"

  Scenario: Koden trekkes tilbake
    Når "Sara" lager en kode til time 1 i "8A"
    Og vikaren "Vigdis" åpner koden
    Og "Per" trekker koden tilbake
    Og vikaren fører "Ada" borte
    Så er svaret avvist med "substitute-link-withdrawn"

  Scenario: En ny kode gjør den forrige ugyldig
    Når "Sara" lager en kode til time 1 i "8A"
    Og "Sara" lager en ny kode til time 1 i "8A"
    Og vikaren "Vigdis" åpner den forrige koden
    Så er svaret avvist med "substitute-link-withdrawn"

  Scenario: Koden gjelder sin dag
    Når "Sara" lager en kode til time 1 i "8A" 2024-11-07
    Og vikaren "Vigdis" åpner koden
    Så er svaret avvist med "substitute-link-not-yet"

  Scenario: En kode som ikke finnes, og en time klassen ikke har
    Når vikaren "Vigdis" åpner koden "ABCD-2345"
    Så er svaret avvist med "substitute-link-unknown"
    Når "Sara" lager en kode til time 7 i "8A"
    Så er svaret avvist med "invalid-request"

  Scenario: Mange feil koder etter hverandre bremses, og lenken virker
    Når "Sara" lager en kode til time 1 i "8A"
    Og noen prøver 40 koder
    Så er svaret avvist med "substitute-code-slowed"
    Når vikaren "Vigdis" åpner lenken
    Så ser vikaren "Ada, Bo og Cleo"

  Scenario: Verken lenken eller koden er lagret eller logget
    Når "Sara" lager en kode til time 1 i "8A"
    Og vikaren "Vigdis" åpner lenken
    Så står verken lenken eller koden i databasen
    Og står "substitute_link.made" av "Sara" i hendelsesloggen
    Og står "substitute_link.opened" av "Sara" i hendelsesloggen

  Scenario: Timen gis til avdelingslederen, og forlater listen når den er ført
    Når "Kari" gir time 2 i "8A" til avdelingslederen
    Og "Kari" gir time 2 i "8A" til avdelingslederen
    Så står time 2 i "8A" fra "Kari" på listen til "Per"
    Når "Per" fører resten til stede i "8A" 2024-10-31 i time 2
    Så er listen til "Per" tom
    Når "Kari" gir time 2 i "8A" til avdelingslederen
    Så er svaret avvist med "lesson-registered"

  Scenario: Timen tas bort fra listen
    Når "Sara" gir time 2 i "8A" til avdelingslederen
    Og "Sara" tar timen bort fra listen
    Så er listen til "Per" tom
