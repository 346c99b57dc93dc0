# language: no
Egenskap: Unntak fra rutinen
  Et unntak er noens avgjørelse, med grunn og slutt. Alt fravær føres like fullt.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og at rutinen er "sandefjord"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Siv" er rektor på "Solvang skole"
    Og at "Per" er avdelingsleder på "Solvang skole"
    Og en klasse "8H" på "Haug skole" med elevene "Emil"
    Og at "Rolf" er rektor på "Haug skole"
    Og at "Ada" har vært borte 6 dager fra før

  Scenariomal: Gitt og avsluttet av <hvem>
    Når "Kari" ser gjennom "8A"
    Så har "Ada" varselet "days-5"
    Når "<hvem>" gir "Ada" unntaket "chronic-illness" fra 2024-08-19 til 2024-12-20 fordi "Erklæring fra lege"
    Og "Kari" åpner varslene til "Ada"
    Så er varselet "days-5" unntatt til 2024-12-20
    Og står "exemption.decided" av "<hvem>" i hendelsesloggen
    Og står "flag.exempted" i hendelsesloggen
    Når "Kari" ser gjennom "8A"
    Så har "Ada" 6 dager, 0 timer og 0 forsentkomminger
    Når "<hvem>" avslutter unntaket til "Ada"
    Og "Kari" åpner varslene til "Ada"
    Så er varselet "days-5" trukket fordi "det er gitt unntak"
    Og står "exemption.ended" av "<hvem>" i hendelsesloggen

    Eksempler:
      | hvem |
      | Siv  |
      | Per  |

  Scenario: Fraværet teller igjen fra dagen unntaket avsluttes
    Gitt at "Bo" har vært borte 4 dager fra før
    Når "Siv" gir "Bo" unntaket "hospital" fra 2024-10-31 til 2024-12-20 fordi "Innlagt ut året"
    Og "Kari" fører i "8A" 2024-10-31
      | elev | hva   |
      | Bo   | borte |
    Og "Kari" åpner varslene til "Bo"
    Så er varselet "days-5" unntatt til 2024-12-20
    Når "Siv" avslutter unntaket til "Bo"
    Og "Kari" åpner varslene til "Bo"
    Så er varselet "days-5" ikke unntatt

  Scenario: Kontaktlæreren kan ikke gi unntak
    Når "Kari" gir "Ada" unntaket "chronic-illness" fra 2024-08-19 til 2024-12-20 fordi "Erklæring fra lege"
    Så er svaret avvist med "not-allowed"
    Når "Kari" ser gjennom "8A"
    Så har "Ada" varselet "days-5"

  Scenario: Rektor på en annen skole kan ikke gi unntak
    Når "Rolf" gir "Ada" unntaket "chronic-illness" fra 2024-08-19 til 2024-12-20 fordi "Erklæring fra lege"
    Så er svaret avvist med "not-found"

  Scenario: Et unntak dekker bare dagene det nevner
    Når "Siv" gir "Ada" unntaket "hospital" fra 2024-08-19 til 2024-09-20 fordi "Innlagt i august og september"
    Og "Kari" åpner varslene til "Ada"
    Så er varselet "days-5" ikke unntatt

  Scenario: Et unntak som rutinen ikke kjenner, avvises
    Når "Siv" gir "Ada" unntaket "no-such-kind" fra 2024-08-19 til 2024-12-20 fordi "Uten grunnlag"
    Så er svaret avvist med "invalid-request"
