# language: no
Egenskap: Fravær utenfor elevens kontroll
  Er det åpenbart noe eleven ikke rår over, som en forsinket buss, kan rektor bestemme at det ikke blir fravær.
  Vedtaket, begrunnelsen og timene det gjelder, blir stående, og det som ble sett, også.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og en klasse "8A" på "Solvang skole" med elevene "Ada, Bo og Dina"
    Og en klasse "8B" på "Solvang skole" med elevene "Emil"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "Odd" er kontaktlærer i "8B"
    Og at "Siv" er rektor på "Solvang skole"
    Og at "Per" er avdelingsleder på "Solvang skole"
    Og at "Sara" er sekretær på "Solvang skole"
    Og at "Grete" er foresatt til "Ada"
    Og at "8A" har timeplanen
      | ukedag  | time | fra   | til   | fag |
      | torsdag | 1    | 08:00 | 08:45 | NOR |
      | torsdag | 2    | 08:50 | 09:35 | MAT |

  Scenario: Det som er ført, teller ikke, og vises fortsatt
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva      | minutter |
      | Ada  | for sent | 20       |
      | Bo   | borte    |          |
    Og "Siv" vedtar "Forsinket skoleskyss" for "Ada og Emil" 2024-10-31 i time 1
    Og "Grete" åpner fraværet til "Ada"
    Så har "Ada" 0 dager, 0 timer og 0 forsentkomminger
    Og inneholder svaret teksten "Forsinket skoleskyss"
    Og er "Ada" sett som "for sent" 2024-10-31, men teller ikke
    Og står "Bo" som "borte" i "8A" 2024-10-31 i time 1
    Og står "outside_control.decided" av "Siv" i hendelsesloggen

  Scenario: Det som føres etter vedtaket, teller heller ikke
    Når "Siv" vedtar "Forsinket skoleskyss" for "Ada" 2024-10-31 i time 1
    Og "Kari" åpner "8A" 2024-10-31 i time 1
    Så viser timen vedtaket "Forsinket skoleskyss" ved "Ada"
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva      | minutter |
      | Ada  | for sent | 40       |
    Så er svaret for "Ada" "lagret"
    Når "Kari" åpner fraværet til "Ada"
    Så har "Ada" 0 dager, 0 timer og 0 forsentkomminger
    Og er "Ada" sett som "for sent" 2024-10-31, men teller ikke

  Scenario: En lærer som ikke har sett vedtaket, får lagret det hun så
    Når "Kari" åpner "8A" 2024-10-31 i time 1
    Og "Siv" vedtar "Forsinket skoleskyss" for "Ada" 2024-10-31 i time 1
    Og "Kari" fører uten å ha sett endringer i "8A" 2024-10-31 i time 1
      | elev | hva      | minutter |
      | Ada  | for sent | 10       |
    Så er svaret for "Ada" "lagret"

  Scenario: Andre timer samme dag teller som før
    Når "Siv" vedtar "Forsinket skoleskyss" for "Ada" 2024-10-31 i time 1
    Og "Kari" fører i "8A" 2024-10-31 i time 2
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" åpner fraværet til "Ada"
    Så har "Ada" 0 dager, 0 timer og 0 forsentkomminger
    Når "Kari" åpner "8A" 2024-10-31 i time 2
    Så står "Ada" som "borte" i "8A" 2024-10-31 i time 2

  Scenario: Når vedtaket oppheves, gjelder føringene igjen
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva      | minutter |
      | Ada  | for sent | 20       |
    Og "Siv" vedtar "Forsinket skoleskyss" for "Ada og Bo" 2024-10-31 i time 1
    Og "Siv" opphever vedtaket 2024-10-31
    Og "Kari" åpner fraværet til "Ada"
    Så har "Ada" 0 dager, 0 timer og 1 forsentkomminger
    Når "Kari" åpner historikken til "Ada"
    Så har historikken til "Ada" 3 føringer

  Scenario: Varselet går med vedtaket og kommer med opphevelsen
    Gitt at rutinen er "sandefjord"
    Og at "Bo" har kommet for sent 4 ganger fra før
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva      | minutter |
      | Bo   | for sent | 5        |
    Så kommer varselet "late-5" for "Bo"
    Når "Siv" vedtar "Forsinket skoleskyss" for "Bo" 2024-10-31 i time 1
    Og "Kari" ser gjennom "8A"
    Så har "Bo" ikke varselet "late-5"
    Når "Siv" opphever vedtaket 2024-10-31
    Og "Kari" ser gjennom "8A"
    Så har "Bo" varselet "late-5"

  Scenario: Hele dagen, for den som ble ført borte hele dagen
    Når "Kari" fører i "8A" 2024-10-31
      | elev | hva   |
      | Dina | borte |
    Og "Per" vedtar "Stengt vei" for "Dina" hele dagen 2024-10-31
    Og "Kari" åpner fraværet til "Dina"
    Så har "Dina" 0 dager, 0 timer og 0 forsentkomminger

  Scenario: Vedtaket for én time rører ikke den som var borte hele dagen
    Når "Kari" fører i "8A" 2024-10-31
      | elev | hva   |
      | Dina | borte |
    Og "Per" vedtar "Forsinket skoleskyss" for "Dina" 2024-10-31 i time 1
    Og "Kari" åpner fraværet til "Dina"
    Så har "Dina" 1 dager, 0 timer og 0 forsentkomminger

  Scenario: Læreren, kontoret og hjemmet kan ikke vedta
    Når "Kari" vedtar "Forsinket skoleskyss" for "Ada" 2024-10-31 i time 1
    Så er svaret avvist med "not-allowed"
    Når "Sara" vedtar "Forsinket skoleskyss" for "Ada" 2024-10-31 i time 1
    Så er svaret avvist med "not-allowed"
    Når "Grete" vedtar "Forsinket skoleskyss" for "Ada" 2024-10-31 i time 1
    Så er svaret avvist med "not-allowed"

  Scenario: Datoer som ikke kan stemme
    Når "Siv" vedtar "Forsinket skoleskyss" for "Ada" 2024-06-03 i time 1
    Så er svaret avvist med "outside-school-year"
    Når "Siv" vedtar "Forsinket skoleskyss" for "Ada" 2024-11-02 i time 1
    Så er svaret avvist med "no-school-that-day"
    Når "Siv" vedtar "Forsinket skoleskyss" for "Ada" 2025-03-03 i time 1
    Så er svaret avvist med "too-far-ahead"
