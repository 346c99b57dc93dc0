// The contract, api/openapi.yaml, asked of every answer: does this route have this status, with this body?
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { root } from './program.js'

interface Answered {
  $ref?: string
  content?: Record<string, unknown>
}
interface Operation {
  operationId: string
  responses: Record<string, Answered>
}
interface Contract {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: { Role: { enum: string[] } } }
}

const contract = parse(readFileSync(`${root}api/openapi.yaml`, 'utf8')) as Contract
const methods = ['get', 'post', 'put', 'patch', 'delete']

const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false })
formats.default(ajv)
ajv.addSchema(contract, 'openapi')
const compiled = new Map<string, ValidateFunction>()

export interface Route {
  /** "GET /api/classes/{class_id}/review" */
  name: string
  method: string
  path: string
}

export const routes: Route[] = Object.entries(contract.paths).flatMap(([path, operations]) =>
  Object.keys(operations)
    .filter((method) => methods.includes(method))
    .map((method) => ({ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path })),
)

export const roles: string[] = contract.components.schemas.Role.enum

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`)
}

function routeOf(method: string, path: string): Route {
  const route = routes.find((one) => one.method === method && patternOf(one.path).test(path))
  if (!route) throw new Error(`the contract has no ${method} ${path}`)
  return route
}

const escaped = (part: string) => part.replace(/~/g, '~0').replace(/\//g, '~1')

function responseOf(route: Route, status: number): { answered: Answered; pointer: string } {
  const responses = contract.paths[route.path]?.[route.method.toLowerCase()]?.responses ?? {}
  const key = String(status) in responses ? String(status) : 'default'
  const answered = responses[key]
  if (!answered || (key === 'default' && status < 400)) throw new Error(`the contract has no ${status} of ${route.name}`)
  if (answered.$ref) return { answered: referred(answered.$ref), pointer: answered.$ref }
  return { answered, pointer: `#/paths/${escaped(route.path)}/${route.method.toLowerCase()}/responses/${key}` }
}

function referred(reference: string): Answered {
  let found: unknown = contract
  for (const part of reference.slice(2).split('/')) found = (found as Record<string, unknown>)[part]
  return found as Answered
}

function validator(pointer: string): ValidateFunction {
  let validate = compiled.get(pointer)
  if (!validate) {
    validate = ajv.compile({ $ref: `openapi${encodeURI(pointer)}` })
    compiled.set(pointer, validate)
  }
  return validate
}

/** Throws with what is wrong; never with what stands in the body, which is about somebody. */
export function checkAnswer(method: string, path: string, status: number, type: string, body: string): void {
  const route = routeOf(method, path.split('?')[0] ?? path)
  const { answered, pointer } = responseOf(route, status)
  const types = Object.keys(answered.content ?? {})
  const said = type.split(';')[0]?.trim() ?? ''
  if (types.length === 0) {
    if (body !== '') throw new Error(`${route.name} ${status}: the contract has no body, the server sent one`)
    return
  }
  if (!types.includes(said)) throw new Error(`${route.name} ${status}: ${said || 'no type'} instead of ${types.join(', ')}`)
  if (!said.endsWith('json')) return
  const value: unknown = JSON.parse(body)
  const validate = validator(`${pointer}/content/${escaped(said)}/schema`)
  if (!validate(value)) {
    const faults = (validate.errors ?? []).map((fault) => `${fault.instancePath} ${fault.message} ${JSON.stringify(fault.params)}`)
    throw new Error(`${route.name} ${status} breaks the contract:\n${faults.join('\n')}`)
  }
  if (said === 'application/problem+json' && (value as { status: number }).status !== status) {
    throw new Error(`${route.name}: the problem's status is not the answer's ${status}`)
  }
}
