# language: no
Egenskap: Registrering av en klasse
  Læreren fører unntakene og sier at resten er til stede. Det tar sekunder, og ingenting går tapt.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og en klasse "8A" på "Solvang skole" med elevene "Ada, Bo og Dina"
    Og at "Kari" er kontaktlærer i "8A"
    Og at "8A" har timeplanen
      | ukedag  | time | fra   | til   | fag       |
      | torsdag | 1    | 08:00 | 08:45 | Norsk     |
      | torsdag | 2    | 08:50 | 09:35 | Matematikk |

  Scenario: En elev er borte en time
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva   | dokumentasjon |
      | Ada  | borte | udokumentert  |
    Så er svaret for "Ada" "lagret"
    Og står "Ada" som "borte" i "8A" 2024-10-31 i time 1
    Og står "Bo" som "uten fravær" i "8A" 2024-10-31 i time 1
    Og står "Ada" som "uten fravær" i "8A" 2024-10-31 i time 2
    Og står "absence.registered" av "Kari" i hendelsesloggen

  Scenario: En elev er borte hele dagen
    Når "Kari" fører i "8A" 2024-10-31
      | elev | hva   | dokumentasjon | årsak   | meldt av |
      | Ada  | borte | dokumentert   | illness | foresatt |
    Så er svaret for "Ada" "lagret"
    Og står "Ada" som "borte" i "8A" 2024-10-31

  Scenario: Den som kommer for sent, kan føres også der hele dager føres
    Når "Kari" fører i "8A" 2024-10-31
      | elev | hva      | minutter |
      | Ada  | for sent | 15       |
    Så er svaret for "Ada" "lagret"
    Og står "Ada" som "for sent" i "8A" 2024-10-31
    Når "Kari" åpner fraværet til "Ada"
    Så har "Ada" 0 dager, 0 timer og 1 forsentkomminger

  Scenario: Alle slags fravær i samme time
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva         | minutter |
      | Ada  | borte       |          |
      | Bo   | for sent    | 10       |
      | Dina | gikk tidlig | 15       |
    Så er svaret for "Ada" "lagret"
    Og er svaret for "Bo" "lagret"
    Og er svaret for "Dina" "lagret"
    Og står "Bo" som "for sent" i "8A" 2024-10-31 i time 1
    Og står "Dina" som "gikk tidlig" i "8A" 2024-10-31 i time 1

  Scenario: Resten er til stede
    Når "Kari" fører resten til stede i "8A" 2024-10-31 i time 1
    Så er "8A" ført 2024-10-31 i time 1 av "Kari"
    Og er "8A" ikke ført 2024-10-31 i time 2

  Scenario: Beskjeden hjemmefra er der når læreren åpner timen
    Gitt at "Grete" er foresatt til "Ada"
    Og at "Grete" har meldt "Ada" borte 2024-10-31 fordi "Feber i natt"
    Når "Kari" åpner "8A" 2024-10-31 i time 1
    Så vises beskjeden "Feber i natt" ved "Ada"
    Og står "register.read" av "Kari" i hendelsesloggen

  Scenario: Det samme sendt to ganger er ført én gang
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" sender det samme en gang til
    Så er svaret for "Ada" "lagret"
    Når "Kari" sender de samme merkene med en ny nøkkel
    Så er svaret for "Ada" "finnes fra før"
    Når "Kari" åpner historikken til "Ada"
    Så har historikken til "Ada" 1 føringer

  Scenario: Ett merke som avvises stanser ikke de andre
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva      | minutter |
      | Ada  | for sent | 50       |
      | Bo   | for sent | 5        |
    Så er svaret for "Ada" "avvist: minutes-longer-than-lesson"
    Og er svaret for "Bo" "lagret"

  Scenario: En lærer fører ikke en dag som ikke er kommet
    Når "Kari" fører i "8A" 2024-11-01
      | elev | hva   |
      | Ada  | borte |
    Så er svaret for "Ada" "avvist: future-date"

  Scenario: En dag uten skole kan ikke føres
    Gitt at 2024-10-30 er fridag
    Når "Kari" fører i "8A" 2024-10-30
      | elev | hva   |
      | Ada  | borte |
    Så er svaret for "Ada" "avvist: no-school-that-day"
