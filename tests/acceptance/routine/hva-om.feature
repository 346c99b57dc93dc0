# language: no
Egenskap: Hva om vi endrer rutinen?
  Skoleeier prøver en endret rutine på et skoleårs fravær og ser, skole for skole og uke for uke, hvor mange elever hvert
  trinn ville ha nådd, hvem som er nye eller borte mot rutinen som gjelder, og hvor mye arbeid det blir. Ingenting endres.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og at rutinen er "sandefjord"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og en klasse "8H" på "Haug skole" med elevene "Dina"
    Og at "Eva" er skoleeier
    Og at "Ada" har vært borte 6 dager fra før
    Og at "Bo" har vært borte 3 dager fra før
    Og at "Dina" har vært borte 2 dager fra før

  Scenario: Et utkast begynner med rutinen som gjelder, og en grense endres der den står
    Når "Eva" henter rutinen som gjelder
    Så er "days-5" på 5 i utkastet
    Når "Eva" endrer "days-5" til 3 i utkastet
    Så er "days-5" på 3 i utkastet
    Og er "days-10" på 10 i utkastet

  Scenario: Rektor henter ikke utkastet
    Gitt at "Siv" er rektor på "Solvang skole"
    Når "Siv" henter rutinen som gjelder
    Så er svaret avvist med "not-allowed"

  Scenario: Den samme rutinen gir det samme
    Når "Eva" prøver rutinen "sandefjord" på skoleåret "2024-25"
    Så når trinnet "five" 1 elever, mot 1 etter rutinen som gjelder
    Og er 0 elever nye og 0 borte i trinnet "five"

  Scenario: Fem dager blir tre
    Når "Eva" prøver rutinen "sandefjord" med "days-5" på 3 på skoleåret "2024-25"
    Så når trinnet "five" 2 elever, mot 1 etter rutinen som gjelder
    Og er 1 elever nye og 0 borte i trinnet "five"
    Og når trinnet "five" 2 elever på "Solvang skole"
    Og når trinnet "five" 0 elever på "Haug skole"
    # Ada når det fredag 25. oktober, Bo onsdag 30.
    Og når trinnet "five" 1 elever i uke "2024-W43"
    Og når trinnet "five" 1 elever i uke "2024-W44"
    Og gir det "contact-teacher" 6 oppgaver som skal gjøres, mot 3 etter rutinen som gjelder

  Scenario: Fem dager blir sju
    Når "Eva" prøver rutinen "sandefjord" med "days-5" på 7 på skoleåret "2024-25"
    Så når trinnet "five" 0 elever, mot 1 etter rutinen som gjelder
    Og er 0 elever nye og 1 borte i trinnet "five"

  Scenario: Bergens rutine på de samme føringene
    Når "Eva" prøver rutinen "bergen" på skoleåret "2024-25"
    Så når trinnet "first-concern" 2 elever, mot 0 etter rutinen som gjelder
    # Ada er fulgt opp etter rutinen som gjelder.
    Og er 1 elever nye og 0 borte i trinnet "first-concern"

  Scenario: Mange terskler på en gang
    Når "Eva" prøver "days-5" fra 1 til 7 i rutinen "sandefjord" på skoleåret "2024-25"
    Så møter dette antallet elever regelen "days-5"
      | terskel | elever |
      | 1       | 3      |
      | 2       | 3      |
      | 3       | 2      |
      | 4       | 1      |
      | 6       | 1      |
      | 7       | 0      |

  Scenario: Et utkast med feil kommer tilbake med linjen
    Når "Eva" prøver rutinen "sandefjord" med "days-5" på -1 på skoleåret "2024-25"
    Så er svaret avvist med "routine-invalid"
    Og peker avslaget på linje 71 i rutinen

  Scenario: Ingen elev er nevnt, og prøven står i loggen
    Når "Eva" prøver rutinen "sandefjord" på skoleåret "2024-25"
    Så inneholder svaret ikke teksten "Ada"
    Og inneholder svaret ikke teksten "\"ada\""
    Og står "routine.tried" av "Eva" i hendelsesloggen

  Scenario: Rektor prøver ikke kommunens rutine
    Gitt at "Siv" er rektor på "Solvang skole"
    Når "Siv" prøver rutinen "sandefjord" på skoleåret "2024-25"
    Så er svaret avvist med "not-allowed"
