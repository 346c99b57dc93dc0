# language: no
Egenskap: Trinnene i Sandefjords rutine
  Fem, ti og tjue dager, enkelttimer eller forsentkomminger i skoleåret. Hver rekke telles for seg.

  Bakgrunn:
    Gitt at dagen i dag er 2024-10-31
    Og at rutinen er "sandefjord"
    Og en klasse "8A" på "Solvang skole" med elevene "Ada og Bo"
    Og at "Kari" er kontaktlærer i "8A"

  Scenariomal: Dager: <regel>
    Gitt at "Ada" har vært borte <før> dager fra før
    Når "Kari" ser gjennom "8A"
    Så har "Ada" <før> dager, 0 timer og 0 forsentkomminger
    Og har "Ada" ikke varselet "<regel>"
    Når "Kari" fører i "8A" 2024-10-31
      | elev | hva   |
      | Ada  | borte |
    Så kommer varselet "<regel>" for "Ada"
    Når "Kari" ser gjennom "8A"
    Så har "Ada" varselet "<regel>"
    Og har "Bo" ingen varsler

    Eksempler:
      | regel   | før |
      | days-5  | 4   |
      | days-10 | 9   |
      | days-20 | 19  |

  Scenariomal: Enkelttimer: <regel>
    Gitt at "Ada" har vært borte <før> timer fra før
    Når "Kari" ser gjennom "8A"
    Så har "Ada" 0 dager, <før> timer og 0 forsentkomminger
    Og har "Ada" ikke varselet "<regel>"
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva   |
      | Ada  | borte |
    Så kommer varselet "<regel>" for "Ada"
    Når "Kari" ser gjennom "8A"
    Så har "Ada" varselet "<regel>"

    Eksempler:
      | regel    | før |
      | hours-5  | 4   |
      | hours-10 | 9   |
      | hours-20 | 19  |

  Scenariomal: Forsentkomminger: <regel>
    Gitt at "Ada" har kommet for sent <før> ganger fra før
    Når "Kari" ser gjennom "8A"
    Så har "Ada" 0 dager, 0 timer og <før> forsentkomminger
    Og har "Ada" ikke varselet "<regel>"
    Når "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva      | minutter |
      | Ada  | for sent | 5        |
    Så kommer varselet "<regel>" for "Ada"
    Når "Kari" ser gjennom "8A"
    Så har "Ada" varselet "<regel>"

    Eksempler:
      | regel   | før |
      | late-5  | 4   |
      | late-10 | 9   |
      | late-20 | 19  |

  Scenario: Minutter legges sammen før de rundes ned til timer
    Gitt at "8A" har timeplanen
      | ukedag  | time | fra   | til   | fag       |
      | onsdag  | 1    | 08:00 | 08:45 | Norsk     |
      | onsdag  | 2    | 08:50 | 09:35 | Norsk     |
      | onsdag  | 3    | 09:50 | 10:35 | Engelsk   |
      | onsdag  | 4    | 10:40 | 11:25 | Engelsk   |
      | torsdag | 1    | 08:00 | 08:45 | Matematikk |
      | torsdag | 2    | 08:50 | 09:35 | Matematikk |
      | torsdag | 3    | 09:50 | 10:35 | Naturfag  |
      | torsdag | 4    | 10:40 | 11:25 | Naturfag  |
      | torsdag | 5    | 12:00 | 12:45 | Musikk    |
    Når "Kari" fører i "8A" 2024-10-30 i time 1
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" fører i "8A" 2024-10-30 i time 2
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" fører i "8A" 2024-10-30 i time 3
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" fører i "8A" 2024-10-31 i time 1
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" fører i "8A" 2024-10-31 i time 2
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" fører i "8A" 2024-10-31 i time 3
      | elev | hva   |
      | Ada  | borte |
    Og "Kari" ser gjennom "8A"
    Så har "Ada" 0 dager, 4 timer og 0 forsentkomminger
    Og har "Ada" ingen varsler
    Når "Kari" fører i "8A" 2024-10-31 i time 4
      | elev | hva   |
      | Ada  | borte |
    Så kommer varselet "hours-5" for "Ada"
    Når "Kari" fører i "8A" 2024-10-30 i time 4
      | elev | hva   |
      | Ada  | borte |
    Så går varselet "hours-5" for "Ada"
    Når "Kari" ser gjennom "8A"
    Så har "Ada" 1 dager, 3 timer og 0 forsentkomminger

  Scenariomal: Permisjon telles, men gir ikke varsel: <årsak>
    Gitt at "Ada" har vært borte 6 dager fra før av årsaken "<årsak>"
    Når "Kari" ser gjennom "8A"
    Så har "Ada" 6 dager, 0 timer og 0 forsentkomminger
    Og har "Ada" ingen varsler

    Eksempler:
      | årsak                     |
      | leave                     |
      | leave_without_application |
      | religious_holiday         |

  Scenario: Sykdom gir varsel
    Gitt at "Ada" har vært borte 6 dager fra før av årsaken "illness"
    Når "Kari" ser gjennom "8A"
    Så har "Ada" varselet "days-5"
