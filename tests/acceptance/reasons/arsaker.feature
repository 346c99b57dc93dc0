# language: no
Egenskap: Kommunens egne årsaker
  Kommunen bestemmer selv hva som dokumenterer en årsak, hvem som godtar den, og hva den teller med i.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og at rutinen er "sandefjord"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada, Bo"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Siv" er rektor på "Solvang skole"
    Og at "Tor" er systemansvarlig
    Og at "Ada" har vært borte 6 dager fra før av årsaken "illness"

  Scenario: En ny årsak kan velges med en gang
    Når "Tor" legger til årsaken "Forsinket buss"
      | felt           | verdi                 |
      | dokumenteres av | Skolen vet det selv  |
      | godtas av      | principal             |
    Og "Kari" fører i "8A" 2024-10-31
      | elev | hva   | årsak          |
      | Bo   | borte | forsinket_buss |
    Så er svaret for "Bo" "lagret"
    Og står årsaken "forsinket_buss" i katalogen med
      | felt            | verdi               |
      | navn            | Forsinket buss      |
      | dokumenteres av | Skolen vet det selv |
      | godtas av       | principal           |
      | grenser         | ja                  |
    Og står "reason.added" av "Tor" i hendelsesloggen

  Scenario: Bare den systemansvarlige endrer katalogen
    Når "Siv" legger til årsaken "Forsinket buss"
      | felt | verdi |
    Så er svaret avvist med "not-allowed"
    Når "Kari" endrer årsaken "illness"
      | felt    | verdi |
      | grenser | nei   |
    Så er svaret avvist med "not-allowed"

  Scenario: To årsaker kan ikke hete det samme
    Når "Tor" legger til årsaken "Sykdom"
      | felt | verdi |
    Så er svaret avvist med "invalid-request"

  Scenario: Det som ikke teller mot grensene, gir ingen varsler, men står i summene
    Når "Tor" endrer årsaken "illness"
      | felt    | verdi |
      | grenser | nei   |
    Og "Kari" åpner varslene til "Ada"
    Så er varselet "days-5" trukket fordi "årsakene er endret"
    Når "Kari" ser gjennom "8A"
    Så har "Ada" ingen varsler
    Og har "Ada" 6 dager, 0 timer og 0 forsentkomminger
    Når "Tor" endrer årsaken "illness"
      | felt    | verdi |
      | grenser | ja    |
    Og "Kari" ser gjennom "8A"
    Så har "Ada" varselet "days-5"

  Scenario: Det som ikke er fravær, er ute av alt
    Når "Tor" endrer årsaken "illness"
      | felt   | verdi |
      | fravær | nei   |
    Og "Kari" ser gjennom "8A"
    Så har "Ada" ingen varsler
    Og har "Ada" 0 dager, 0 timer og 0 forsentkomminger
    Og står årsaken "illness" i katalogen med
      | felt     | verdi |
      | vitnemål | nei   |
      | grenser  | nei   |

  Scenario: En årsak som ikke er i bruk lenger, kan ikke velges, men det som er ført, står
    Når "Tor" endrer årsaken "illness"
      | felt   | verdi |
      | i bruk | nei   |
    Og "Kari" fører i "8A" 2024-10-31
      | elev | hva   | årsak   |
      | Bo   | borte | illness |
    Så er svaret for "Bo" "avvist: reason-retired"
    Når "Kari" ser gjennom "8A"
    Så har "Ada" 6 dager, 0 timer og 0 forsentkomminger

  Scenario: Rekkefølgen er kommunens
    Når "Tor" setter årsaken "other" først
    Så er "other" første årsak
