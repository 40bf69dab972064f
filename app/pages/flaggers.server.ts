import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { FlaggerLine } from '#app/components/admin/flagger-row.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { flaggerLink } from '#app/pages/flagger-link.server.ts'
import { readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { addFlagger, endFlagger, suspendFlagger } from '#commands/complaints/keep-flaggers'
import { listFlaggers } from '#db/complaints/flaggers'
import { standingOfFlagger } from '#domain/complaints/flagger'
import { noticeAnswers } from '#domain/complaints/notice'
import { dayOf, isDay } from '#domain/day'
import type { Person } from '#domain/permission'

/** Those whose notices of illegal content go first, each with the link they give them by and what became of them. */
export async function readFlaggers(context: AppLoadContext, base: string): Promise<FlaggerLine[]> {
  const { db, clock, environment } = context
  const flaggers = await listFlaggers(db, noticeAnswers)
  return flaggers.map(({ suspendedAt, endsAt, ...flagger }) => ({
    ...{ ...flagger, isSuspended: suspendedAt !== null },
    standing: standingOfFlagger({ suspendedAt, endsAt }, clock.now()),
    until: endsAt && dayOf(new Date(endsAt.getTime() - 1), environment.marketplaceZone),
    link: `${base}${flaggerLink(context, flagger.id)}`,
  }))
}

const lastDay = z
  .string()
  .refine((day) => day === '' || isDay(day), 'form.invalid')
  .transform((day) => day || null)

const FlaggerForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add'),
    ...{ name: requiredText(200), email: requiredText(320).pipe(z.email('form.not_email')) },
    since: requiredText(10).refine(isDay, 'form.invalid'),
    until: lastDay,
  }),
  z.object({ intent: z.literal('end'), flaggerId: z.uuid(), endsOn: lastDay }),
  z.object({ intent: z.enum(['suspend', 'resume']), flaggerId: z.uuid() }),
])
type Asked = z.output<typeof FlaggerForm>
type AskedOf<Intent extends Asked['intent']> = Extract<Asked, { intent: Intent }>
/** Beside which field what went wrong is shown, undefined once it is done; what is not there is answered with a 404. */
type Wrong = Record<string, string> | undefined

export const flaggersDid = [
  'flaggers.did.add',
  'flaggers.did.end',
  'flaggers.did.suspend',
  'flaggers.did.resume',
]

/** Carries out a form of the page: back to it, or what was wrong with which of its forms. */
export async function answerFlaggerForm(context: AppLoadContext, form: FormData, person: Person) {
  const read = readForm(form, FlaggerForm)
  // A flagger's own forms are told apart by whose they are.
  const name = String(form.get('flaggerId') ?? 'add')
  if (!read.ok) return data<FormAnswer>({ form: name, state: read }, 422)
  const errors = await fulfil(context, read.value, person)
  if (errors) return data<FormAnswer>({ form: name, state: { errors, values: valuesOf(form) } }, 409)
  return redirect(`?done=flaggers.did.${read.value.intent}`)
}

function fulfil(context: AppLoadContext, asked: Asked, person: Person): Promise<Wrong> {
  switch (asked.intent) {
    case 'add':
      return add(context, asked, person)
    case 'end':
      return setEnd(context, asked, person)
    default:
      return suspend(context, asked, person)
  }
}

async function add(
  { db, clock, environment }: AppLoadContext,
  asked: AskedOf<'add'>,
  person: Person,
): Promise<Wrong> {
  const { marketplaceZone: zone } = environment
  const now = clock.now()
  if (asked.since > dayOf(now, zone)) return { since: 'form.in_future' }
  const added = await addFlagger(db, { ...asked, zone }, person, now)
  if (added.ok) return undefined
  return added.refusal.reason === 'ends_too_early'
    ? { until: 'flaggers.ends_too_early' }
    : { email: 'people.email_taken' }
}

async function setEnd(
  { db, clock, environment }: AppLoadContext,
  { flaggerId, endsOn: until }: AskedOf<'end'>,
  person: Person,
): Promise<Wrong> {
  const command = { flaggerId, until, zone: environment.marketplaceZone }
  const ended = await endFlagger(db, command, person, clock.now())
  if (ended.ok) return undefined
  if (ended.refusal.reason === 'ends_too_early') return { endsOn: 'flaggers.ends_too_early' }
  throw new Response(null, { status: 404 })
}

async function suspend(
  { db, clock }: AppLoadContext,
  { flaggerId, intent }: AskedOf<'suspend' | 'resume'>,
  person: Person,
): Promise<Wrong> {
  const change = { flaggerId, isSuspended: intent === 'suspend' }
  const changed = await suspendFlagger(db, change, person, clock.now())
  if (!changed.ok) throw new Response(null, { status: 404 })
  return undefined
}
