# language: no
Egenskap: Et varsel sier hvorfor, og forsvinner ikke uten spor

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og at rutinen er "sandefjord"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og at "Kari" er kontaktlærer i "8A"

  Scenario: Regelen i ord, dagen den først ble møtt, og føringene den ble møtt med
    Gitt at "Ada" har vært borte hele dagen
      | dato       |
      | 2024-09-02 |
      | 2024-09-09 |
      | 2024-09-16 |
      | 2024-10-14 |
      | 2024-10-21 |
      | 2024-10-28 |
    Når "Kari" åpner varslene til "Ada"
    Så sier varselet "days-5" "Fem dagers fravær i skoleåret"
    Og er varselet "days-5" først møtt 2024-10-21 og teller nå 6
    Og hviler varselet "days-5" på føringene
      | dato       |
      | 2024-09-02 |
      | 2024-09-09 |
      | 2024-09-16 |
      | 2024-10-14 |
      | 2024-10-21 |
    Og står "flags.read" av "Kari" i hendelsesloggen

  Scenario: En retting som tar bort grunnlaget, trekker varselet og lar det stå
    Gitt at "Ada" har vært borte 4 dager fra før
    Når "Kari" fører i "8A" 2024-10-31
      | elev | hva   |
      | Ada  | borte |
    Så kommer varselet "days-5" for "Ada"
    Når "Kari" fører i "8A" 2024-10-31
      | elev | hva       |
      | Ada  | til stede |
    Så går varselet "days-5" for "Ada"
    Og står "flag.withdrawn" i hendelsesloggen
    Når "Kari" ser gjennom "8A"
    Så har "Ada" ingen varsler
    Når "Kari" åpner varslene til "Ada"
    Så er varselet "days-5" trukket fordi "føringen er rettet"
