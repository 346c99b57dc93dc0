# language: no
Egenskap: Halvåret må være over
  Scenario: Rapporten signeres ikke midt i halvåret
    Gitt at dagen i dag er 2024-10-31
    Og en klasse "8A" på "Solvang skole" med elevene "Ada"
    Og at "Kari" er kontaktlærer i "8A"
    Når "Kari" signerer halvåret for "Ada" i "8A"
    Så er svaret avvist med "half-year-not-over"
