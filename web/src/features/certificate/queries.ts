// What these pages read and write.
import { queryOptions } from '@tanstack/react-query'

import { client, unwrap, type Schemas } from '../../api/client.ts'

export type ClassHalfYear = Schemas['ClassHalfYear']
export type PupilHalfYear = Schemas['PupilHalfYear']
export type SignedReport = Schemas['SignedReport']
export type ClassCertificate = Schemas['ClassCertificate']
export type PupilCertificate = Schemas['PupilCertificate']
export type CertificateRequest = Schemas['CertificateRequest']
export type RequestKind = Schemas['CertificateRequestKind']

export function classHalfYearQuery(classId: string, half: 1 | 2 | undefined) {
  return queryOptions({
    queryKey: ['half-year', classId, half ?? null],
    queryFn: async () =>
      (await unwrap(
        client.GET('/api/classes/{class_id}/half-year', {
          params: { path: { class_id: classId }, query: half ? { half } : {} },
        }),
      )) as ClassHalfYear,
  })
}

export function classCertificateQuery(classId: string) {
  return queryOptions({
    queryKey: ['certificate', 'class', classId],
    queryFn: async () =>
      (await unwrap(
        client.GET('/api/classes/{class_id}/certificate', { params: { path: { class_id: classId } } }),
      )) as ClassCertificate,
  })
}

export function pupilHalfYearsQuery(pupilId: string) {
  return queryOptions({
    queryKey: ['half-year', 'pupil', pupilId],
    queryFn: async () =>
      (await unwrap(
        client.GET('/api/pupils/{pupil_id}/half-years', { params: { path: { pupil_id: pupilId } } }),
      )) as Schemas['PupilHalfYears'],
  })
}

export function pupilCertificateQuery(pupilId: string) {
  return queryOptions({
    queryKey: ['certificate', 'pupil', pupilId],
    queryFn: async () =>
      (await unwrap(
        client.GET('/api/pupils/{pupil_id}/certificate', { params: { path: { pupil_id: pupilId } } }),
      )) as PupilCertificate,
  })
}

export interface SignWish {
  half: 1 | 2
  pupils: { pupil_id: string; digest: string }[]
  reason?: string
}

// The token is put on by the client itself.
const header = (key: string) => ({ 'X-CSRF-Token': '', 'Idempotency-Key': key })

export function signHalfYear(classId: string, key: string, body: SignWish) {
  return unwrap(
    client.POST('/api/classes/{class_id}/half-year', {
      params: { path: { class_id: classId }, header: header(key) },
      body,
    }),
  )
}

export interface RequestWish {
  kind: RequestKind
  from: string
  to: string
  words?: string
  requested_by?: 'guardian' | 'pupil'
  channel?: 'page' | 'phone' | 'paper' | 'meeting'
  requested_on?: string
}

export function sendRequest(pupilId: string, key: string, body: RequestWish) {
  return unwrap(
    client.POST('/api/pupils/{pupil_id}/certificate-requests', {
      params: { path: { pupil_id: pupilId }, header: header(key) },
      body,
    }),
  )
}

export interface StepWish {
  step: Schemas['CertificateStep']
  documentation?: Schemas['CertificateDocumentation']
  seen_on?: string
  words?: string
}

export function takeStep(requestId: string, key: string, body: StepWish) {
  return unwrap(
    client.POST('/api/certificate-requests/{certificate_request_id}/steps', {
      params: { path: { certificate_request_id: requestId }, header: header(key) },
      body,
    }),
  )
}

/** Papers are in the languages the school writes in. */
export function paperLanguage(language: string): Schemas['PaperLanguage'] {
  return language === 'nb' || language === 'nn' ? language : 'en'
}
