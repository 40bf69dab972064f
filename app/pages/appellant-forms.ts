import { z } from 'zod'
import { optionalText, requiredText, ticked } from '#app/pages/form.ts'
import { appealGrounds, mostGroundLength, type StatedGround } from '#domain/appeals/ground'
import { type AppealHint, findAppealHints } from '#domain/appeals/precheck'

const common = { form: z.string().max(300).default(''), requestKey: z.string().min(1).max(600) }
const own = {
  ...common,
  appealId: z.uuid(),
  seenVersion: z.coerce.number().int().min(1).max(1_000_000_000),
}
/** What an appellant can send: the appeal, or what they do with one they made. */
export const AppellantForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('submit'), ...common, hinted: ticked }),
  z.object({ intent: z.literal('add_files'), ...common, appealId: z.uuid() }),
  z.object({ intent: z.literal('answer'), ...own, words: requiredText(5000) }),
  z.object({ intent: z.literal('contest'), ...own }),
  z.object({ intent: z.literal('withdraw'), ...own }),
])
export type AppellantForm = z.output<typeof AppellantForm>
export const Grounds = z.object(
  Object.fromEntries(appealGrounds.map((ground) => [`ground_${ground}`, optionalText(mostGroundLength)])),
)

/** The grounds that something was written to. */
export function groundsOf(stated: z.output<typeof Grounds>): StatedGround[] {
  return appealGrounds.flatMap((ground) => {
    const text = stated[`ground_${ground}`]
    return text ? [{ ground, text }] : []
  })
}

/** What is said once before an appeal is sent; sent again with the same form, it goes as it is. */
export function hintsOf(form: AppellantForm, grounds: StatedGround[], hasFile: boolean): AppealHint[] {
  if (form.intent !== 'submit' || form.hinted || grounds.length === 0) return []
  return findAppealHints(grounds, { hasFile })
}
