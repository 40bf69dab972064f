import type { RowError } from '#domain/intake'

/** Every code the API answers with when something is wrong, its status and its title. Codes never change meaning. */
export const problems = {
  unreadable_url: { status: 400, title: 'The address cannot be read' },
  unknown_host: { status: 400, title: 'This server does not answer to that host name' },
  unreadable_json: { status: 400, title: 'The body is not readable JSON' },
  unreadable_body: { status: 400, title: 'The body did not arrive whole' },
  unauthenticated: { status: 401, title: 'No valid credential' },
  forbidden: { status: 403, title: 'This credential does not allow it' },
  foreign_origin: { status: 403, title: 'Another site made this request' },
  same_person: { status: 403, title: 'Another person has to do this' },
  senior_required: { status: 403, title: 'A senior has to do this' },
  people_only: { status: 403, title: 'Only a person may do this' },
  not_in_production: { status: 403, title: 'Not in production' },
  not_found: { status: 404, title: 'Nothing is known under this address' },
  method_not_allowed: { status: 405, title: 'This address does not take this method' },
  changed_meanwhile: { status: 409, title: 'Somebody changed it meanwhile' },
  lease_lost: { status: 409, title: 'Somebody else has it' },
  not_allowed: { status: 409, title: 'Its state does not allow this' },
  too_early: { status: 409, title: 'Not before its day' },
  already_open: { status: 409, title: 'There is an open case already' },
  decision_waiting: { status: 409, title: 'A decision waits for a second person' },
  too_late: { status: 409, title: 'It can no longer be undone' },
  backwards: { status: 409, title: 'The clock goes forwards only' },
  idempotency_mismatch: { status: 409, title: 'This Idempotency-Key came with another body' },
  in_progress: { status: 409, title: 'The first request with this Idempotency-Key is still being worked on' },
  too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body must be JSON in UTF-8' },
  invalid: { status: 422, title: 'Some fields are not valid' },
  throttled: { status: 429, title: 'Too many attempts' },
  internal: { status: 500, title: 'Something broke on our side' },
  unavailable: { status: 503, title: 'Not available just now' },
} as const satisfies Record<string, { status: number; title: string }>
export type ProblemCode = keyof typeof problems

type ProblemParticulars = {
  detail?: string
  errors?: RowError[]
  /** Further members beside the standard ones, such as `by` and `at`. */
  members?: Record<string, unknown>
  retryAfterSeconds?: number
}

/** What is wrong with a request, thrown by whoever notices and answered as RFC 9457 says. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly particulars: ProblemParticulars

  constructor(code: ProblemCode, particulars: ProblemParticulars = {}) {
    super(particulars.detail ?? problems[code].title)
    this.code = code
    this.particulars = particulars
  }

  get status(): number {
    return problems[this.code].status
  }

  get headers(): Record<string, string> {
    const { retryAfterSeconds } = this.particulars
    return {
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
      ...(this.code === 'unauthenticated' && { 'www-authenticate': 'Bearer' }),
    }
  }

  toJSON() {
    const { errors, members } = this.particulars
    return {
      type: `urn:assay:problem:${this.code}`,
      title: problems[this.code].title,
      status: this.status,
      detail: this.message,
      code: this.code,
      ...members,
      ...(errors && { errors }),
    }
  }
}

/** 422 about one field. `path` is written as in `author.id`; empty where it is the whole. */
export function invalidField(path: string, message: string): Problem {
  return new Problem('invalid', { detail: message, errors: [{ path, message }] })
}
