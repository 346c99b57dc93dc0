# language: no
Egenskap: Permisjon og fridager
  Hjemmet søker, den som skal avgjøre får søknaden på sin liste, og svaret kommer som et brev med begrunnelse og rett til
  å klage. Det som er innvilget, føres av seg selv. Helgedager i andre trossamfunn er en rett (opplæringslova § 2-2).

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og at rutinen er "sandefjord"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada, Bo og Dina"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Siv" er rektor på "Solvang skole"
    Og at "Per" er avdelingsleder på "Solvang skole"
    Og at "Sara" er sekretær på "Solvang skole"
    Og at "Grete" er foresatt til "Ada"
    Og at "Grete" er foresatt til "Bo"
    Og at "Gunnar" er foresatt til "Ada"
    Og at "Dag" er foresatt til "Dina"

  Scenario: Søknad, ja, brev, og dagene føres av seg selv
    Når "Grete" søker om permisjon for "Ada" fra 2024-12-02 til 2024-12-13 fordi "Besøk hos besteforeldre"
    Så ligger søknaden for "Ada" hos "Siv"
    Og ligger søknaden for "Ada" ikke hos "Kari"
    Når "Siv" innvilger søknaden for "Ada"
    Så er søknaden for "Ada" "innvilget" hos "Grete"
    Og står det i brevet til "Grete" om "Ada" at "Permisjonen er innvilget"
    Og står det i brevet til "Grete" om "Ada" at "klage innen tre uker"
    Og står det i brevet til "Grete" om "Ada" at "opplæringslova § 2-2 fjerde ledd"
    Og har "Ada" brukt 10 dager permisjon, 0 fridager og 0 helgedager
    Og står "leave.decided" av "Siv" i hendelsesloggen

  Scenario: Læreren ser permisjonen når dagen kommer
    Når "Grete" søker om permisjon for "Ada" fra 2024-10-31 til 2024-11-01 fordi "Bryllup"
    Og "Per" innvilger søknaden for "Ada"
    Og "Kari" åpner "8A" 2024-10-31
    Så står "Ada" som "borte" i "8A" 2024-10-31
    Og inneholder svaret teksten "leave"

  Scenario: Ti dager innvilget permisjon gir ikke varsel
    Når "Siv" fører inn permisjon for "Ada" på vegne av "Grete" fra 2024-10-14 til 2024-10-25 fordi "Reise"
    Og "Siv" innvilger søknaden for "Ada"
    Og "Kari" ser gjennom "8A"
    Så har "Ada" 10 dager, 0 timer og 0 forsentkomminger
    Og har "Ada" ingen varsler

  Scenario: Noen av dagene, med begrunnelse
    Når "Grete" søker om permisjon for "Ada" fra 2024-12-02 til 2024-12-13 fordi "Reise"
    Og "Siv" innvilger søknaden for "Ada" fra 2024-12-02 til 2024-12-06 uten begrunnelse
    Så er svaret avvist med "invalid-request"
    Når "Siv" innvilger søknaden for "Ada" fra 2024-12-02 til 2024-12-06 fordi "Uke 50 er det heldagsprøver."
    Så står det i brevet til "Grete" om "Ada" at "Uke 50 er det heldagsprøver."
    Og har "Ada" brukt 5 dager permisjon, 0 fridager og 0 helgedager

  Scenario: Nei krever begrunnelse
    Når "Grete" søker om permisjon for "Ada" fra 2024-12-02 til 2024-12-13 fordi "Reise"
    Og "Siv" avslår søknaden for "Ada" uten begrunnelse
    Så er svaret avvist med "invalid-request"
    Når "Siv" avslår søknaden for "Ada" fordi "Ada trenger undervisningen før prøvene."
    Så er søknaden for "Ada" "avslått" hos "Grete"
    Og står det i brevet til "Grete" om "Ada" at "Ada trenger undervisningen før prøvene."
    Og har "Ada" brukt 0 dager permisjon, 0 fridager og 0 helgedager
    Når "Per" innvilger søknaden for "Ada"
    Så er svaret avvist med "leave-decided"

  Scenario: Antall dager bestemmer hvem som avgjør
    Når "Grete" søker om permisjon for "Ada" fra 2024-11-04 til 2024-11-04 fordi "Tannregulering"
    Så ligger søknaden for "Ada" hos "Kari"
    Når "Kari" innvilger søknaden for "Ada"
    Så er søknaden for "Ada" "innvilget" hos "Grete"
    Når "Grete" søker om permisjon for "Bo" fra 2024-11-05 til 2024-11-07 fordi "Cup"
    Så ligger søknaden for "Bo" hos "Per"
    Når "Kari" innvilger søknaden for "Bo"
    Så er svaret avvist med "leave-beyond-delegation"
    Når "Siv" lar kontaktlærer avgjøre 3 dager og avdelingsleder 5 dager på "Solvang skole"
    Så ligger søknaden for "Bo" hos "Kari"

  Scenario: Der det ikke er noen avdelingsleder, går søknaden til rektor
    Gitt en klasse "9H" på "Haug skole" med elevene "Emil"
    Og at "Rolf" er rektor på "Haug skole"
    Og at "Eli" er foresatt til "Emil"
    Når "Eli" søker om permisjon for "Emil" fra 2024-11-05 til 2024-11-05 fordi "Begravelse"
    Så ligger søknaden for "Emil" hos "Rolf"

  Scenario: Flere barn i én søknad, og trukket før svaret
    Når "Grete" søker om permisjon for "Ada og Bo" fra 2024-12-02 til 2024-12-03 fordi "Reise"
    Så er søknaden for "Bo" "venter" hos "Grete"
    Når "Grete" trekker søknaden for "Bo"
    Så er søknaden for "Bo" "trukket" hos "Grete"
    Og ligger søknaden for "Bo" ikke hos "Per"
    Når "Siv" innvilger søknaden for "Ada"
    Og "Grete" trekker søknaden for "Ada"
    Så er svaret avvist med "leave-decided"

  Scenario: Permisjonen gjøres kortere og oppheves, og dagene står som før
    Gitt at "Ada" har vært borte hele dagen
      | dato       |
      | 2024-10-29 |
    Når "Siv" fører inn permisjon for "Ada" på vegne av "Grete" fra 2024-10-28 til 2024-10-30 fordi "Reise"
    Og "Siv" innvilger søknaden for "Ada"
    Så har "Ada" brukt 3 dager permisjon, 0 fridager og 0 helgedager
    Når "Siv" endrer permisjonen for "Ada" til 2024-10-28 til 2024-10-28 fordi "De kom hjem før."
    Så har "Ada" brukt 1 dager permisjon, 0 fridager og 0 helgedager
    Når "Siv" opphever permisjonen for "Ada" fordi "De reiste ikke."
    Og "Kari" åpner fraværet til "Ada"
    Så har "Ada" 1 dager, 0 timer og 0 forsentkomminger
    Og er søknaden for "Ada" "opphevet" hos "Grete"

  Scenario: To fridager uten søknad, og den tredje må søkes om
    Når "Grete" tar en fridag for "Ada" 2024-11-04
    Og "Grete" tar en fridag for "Ada" 2024-11-11
    Så har "Ada" brukt 0 dager permisjon, 2 fridager og 0 helgedager
    Og ser "Kari" at "Ada" har brukt 2 av 2 fridager
    Når "Grete" tar en fridag for "Ada" 2024-11-18
    Så er svaret avvist med "leave-quota-used"
    Når "Grete" trekker søknaden for "Ada"
    Og "Grete" tar en fridag for "Ada" 2024-11-18
    Så har "Ada" brukt 0 dager permisjon, 2 fridager og 0 helgedager
    Når "Grete" tar en fridag for "Bo" 2024-10-31
    Så er svaret avvist med "leave-too-late"

  Scenario: Helgedager i andre trossamfunn er en rett
    Når "Grete" søker om helgedag for "Ada" fra 2025-03-31 til 2025-03-31 fordi "Id al-fitr"
    Så ligger søknaden for "Ada" hos "Siv"
    Når "Siv" avslår søknaden for "Ada" fordi "Det passer dårlig."
    Så er svaret avvist med "invalid-request"
    Når "Siv" innvilger søknaden for "Ada"
    Så har "Ada" brukt 0 dager permisjon, 0 fridager og 1 helgedager
    Og står det i brevet til "Grete" om "Ada" at "opplæringslova § 2-2 femte ledd"

  Scenario: Den andre forelderen ser datoene, ikke det som er skrevet
    Når "Grete" søker om permisjon for "Ada" fra 2024-12-02 til 2024-12-03 fordi "Hos faren min"
    Og "Gunnar" åpner permisjonene sine
    Så inneholder svaret teksten "2024-12-02"
    Og inneholder svaret ikke teksten "Hos faren min"
    Når "Gunnar" trekker søknaden for "Ada" som "Grete" har sendt
    Så er svaret avvist med "not-allowed"

  Scenario: Kontoret skriver for hjemmet, men bare for elevens egne foresatte
    Når "Sara" fører inn permisjon for "Ada" på vegne av "Grete" fra 2024-11-04 til 2024-11-05 fordi "Ringte"
    Så ligger søknaden for "Ada" hos "Per"
    Når "Sara" innvilger søknaden for "Ada"
    Så er svaret avvist med "not-allowed"
    Når "Sara" fører inn permisjon for "Dina" på vegne av "Grete" fra 2024-11-04 til 2024-11-05 fordi "Ringte"
    Så er svaret avvist med "leave-not-guardian"

  Scenario: Det som ikke kan stemme
    Når "Grete" søker om permisjon for "Dina" fra 2024-12-02 til 2024-12-03 fordi "Reise"
    Så er svaret avvist med "not-found"
    Når "Grete" søker om permisjon for "Ada" fra 2024-10-28 til 2024-10-29 fordi "Reise"
    Så er svaret avvist med "leave-in-the-past"
    Når "Grete" søker om permisjon for "Ada" fra 2025-07-20 til 2025-08-20 fordi "Reise"
    Så er svaret avvist med "leave-outside-school-year"
    Når "Grete" søker om permisjon for "Ada" fra 2025-09-01 til 2025-09-02 fordi "Reise"
    Så er svaret avvist med "leave-calendar-missing"
    Når "Grete" søker om permisjon for "Ada" fra 2024-11-02 til 2024-11-03 fordi "Helg"
    Så er svaret avvist med "leave-without-school-days"
    Når "Grete" søker om permisjon for "Ada" fra 2024-11-08 til 2024-11-07 fordi "Bak fram"
    Så er svaret avvist med "leave-ends-before-it-begins"
    Når "Grete" søker om permisjon for "Ada" fra 2024-12-02 til 2024-12-03 fordi "Reise"
    Og "Grete" søker om permisjon for "Ada" fra 2024-12-03 til 2024-12-04 fordi "Reise igjen"
    Så er svaret avvist med "leave-overlaps"
