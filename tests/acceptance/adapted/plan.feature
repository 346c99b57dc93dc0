# language: no
Egenskap: Tilrettelagt opplæring etter plan
  En plan sier hvor eleven er ventet. Den er verken fravær eller nærvær: Oppmøtet måles mot det planen venter.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og en klasse "8A" på "Solvang skole" med elevene "Ada, Bo"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Odd" er faglærer i "8A"
    Og at "Grete" er foresatt til "Ada"
    Og at "8A" har timeplanen
      | ukedag  | time | fra   | til   | fag        |
      | torsdag | 1    | 08:00 | 09:00 | Norsk      |
      | torsdag | 2    | 09:00 | 10:00 | Matematikk |
      | torsdag | 3    | 10:00 | 11:00 | Engelsk    |
      | torsdag | 4    | 11:30 | 12:30 | Naturfag   |
      | torsdag | 5    | 12:30 | 13:30 | Gym        |
      | torsdag | 6    | 13:30 | 14:30 | Musikk     |
    Når "Kari" lager en plan for "Ada" fra 2024-10-01 til 2024-12-20
      | ukedag  | time | ventet       |
      | torsdag |      | ikke ventet  |
      | torsdag | 1    | grupperom    |
      | torsdag | 2    | grupperom    |
      | torsdag | 3    | biblioteket  |

  Scenario: Læreren ser hvor eleven er ventet
    Når "Odd" åpner "8A" 2024-10-31 i time 1
    Så sier planen at "Ada" er ventet i "grupperom"
    Når "Odd" åpner "8A" 2024-10-31 i time 5
    Så sier planen at "Ada" ikke er ventet
    Og står "schooling_plan.made" av "Kari" i hendelsesloggen

  Scenario: Den som ikke kommer til det planen venter, er borte som ellers
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva   |
      | Ada  | borte |
    Så er svaret for "Ada" "lagret"
    Når "Kari" åpner fraværet til "Ada"
    Så har "Ada" 0 dager, 1 timer og 0 forsentkomminger

  Scenario: Alt planen ventet, er en dag
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" fører i "8A" 2024-10-31 i time 2
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" fører i "8A" 2024-10-31 i time 3
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" åpner fraværet til "Ada"
    Så har "Ada" 1 dager, 0 timer og 0 forsentkomminger

  Scenario: Den som ikke er ventet, er ikke savnet
    Når "Odd" fører i "8A" 2024-10-31 i time 5
      | elev | hva   |
      | Ada  | borte |
    Så er svaret for "Ada" "avvist: not-expected-by-plan"
    Når "Odd" fører resten til stede i "8A" 2024-10-31 i time 5
    Så er "8A" ført 2024-10-31 i time 5 av "Odd"

  Scenario: Planen avsluttes, og alt er som før
    Når "Kari" avslutter planen til "Ada"
    Og "Odd" fører i "8A" 2024-10-31 i time 5
      | elev | hva   |
      | Ada  | borte |
    Så er svaret for "Ada" "lagret"

  Scenario: Den som ikke har ansvar for eleven, lager ingen plan
    Når "Odd" lager en plan for "Bo" fra 2024-10-01 til 2024-12-20
      | ukedag  | time | ventet    |
      | torsdag | 1    | grupperom |
    Så er svaret avvist med "not-allowed"

  Scenario: To planer på en gang går ikke
    Når "Kari" lager en plan for "Ada" fra 2024-12-01 til 2025-02-20
      | ukedag  | time | ventet    |
      | torsdag | 1    | grupperom |
    Så er svaret avvist med "invalid-request"

  Scenario: Hjemmet ser planen, men ikke det som er skrevet til lærerne
    Når "Grete" åpner planene til "Ada"
    Så inneholder svaret teksten "group_room"
    Og inneholder svaret ikke teksten "Arbeider med Lars"
