import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { numberBetween, readForm, requiredText, valuesOf } from '#app/pages/form.ts'
import { termsErrors, termsFields, termsOfForm } from '#app/pages/terms-form.ts'
import { areWordsHeld, wordsHeld } from '#app/pages/words-held.ts'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { answerProof } from '#commands/mediation/answer-proof'
import { askArbitration } from '#commands/mediation/ask-arbitration'
import { askMediation } from '#commands/mediation/ask-mediation'
import { makeOffer } from '#commands/mediation/make-offer'
import { restCase } from '#commands/mediation/open-arbitration'
import { proveRemedy } from '#commands/mediation/prove-remedy'
import { settleOffer } from '#commands/mediation/settle-offer'
import { signSettlement } from '#commands/mediation/sign-settlement'
import type { Database } from '#db/client'
import type { ComplaintSide } from '#domain/complaints/mover'
import { longestWords, offerHours } from '#domain/mediation/offer'

const common = { form: z.string().max(300).default(''), requestKey: z.string().min(1).max(600) }
const offerId = z.uuid()

const AgreementForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('offer'),
    ...common,
    ...termsFields,
    words: z.string().trim().max(longestWords, 'form.too_long').default(''),
    hours: numberBetween(offerHours.least, offerHours.most),
  }),
  z.object({ intent: z.literal('accept'), ...common, offerId }),
  z.object({ intent: z.literal('decline'), ...common, offerId }),
  z.object({ intent: z.literal('withdraw'), ...common, offerId }),
  z.object({ intent: z.literal('mediate'), ...common }),
  z.object({ intent: z.literal('sign'), ...common, settlementId: z.uuid() }),
  z.object({ intent: z.literal('rest'), ...common }),
  z.object({ intent: z.literal('ask_arbitration'), ...common }),
  z.object({ intent: z.literal('prove'), ...common, ...termsFields, proof: requiredText(2000) }),
  z.object({ intent: z.literal('fulfilled'), ...common }),
  z.object({ intent: z.literal('missed'), ...common }),
])
type AgreementForm = z.output<typeof AgreementForm>

export const agreementNotices: readonly string[] = [
  ...AgreementForm.options.map(({ shape }) => `mediation.did.${shape.intent.value}`),
  wordsHeld,
]

/** Whoever sends a form of a side: which side, as whom, and where they come back to. */
export type AskingSide = {
  complaintId: string
  side: ComplaintSide
  authorId: string | null
  doer: ComplaintDoer
  zone: string
  now: Date
  /** A path, perhaps with a query. */
  back: string
}

/** Carries out a form of one side about an agreement: back to its page, or what was wrong with it. */
export async function answerAgreementForm(db: Database, form: FormData, asking: AskingSide) {
  const name = String(form.get('form') ?? '')
  const read = readForm(form, AgreementForm)
  if (!read.ok) return data<FormAnswer>({ form: name, state: read }, 422)
  const done = await carryOut(db, read.value, asking)
  if (done.ok) {
    const link = asking.back.includes('?') ? '&' : '?'
    const did = areWordsHeld(done.value) ? wordsHeld : `mediation.did.${read.value.intent}`
    return redirect(`${asking.back}${link}done=${did}`)
  }
  const { reason } = done.refusal
  if (reason === 'not_found') throw new Response(null, { status: 404 })
  const errors = termsErrors(reason, form)
  const phrases = 'phrases' in done.refusal ? done.refusal.phrases.join('\n') : ''
  return data<FormAnswer>({ form: name, state: { errors, values: { ...valuesOf(form), phrases } } }, 409)
}

function carryOut(db: Database, sent: AgreementForm, asking: AskingSide) {
  const { complaintId, side, authorId, zone, doer, now } = asking
  const command = { complaintId, requestKey: sent.requestKey, side, zone }
  switch (sent.intent) {
    case 'offer': {
      const offer = { terms: termsOfForm(sent), words: sent.words, hours: sent.hours, authorId }
      return makeOffer(db, { ...command, ...offer }, doer, now)
    }
    case 'accept':
    case 'decline':
    case 'withdraw':
      return settleOffer(db, { ...command, offerId: sent.offerId, move: sent.intent }, doer, now)
    case 'mediate':
      return askMediation(db, command, doer, now)
    case 'sign':
      return signSettlement(db, { ...command, settlementId: sent.settlementId }, doer, now)
    case 'ask_arbitration':
      return askArbitration(db, command, doer, now)
    case 'rest':
      return restCase(db, command, doer, now)
    case 'prove':
      return proveRemedy(db, { ...command, by: side, terms: termsOfForm(sent), proof: sent.proof }, doer, now)
    case 'fulfilled':
    case 'missed':
      return answerProof(db, { ...command, isFulfilled: sent.intent === 'fulfilled' }, doer, now)
    default:
      return sent satisfies never
  }
}
