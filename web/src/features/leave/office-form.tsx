// The secretary on the phone: writes down an application on behalf of a guardian.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'

import { client, unwrap } from '../../api/client.ts'
import { myClassesQuery, pupilLeaveQuery, registerQuery } from '../../api/queries.ts'
import { useWriteHeaders } from '../../api/write-key.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { pupilName } from '../../ui/pupil-name.ts'
import { LeaveFields } from './leave-fields.tsx'
import { usageInWords } from './leave-words.ts'
import { bodyOf, emptyWish, missing, type Wish } from './wish.ts'

export function OfficeForm({ today, quota }: { today: string; quota: number }) {
  const { t } = useText()
  const [isOpen, setIsOpen] = useState(false)
  const [isSent, setIsSent] = useState(false)
  return (
    <section className="leave__cases">
      <h2>{t('leave.office')}</h2>
      {!isOpen && (
        <div className="leave__buttons">
          <button type="button" className="ds-button" data-variant="secondary" onClick={() => (setIsOpen(true), setIsSent(false))}>
            {t('leave.office_open')}
          </button>
          <span role="status">{isSent && t('leave.office_sent')}</span>
        </div>
      )}
      {isOpen && <Form today={today} quota={quota} onDone={(sent) => (setIsOpen(false), setIsSent(sent))} />}
    </section>
  )
}

function Form({ today, quota, onDone }: { today: string; quota: number; onDone: (sent: boolean) => void }) {
  const { t } = useText()
  const [classId, setClassId] = useState('')
  const [wish, setWish] = useState<Wish>(() => emptyWish('leave', []))
  const [guardian, setGuardian] = useState('')
  const [isTried, setIsTried] = useState(false)
  const headersFor = useWriteHeaders()
  const queryClient = useQueryClient()
  const classes = useQuery(myClassesQuery)
  const register = useQuery({ ...registerQuery(classId, today, null), enabled: classId !== '' })
  const [pupilId = ''] = wish.pupils
  const pupil = useQuery({ ...pupilLeaveQuery(pupilId), enabled: pupilId !== '' })
  const guardians = pupil.data?.guardians ?? []
  const chosen = guardians.find((one) => one.guardian_id === guardian) ?? (guardians.length === 1 ? guardians[0] : undefined)
  const send = useMutation({
    mutationFn: (guardianId: string) => {
      const body = { ...bodyOf(wish), guardian_id: guardianId }
      const header = headersFor(body)
      return unwrap(client.POST('/api/leave', { params: { header }, body }))
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onDone(true)
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (missing(wish).length === 0 && chosen) send.mutate(chosen.guardian_id)
  }

  return (
    <form className="panel leave__form" onSubmit={submit} noValidate>
      <div className="leave__dates">
        <label className="field">
          <span>{t('leave.office_class')}</span>
          <select className="ds-input" value={classId} onChange={({ target }) => (setClassId(target.value), setWish({ ...wish, pupils: new Set() }))}>
            <option value="">{t('leave.choose')}</option>
            {classes.data?.classes.map((one) => (
              <option key={one.class_id} value={one.class_id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('leave.pupil')}</span>
          <select
            className="ds-input"
            value={pupilId}
            disabled={!register.data}
            onChange={({ target }) => (setGuardian(''), setWish({ ...wish, pupils: new Set(target.value ? [target.value] : []) }))}
          >
            <option value="">{t('leave.choose')}</option>
            {register.data?.pupils.map((one) => (
              <option key={one.pupil_id} value={one.pupil_id}>
                {pupilName(one)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('leave.office_guardian')}</span>
          <select className="ds-input" value={chosen?.guardian_id ?? ''} disabled={guardians.length === 0} onChange={({ target }) => setGuardian(target.value)}>
            <option value="">{t('leave.choose')}</option>
            {guardians.map((one) => (
              <option key={one.guardian_id} value={one.guardian_id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {pupil.data && <p className="quiet">{usageInWords(t, pupil.data.usage, quota)}</p>}
      {pupil.data && guardians.length === 0 && <p>{t('leave.office_no_guardian')}</p>}
      <LeaveFields wish={wish} onChange={setWish} wrong={isTried ? missing(wish) : []} earliest="" quota={quota} />
      {isTried && !chosen && wish.pupils.size > 0 && (
        <p className="field-error" role="alert" data-color="danger">
          {t('leave.office_missing_guardian')}
        </p>
      )}
      {send.isError && (
        <p className="field-error" role="alert" data-color="danger">
          {errorText(t, send.error)}
        </p>
      )}
      <div className="leave__buttons">
        <button type="submit" className="ds-button" disabled={send.isPending}>
          {t('leave.office_send')}
        </button>
        <button type="button" className="ds-button" data-variant="tertiary" onClick={() => onDone(false)}>
          {t('leave_home.cancel')}
        </button>
      </div>
    </form>
  )
}
