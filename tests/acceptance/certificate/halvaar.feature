# language: no
Egenskap: Halvårsrapporten
  Kommunen skal dokumentere fraværet hvert halvår (opplæringsforskrifta § 9-9). Det som er signert, blir stående.

  Bakgrunn:
    Gitt at dagen i dag er 2025-01-31
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og en klasse "8B" på "Solvang skole" med elevene "Dina"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Per" er kontaktlærer i "8B"
    Og at "Siv" er rektor på "Solvang skole"
    Og at "Sara" er sekretær på "Solvang skole"
    Og at "Grete" er foresatt til "Ada"
    Og at "Ada" har vært borte hele dagen
      | dato       | dokumentasjon | årsak   |
      | 2024-09-02 | dokumentert   | illness |
      | 2024-09-03 | udokumentert  |         |

  Scenario: Kontaktlæreren signerer for klassen, og hjemmet ser rapporten
    Når "Kari" signerer halvåret for "Ada og Bo" i "8A"
    Så er signeringen for "Ada" "signed"
    Og er signeringen for "Bo" "signed"
    Og står "half_year.signed" av "Kari" i hendelsesloggen
    Når "Grete" åpner halvårsrapportene til "Ada"
    Så viser utgave 1 for "Ada" 2 dager og 0 timer
    Og er rapporten ikke endret siden

  Scenario: En rettelse er en ny utgave med begrunnelse, og den forrige blir stående
    Når "Kari" signerer halvåret for "Ada" i "8A"
    Og "Kari" fører i "8A" 2025-01-31
      | elev | hva   |
      | Ada  | borte |
    Og "Grete" åpner halvårsrapportene til "Ada"
    Så er rapporten endret siden fra 2 til 3 dager
    Når "Siv" signerer halvåret for "Ada" i "8A"
    Så er signeringen for "Ada" "reason-missing"
    Når "Siv" signerer halvåret for "Ada" i "8A" fordi "Siste skoledag var ikke ført"
    Så er signeringen for "Ada" "signed"
    Når "Grete" åpner halvårsrapportene til "Ada"
    Så viser utgave 1 for "Ada" 2 dager og 0 timer
    Og viser utgave 2 for "Ada" 3 dager og 0 timer
    Og er rapporten ikke endret siden

  Scenario: Ingen signerer noe annet enn det de har sett
    Når "Kari" ser på halvåret for "8A"
    Og "Siv" fører i "8A" 2025-01-31
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" signerer det "Kari" så av "Ada" i "8A"
    Så er signeringen for "Ada" "changed-since-seen"

  Scenario: Andre enn kontaktlæreren og skolens ledelse signerer ikke
    Når "Per" signerer halvåret for "Ada" i "8A"
    Så er svaret avvist med "not-found"
    Når "Sara" signerer halvåret for "Ada" i "8A"
    Så er svaret avvist med "not-allowed"
    Når "Grete" åpner halvårsrapportene til "Bo"
    Så er svaret avvist med "not-found"

  Scenario: Klassens rapporter som papir og tabell
    Når "Kari" signerer halvåret for "Ada og Bo" i "8A"
    Og "Sara" laster ned halvåret for "8A" som "csv"
    Så inneholder fila "ada,Solvang skole,8A,8,2024-25,1,2,0,1,1,0,0,0,0,1,"
    Når "Sara" laster ned halvåret for "8A" som "pdf"
    Så er fila en PDF
