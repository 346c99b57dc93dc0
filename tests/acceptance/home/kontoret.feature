# language: no
Egenskap: Kontoret fører det hjemmene ringer inn
  Ikke alle har BankID, norsk eller nett. Det som ringes eller skrives inn, gjelder som meldt, og det vises hvordan det kom.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og en klasse "3B" på "Haug skole" med elevene "Dina"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Sara" er sekretær på "Solvang skole"
    Og at "Grete" er foresatt til "Ada"
    Og at "Hans" er foresatt til "Bo"

  Scenario: Ringt inn på vegne av en navngitt foresatt
    Når "Sara" fører at "Grete" har ringt om "Ada" 2024-10-31 og sagt "Feber i natt"
    Så er meldingen for "Ada" "lagret"
    Når "Kari" åpner "8A" 2024-10-31
    Så vises beskjeden "Feber i natt" ved "Ada"
    Og viser beskjeden ved "Ada" at den kom på "telefon" og ble ført av "Sara"
    Og står "message.reported" av "Sara" i hendelsesloggen

  Scenario: Hjemmet ser det som ble ringt inn, som sitt eget
    Når "Sara" fører at "Grete" har ringt om "Ada" 2024-10-31 og sagt "Feber i natt"
    Og "Grete" åpner hjemmet sitt
    Så ser hjemmet 1 melding om "Ada"
    Og inneholder svaret teksten "Feber i natt"

  Scenario: Bare den som kan melde for eleven
    Når "Sara" fører at "Hans" har ringt om "Ada" 2024-10-31 og sagt "Hun er syk"
    Så er svaret avvist med "guardian-may-not-report"

  Scenario: Bare elever på egen skole
    Når "Sara" åpner kontoret
    Så lister kontoret "Ada og Bo"
    Og står "pupils.read" av "Sara" i hendelsesloggen

  Scenario: Angret
    Når "Sara" fører at "Grete" har ringt om "Ada" 2024-10-31 og sagt "Feber"
    Og "Sara" tar meldingen om "Ada" tilbake
    Og "Kari" åpner "8A" 2024-10-31
    Så er det 0 beskjeder ved "Ada"

  Scenario: Vil heller bli ringt, med tolk
    Når "Grete" ber om å bli ringt på "so" med tolk
    Og "Sara" åpner hjemmet til "Ada"
    Så vil "Grete" bli ringt på "so" med tolk
    Når "Kari" åpner det hjemmene i "8A" har sagt
    Så inneholder svaret teksten "Gretesen"

  Scenario: Den som ringer, sier hvordan de vil nås, også når de ikke kan melde fravær
    Gitt at "Geir" er foresatt til "Ada"
    Og at "Geir" ikke kan melde fravær for "Ada"
    Når "Sara" skriver ned at "Geir" vil bli ringt om "Ada" på "so" med tolk
    Og "Sara" åpner hjemmet til "Ada"
    Så vil "Geir" bli ringt på "so" med tolk
    Når "Sara" fører at "Geir" har ringt om "Ada" 2024-10-31 og sagt "Feber"
    Så er svaret avvist med "guardian-may-not-report"
    Når "Sara" skriver ned at "Hans" vil bli ringt om "Ada" på "so" med tolk
    Så er svaret avvist med "not-found"

  Scenario: Fortrolig adresse viser telefonen bare for dem som må nå hjemmet
    Gitt at "Siv" er rektor på "Solvang skole"
    Og at "Grete" har telefonnummeret "998 87 766"
    Og at "Ada" har fortrolig adresse
    Når "Sara" åpner hjemmet til "Ada"
    Så inneholder svaret ikke teksten "998 87 766"
    Når "Kari" åpner hjemmet til "Ada"
    Så inneholder svaret teksten "998 87 766"
    Når "Siv" lar "Sara" se hvordan hjemmene med fortrolig adresse nås på "Solvang skole"
    Og "Sara" åpner hjemmet til "Ada"
    Så inneholder svaret teksten "998 87 766"
