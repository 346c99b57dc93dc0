# language: no
Egenskap: Savnet i dag
  Den som mangler uten beskjed, skal noen ringe hjem om med én gang. Alle på skolen ser hvem som gjør det: ingen blir
  ringt to ganger, og ingen blir glemt (domenet A5, forskrifta § 11-1).

  Bakgrunn:
    Gitt en klasse "8A" på "Solvang skole" med elevene "Ada, Bo og Dina"
    Og en klasse "8B" på "Solvang skole" med elevene "Emil og Frida"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Per" er kontaktlærer i "8B"
    Og at "Sara" er sekretær på "Solvang skole"
    Og at "Siv" er rektor på "Solvang skole"
    Og at "Grete" er foresatt til "Ada"
    Og at "8A" har timeplanen
      | ukedag  | time | fra   | til   | fag        |
      | torsdag | 1    | 08:00 | 08:45 | Norsk      |
      | torsdag | 2    | 08:50 | 09:35 | Matematikk |
    Og at "8B" har timeplanen
      | ukedag  | time | fra   | til   | fag   |
      | torsdag | 1    | 08:00 | 08:45 | Norsk |
    Og at "Grete" har telefonnummeret "998 87 766"

  Scenario: Den som er borte uten beskjed, står på listen
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva      | minutter |
      | Ada  | borte    |          |
      | Bo   | for sent | 5        |
    Og "Sara" åpner dagens liste
    Så står "Ada" på listen som "venter"
    Og står "Bo" ikke på listen

  Scenario: Den som er meldt hjemmefra, står ikke der
    Gitt at "Grete" har meldt "Ada" borte 2024-10-31 fordi "Feber"
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva   |
      | Ada  | borte |
    Og "Sara" åpner dagens liste
    Så står "Ada" ikke på listen

  Scenario: En klasse som ikke er ført, er ikke det samme som at alle er her
    Når "Kari" fører resten til stede i "8A" 2024-10-31 i time 1
    Og "Sara" åpner dagens liste
    Så står "8B" som ikke ført på listen
    Og står "8A" ikke som ikke ført på listen

  Scenario: Ingen blir ringt av to
    Gitt at "Ada" mangler uten beskjed i "8A" når "Kari" fører
    Når "Sara" tar "Ada"
    Og "Siv" tar "Ada"
    Så er "Ada" tatt av "Sara" allerede
    Og står "Ada" på listen som "følges opp"

  Scenario: Den som ga fra seg, er åpen for andre
    Gitt at "Ada" mangler uten beskjed i "8A" når "Kari" fører
    Når "Sara" tar "Ada"
    Og "Sara" gir fra seg "Ada"
    Og "Siv" tar "Ada"
    Så er steget lagret

  Scenario: Bare den som ringer, får se hvordan hjemmet nås
    Gitt at "Ada" mangler uten beskjed i "8A" når "Kari" fører
    Når "Sara" tar "Ada"
    Så inneholder svaret teksten "998 87 766"
    Når "Siv" åpner dagens liste
    Så inneholder svaret ikke teksten "998 87 766"

  Scenario: Fortrolig adresse vises bare for dem som må vite det
    Gitt at "Ada" mangler uten beskjed i "8A" når "Kari" fører
    Og at "Ada" har fortrolig adresse
    Når "Sara" tar "Ada"
    Så inneholder svaret ikke teksten "998 87 766"
    Når "Sara" gir fra seg "Ada"
    Og "Siv" tar "Ada"
    Så inneholder svaret teksten "998 87 766"
    Når "Siv" sender tekstmelding hjem til "Ada"
    Så er svaret avvist med "no-text-to-protected"

  Scenario: Rektor bestemmer at sekretæren også skal kunne nå hjemmet
    Gitt at "Ada" mangler uten beskjed i "8A" når "Kari" fører
    Og at "Ada" har fortrolig adresse
    Når "Siv" lar "Sara" se hvordan hjemmene med fortrolig adresse nås på "Solvang skole"
    Og "Sara" tar "Ada"
    Så inneholder svaret teksten "998 87 766"

  Scenario: Tekstmelding går på hjemmets språk
    Gitt at "Ada" mangler uten beskjed i "8A" når "Kari" fører
    Og at hjemmet til "Ada" har språket "pl"
    Når "Sara" sender tekstmelding hjem til "Ada"
    Så inneholder svaret teksten "Czy wszystko"
    Og er tekstmeldingen ikke sendt fordi "no-gateway"

  Scenario: Hjemmet forteller hvorfor når skolen spør
    Gitt at "Ada" mangler uten beskjed i "8A" når "Kari" fører
    Når "Sara" tar "Ada"
    Og "Sara" får vite av "Grete" at "Ada" er borte av årsaken "illness"
    Så står "Ada" på listen som "forklart"
    Og er fraværet til "Ada" meldt av "ingen" i "8A" 2024-10-31 i time 1
    Og står "absence.corrected" av "Sara" i hendelsesloggen
    Og står "morning.followed" av "Sara" i hendelsesloggen

  Scenario: Eleven var på skolen likevel
    Gitt at "Ada" mangler uten beskjed i "8A" når "Kari" fører
    Når "Sara" finner "Ada" på skolen
    Så står "Ada" på listen som "på skolen"
    Og står "Ada" som "til stede" i "8A" 2024-10-31 i time 1

  Scenario: Det som ble ført ved en feil, tas tilbake
    Gitt at "Ada" mangler uten beskjed i "8A" når "Kari" fører
    Når "Sara" finner "Ada" på skolen
    Og "Siv" åpner "Ada" igjen
    Så står "Ada" på listen som "venter"
    Og står "Ada" som "borte" i "8A" 2024-10-31 i time 1
    Når "Sara" tar "Ada"
    Så er steget lagret

  Scenario: Når hjemmet trodde eleven var på skolen, får rektor vite det
    Gitt at "Ada" mangler uten beskjed i "8A" når "Kari" fører
    Når "Sara" ringer hjem til "Ada" og det blir "home_does_not_know"
    Og "Siv" åpner dagens liste
    Så er "Ada" ikke funnet

  Scenario: Læreren ser sin egen klasse, ikke de andres
    Gitt at "Ada" mangler uten beskjed i "8A" når "Kari" fører
    Når "Per" åpner dagens liste
    Så står "Ada" ikke på listen
    Når "Per" tar "Ada"
    Så er svaret avvist med "not-found"

  Scenario: Det som sendes to ganger, skjer én gang
    Gitt at "Ada" mangler uten beskjed i "8A" når "Kari" fører
    Når "Sara" ringer hjem til "Ada" og det blir "no_answer"
    Og "Sara" sender det siste steget en gang til
    Så er det notert 1 forsøk for "Ada"

  Scenario: Ingenting nytt, ingenting sendt
    Når "Sara" åpner dagens liste
    Og "Sara" spør om noe er nytt på listen
    Så er svaret at ingenting er nytt
