# language: no
Egenskap: Hvem som får føre og se
  Tilgangen følger forholdet til eleven: denne klassen, dette barnet.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og en klasse "8B" på "Solvang skole" med elevene "Emil og Frida"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Odd" er faglærer i "8B"
    Og at "Grete" er foresatt til "Ada"
    Og at "Hans" er foresatt til "Emil"

  Scenario: Faglærer i en annen klasse kan ikke åpne klassen
    Når "Odd" åpner "8A" 2024-10-31
    Så er svaret avvist med "not-found"

  Scenario: Faglærer i en annen klasse kan ikke føre
    Når "Odd" fører i "8A" 2024-10-31
      | elev | hva   |
      | Ada  | borte |
    Så er svaret avvist med "not-found"
    Og står "Ada" som "uten fravær" i "8A" 2024-10-31

  Scenario: En elev fra en annen klasse kan ikke føres her
    Når "Odd" fører i "8B" 2024-10-31
      | elev | hva   |
      | Ada  | borte |
    Så er svaret for "Ada" "avvist: pupil-not-in-class"

  Scenario: Foresatt ser fraværet til eget barn
    Når "Grete" åpner fraværet til "Ada"
    Så har "Ada" 0 dager, 0 timer og 0 forsentkomminger
    Og står "pupil.read" av "Grete" i hendelsesloggen

  Scenario: Foresatt ser ikke fraværet til et annet barn
    Når "Hans" åpner fraværet til "Ada"
    Så er svaret avvist med "not-found"

  Scenario: Foresatt kan ikke åpne klassen
    Når "Grete" åpner "8A" 2024-10-31
    Så er svaret avvist med "not-found"

  Scenario: Interne notater er ikke for hjemmet
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva   | notat til hjemmet | internt notat         |
      | Ada  | borte | Ring oss gjerne   | Snakk med helsesøster |
    Og "Grete" åpner fraværet til "Ada"
    Så inneholder svaret teksten "Ring oss gjerne"
    Men inneholder svaret ikke teksten "Snakk med helsesøster"
    Når "Kari" åpner fraværet til "Ada"
    Så inneholder svaret teksten "Snakk med helsesøster"

  Scenario: Den som ikke har bekreftet personvernreglene, ser ingen elever før det er gjort
    Gitt at "Kari" ikke har bekreftet personvernreglene
    Når "Kari" åpner "8A" 2024-10-31
    Så er svaret avvist med "privacy-not-confirmed"
    Når "Kari" bekrefter personvernreglene
    Og "Kari" fører i "8A" 2024-10-31
      | elev | hva   |
      | Ada  | borte |
    Så er svaret for "Ada" "lagret"
