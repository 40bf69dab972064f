import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { type FormProblem, numberBetween, optionalText, readForm, valuesOf } from '#app/pages/form.ts'
import { actorOf } from '#app/web/services.server.ts'
import { changeAuditRate } from '#commands/detector/change-audit-rate'
import { promoteModel } from '#commands/detector/promote-model'
import { requestTraining } from '#commands/detector/request-training'
import { rollBackModel } from '#commands/detector/roll-back-model'
import { requestCancel } from '#db/quality/long-tasks'
import type { Person } from '#domain/permission'

const ModelForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('train') }),
  z.object({ intent: z.literal('cancel'), taskId: z.uuid() }),
  z.object({ intent: z.literal('promote'), modelId: z.uuid(), reason: optionalText(2000) }),
  z.object({ intent: z.literal('roll_back'), modelId: z.uuid() }),
  z.object({ intent: z.literal('audit_rate'), ratePercent: numberBetween(0, 10, false) }),
])

type Fulfilled = { ok: true; done: string } | { ok: false; status: 409 | 422; problem: FormProblem }

/** Does what a form about models asks for. */
export async function fulfilModelForm(
  { db, clock, environment }: AppLoadContext,
  form: FormData,
  person: Person,
): Promise<Fulfilled> {
  const read = readForm(form, ModelForm)
  if (!read.ok) return { ok: false, status: 422, problem: read }
  const { value } = read
  const now = clock.now()
  switch (value.intent) {
    case 'train':
      await requestTraining(db, { zone: environment.marketplaceZone }, actorOf(person), now)
      return done('requested')
    case 'cancel':
      return (await requestCancel(db, value.taskId)) ? done('cancelled') : refused(form, 'already_ended')
    case 'promote': {
      const { modelId, reason } = value
      const promoted = await promoteModel(db, { modelId, reason }, person, now)
      return promoted.ok ? done('promoted') : refused(form, promoted.refusal.reason)
    }
    case 'roll_back': {
      const back = await rollBackModel(db, { modelId: value.modelId }, person, now)
      return back.ok ? done('rolled_back') : refused(form, back.refusal.reason)
    }
    case 'audit_rate': {
      const changed = await changeAuditRate(db, { rate: value.ratePercent / 100 }, person, now)
      return changed.ok ? done('audit_rate') : refused(form, changed.refusal.reason)
    }
    default:
      return value satisfies never
  }
}

const done = (what: string): Fulfilled => ({ ok: true, done: `detector_models.done.${what}` })

function refused(form: FormData, reason: string): Fulfilled {
  const errors: Record<string, string> = { form: `detector_models.refusal.${reason}` }
  return { ok: false, status: 409, problem: { errors, values: valuesOf(form) } }
}
