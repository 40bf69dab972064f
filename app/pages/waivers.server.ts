import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { WaiverRow } from '#app/components/admin/waiver-row.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { readForm, requiredText, tickedOf, valuesOf } from '#app/pages/form.ts'
import { endWaiver, recordWaiver } from '#commands/independence/keep-waivers'
import { countJudges, listWaivers } from '#db/independence/waivers'
import { addDays, dayOf, isDay } from '#domain/day'
import { longestWaiverDays, standingOfWaiver, waivableKinds } from '#domain/independence/waiver'
import type { Person } from '#domain/permission'

/** Every waiver, how many people judge what one can be for, and the days on which a new one can end. */
export async function readWaivers({ db, clock, environment }: AppLoadContext) {
  const now = clock.now()
  const { marketplaceZone: zone } = environment
  const today = dayOf(now, zone)
  const [waivers, judges] = await Promise.all([listWaivers(db), countJudges(db, waivableKinds)])
  return {
    waivers: waivers.map((waiver): WaiverRow => {
      const { id, kinds, reason, recordedBy, recordedAt, endsAt, endedBy, uses } = waiver
      return {
        ...{ id, kinds, reason, recordedBy, endedBy, uses, standing: standingOfWaiver(waiver, now) },
        since: dayOf(recordedAt, zone),
        until: dayOf(new Date(endsAt.getTime() - 1), zone),
      }
    }),
    judges,
    last: addDays(today, longestWaiverDays),
    today,
  }
}

const WaiverForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('record'),
    kinds: tickedOf(waivableKinds),
    reason: requiredText(2000),
    until: requiredText(10).refine(isDay, 'form.invalid'),
  }),
  z.object({ intent: z.literal('end'), waiverId: z.uuid() }),
])

export const waiversDid = ['waivers.did.record', 'waivers.did.end']

/** Beside which field a refusal is shown; what is not named concerns the form as a whole. */
const fieldOf: Record<string, string> = {
  kind_required: 'kinds',
  reason_required: 'reason',
  ends_too_early: 'until',
  ends_too_late: 'until',
}

/** Carries out a form of the page: back to it, or what was wrong with it. */
export async function answerWaiverForm(context: AppLoadContext, form: FormData, person: Person) {
  const { db, clock, environment } = context
  const read = readForm(form, WaiverForm)
  if (!read.ok) return data<FormAnswer>({ form: 'record', state: read }, 422)
  const { value: asked } = read
  const now = clock.now()
  const done =
    asked.intent === 'end'
      ? await endWaiver(db, asked.waiverId, person, now)
      : await recordWaiver(db, { ...asked, zone: environment.marketplaceZone }, person, now)
  if (done.ok) return redirect(`?done=waivers.did.${asked.intent}`)
  const { reason } = done.refusal
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  const errors = { [fieldOf[reason] ?? 'form']: `waivers.refusal.${reason}` }
  return data<FormAnswer>({ form: 'record', state: { errors, values: valuesOf(form) } }, 409)
}
