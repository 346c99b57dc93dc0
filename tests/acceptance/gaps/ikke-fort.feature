# language: no
Egenskap: Timer som ikke er ført
  Det som ikke er ført, ser ingen. Elever som kommer til første time og så blir borte, må ikke falle mellom (domenet A11).

  Bakgrunn:
    Gitt en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og en klasse "8B" på "Solvang skole" med elevene "Emil og Frida"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Per" er kontaktlærer i "8B"
    Og at "Siv" er rektor på "Solvang skole"
    Og at "8A" har timeplanen
      | ukedag | time | fra   | til   | fag        |
      | onsdag | 1    | 08:00 | 08:45 | Norsk      |
      | onsdag | 2    | 08:50 | 09:35 | Matematikk |

  Scenario: Læreren ser sine egne timer som ikke er ført
    Når "Kari" fører resten til stede i "8A" 2024-10-30 i time 1
    Og "Kari" ser hva som ikke er ført de siste 2 dagene
    Så er 1 av egne timer ikke ført
    Når "Kari" fører resten til stede i "8A" 2024-10-30 i time 2
    Og "Kari" ser hva som ikke er ført de siste 2 dagene
    Så er 0 av egne timer ikke ført

  Scenario: Rektor ser skolen, lærer for lærer
    Når "Siv" ser hva som ikke er ført de siste 2 dagene
    Så har "Kari" 2 timer som ikke er ført

  Scenario: En dag uten skole har ingen timer å føre
    Gitt at 2024-10-30 er fridag
    Når "Siv" ser hva som ikke er ført de siste 2 dagene
    Så har "Kari" 0 timer som ikke er ført

  Scenario: Til stede i første time, borte i den andre
    Når "Kari" fører i "8A" 2024-10-30 i time 2
      | elev | hva   |
      | Ada  | borte |
    Og "Siv" ser hva som ikke er ført de siste 2 dagene
    Så står "Ada" blant dem som ble borte senere på dagen
    Og står "Bo" ikke blant dem som ble borte senere på dagen

  Scenario: Læreren ser sin egen klasse, ikke de andres
    Når "Kari" fører i "8A" 2024-10-30 i time 2
      | elev | hva   |
      | Ada  | borte |
    Og "Per" ser hva som ikke er ført de siste 2 dagene
    Så står "Ada" ikke blant dem som ble borte senere på dagen
