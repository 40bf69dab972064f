import { invalidField, Problem } from '#app/api/problem.ts'
import type { ApproveRefusal } from '#commands/exclusion/approve-exclusion'
import type { DecideRecheckRefusal } from '#commands/exclusion/decide-recheck'
import type { NotedMoveRefusal } from '#commands/exclusion/move-with-note'
import type { PauseRefusal, ResumeRefusal } from '#commands/exclusion/pause-exclusion'
import type { ProposeRefusal } from '#commands/exclusion/propose-exclusion'
import type { SecondRefusal } from '#commands/exclusion/second-decision'
import type { StopRefusal } from '#commands/exclusion/stop-seller'
import type { TerminateRefusal } from '#commands/exclusion/terminate-seller'
import type { ClosingRefusal } from '#domain/exclusion/probation'

type Refusal =
  | ProposeRefusal
  | ApproveRefusal
  | NotedMoveRefusal
  | DecideRecheckRefusal
  | SecondRefusal
  | StopRefusal
  | PauseRefusal
  | ResumeRefusal
  | TerminateRefusal
  | ClosingRefusal

/** What a case's state forbids for a reason that is not the state itself. */
const forbidden = {
  nothing_waits: 'Nothing waits for a second person',
  paused_before: 'It was paused in this cycle already',
  not_paused: 'It is not paused',
  too_few_refusals: 'Three refusals or a ground of the law are needed',
  promises_unsettled: 'A promise that came due is not settled',
} as const

/** What is answered when a command about an exclusion refuses; every refusal has its own words. */
export function problemOfExclusion(refusal: Refusal): Problem {
  switch (refusal.reason) {
    case 'not_found':
      return new Problem('not_found')
    case 'not_permitted':
      return new Problem('forbidden')
    case 'same_person':
      return new Problem('same_person')
    case 'tied':
      return new Problem('same_person', { members: { why: refusal.reason } })
    case 'senior_required':
      return new Problem('senior_required')
    case 'too_early':
      return new Problem('too_early', { members: { notBefore: refusal.notBefore.toISOString() } })
    case 'case_changed': {
      const { by, at, state } = refusal
      return new Problem('changed_meanwhile', { members: { by, at: at.toISOString(), state } })
    }
    case 'already_open':
      return new Problem('already_open', { members: { id: refusal.id, state: refusal.state } })
    case 'decision_waiting':
      return new Problem('decision_waiting')
    case 'not_allowed':
      return new Problem('not_allowed', { members: { from: refusal.from, move: refusal.move } })
    case 'probation_runs':
      return new Problem('too_early', { members: { notBefore: refusal.notBefore.toISOString() } })
    case 'nothing_waits':
    case 'paused_before':
    case 'not_paused':
    case 'too_few_refusals':
    case 'promises_unsettled':
      return new Problem('not_allowed', { detail: forbidden[refusal.reason] })
    default:
      return problemOfField(refusal)
  }
}

type FieldRefusal = Extract<
  Refusal,
  {
    reason:
      | 'category_required'
      | 'scope_all_required'
      | 'reason_required'
      | 'reason_unknown'
      | 'ground_refuted'
      | 'request_key_taken'
      | 'statement_incomplete'
      | 'note_required'
      | 'refusal_reason_required'
      | 'refusal_reason_unknown'
      | 'extension_out_of_range'
      | 'pause_out_of_range'
      | 'termination_too_soon'
  }
>

function problemOfField(refusal: FieldRefusal): Problem {
  switch (refusal.reason) {
    case 'scope_all_required':
      return invalidField('scope', 'must be "all": another category is out already')
    case 'category_required':
      return invalidField('category', 'is needed where the scope is a category')
    case 'reason_required':
      return invalidField('reasonCodes', 'must name at least one reason')
    case 'reason_unknown':
      return invalidField(`reasonCodes.${refusal.index}`, 'is not a reason for this')
    case 'ground_refuted':
      return invalidField(`reasonCodes.${refusal.index}`, 'is refuted by the figures of the case')
    case 'refusal_reason_required':
      return invalidField('reasons', 'must name at least one of the five reasons')
    case 'refusal_reason_unknown':
      return invalidField(`reasons.${refusal.index}`, 'is none of the five reasons')
    case 'request_key_taken':
      return invalidField('requestKey', 'was sent before about something else')
    case 'statement_incomplete':
      return invalidField('', `the statement of reasons lacks ${refusal.missing.join(', ')}`)
    case 'note_required':
      return invalidField('note', 'is needed for this')
    case 'extension_out_of_range':
      return invalidField('nextInDays', 'must be a whole number from 7 to 30')
    case 'pause_out_of_range':
      return invalidField('days', 'must be a whole number from 1 to 30')
    case 'termination_too_soon':
      return invalidField('terminatesOn', `must be ${refusal.earliest} or later`)
    default:
      return refusal satisfies never
  }
}
