// A correction after the day says why: the tap waits until that is said.
import { useCallback, useRef, useState } from 'react'

import { mustSayWhy, type Choice, type Pupil, type Register } from './register-model.ts'
import type { useRegister } from './use-register.ts'

interface Asked {
  pupil: Pupil
  choice: Choice
}

export function useAskWhy(register: Register, model: ReturnType<typeof useRegister>, today: string) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const now = useRef({ register, standings: model.standings })
  now.current = { register, standings: model.standings }
  const mark = model.choose

  const choose = useCallback(
    (pupilId: string, choice: Choice) => {
      const { register: current, standings } = now.current
      const standing = standings.get(pupilId)
      const pupil = current.pupils.find((one) => one.pupil_id === pupilId)
      if (pupil && standing && standing.choice !== choice && mustSayWhy(standing, current, today)) setAsked({ pupil, choice })
      else mark(pupilId, choice)
    },
    [mark, today],
  )

  function answer(why: string | null) {
    if (asked && why !== null) mark(asked.pupil.pupil_id, asked.choice, why)
    setAsked(null)
  }

  return { choose, asked, answer }
}
