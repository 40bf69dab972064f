import type { AppLoadContext } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { readForm } from '#app/pages/form.ts'
import { safeNext } from '#app/pages/next-path.ts'
import { toPlain } from '#app/pages/plain.ts'
import { zoneChoices } from '#app/pages/zone-choices.ts'
import { saveNoticeSettings } from '#commands/notices/save-notice-settings'
import { listNotices, markNoticesRead } from '#db/notices/bell'
import { findMailHours, listPreferences } from '#db/notices/preferences'
import { isZone } from '#domain/day'
import {
  defaultMail,
  isMandatory,
  kindsFor,
  mailChoices,
  type NoticeKind,
  type Preference,
} from '#domain/notices/kind'
import { placeOf } from '#domain/notices/place'
import { defaultDigestAt, type MailHours } from '#domain/notices/schedule'
import type { Person } from '#domain/permission'

const pageSize = 30
type Context = Pick<AppLoadContext, 'db' | 'clock' | 'environment' | 'language'>

/** A page of somebody's notices, each with where it leads. */
export async function readNotices({ db, clock }: Context, person: Person, url: string) {
  const after = readPlace(new URL(url).searchParams, z.uuid())
  const rows = await listNotices(db, person.id, { after, limit: pageSize + 1 })
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    notices: toPlain(
      shown.map(({ decided, ...notice }) => ({
        ...notice,
        place: placeOf(notice.kind, notice.subjectId, decided),
      })),
    ),
    next: last ? nextHref(url, { at: last.createdAt.toISOString(), id: last.id }) : null,
    now: clock.now().toISOString(),
  }
}

const Read = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('open'), id: z.uuid(), place: z.string().max(2000).transform(safeNext) }),
  z.object({ intent: z.literal('all'), upTo: z.iso.datetime() }),
])

/** Opens a notice, which marks it read, or marks all that were shown. */
export async function answerNoticeForm({ db, clock }: Context, person: Person, form: FormData) {
  const read = readForm(form, Read)
  if (!read.ok) return data(null, 422)
  const asked = read.value
  const which = asked.intent === 'open' ? { id: asked.id } : { upTo: new Date(asked.upTo) }
  await markNoticesRead(db, person.id, which, clock.now())
  return redirect(asked.intent === 'open' ? asked.place : '?')
}

/** What somebody can be told of, as they wish it now. */
export async function readNoticeSettings({ db, clock, environment, language }: Context, person: Person) {
  const [preferences, hours] = await Promise.all([
    listPreferences(db, person.id),
    findMailHours(db, person.id),
  ])
  const usual: MailHours = {
    ...{ zone: environment.marketplaceZone, quietFrom: null, quietUntil: null },
    digestAt: defaultDigestAt,
  }
  const zone = { home: environment.marketplaceZone, own: (hours ?? usual).zone }
  return {
    hours: hours ?? usual,
    kinds: kindsFor(person.role).map((kind) => ({
      kind,
      ...(preferences.get(kind) ?? { inBell: true, mail: defaultMail(kind) }),
      isMandatory: isMandatory(kind),
      mailChoices: mailChoices(kind),
    })),
    zones: zoneChoices(language, zone, clock.now()),
  }
}

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'form.invalid')
const minute = time.transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
const optionalMinute = z
  .union([z.literal('').transform(() => null), minute])
  .optional()
  .transform((at) => at ?? null)
const Hours = z
  .object({
    zone: z.string().max(64).refine(isZone, 'form.invalid'),
    quietFrom: optionalMinute,
    quietUntil: optionalMinute,
    digestAt: minute,
  })
  .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), {
    path: ['quietUntil'],
    message: 'form.required',
  })
  .refine(({ quietFrom, quietUntil }) => quietFrom === null || quietFrom !== quietUntil, {
    path: ['quietUntil'],
    message: 'form.invalid',
  })

/** Keeps the wishes of a form in which every kind has a box `bell.<kind>` and a choice `mail.<kind>`. */
export async function answerSettingsForm({ db }: Context, person: Person, form: FormData) {
  const read = readForm(form, Hours)
  if (!read.ok) return data({ state: { errors: read.errors, values: read.values } }, 422)
  const wishes = new Map<NoticeKind, Preference>(
    kindsFor(person.role).map((kind) => {
      const mail = form.get(`mail.${kind}`)
      const inBell = form.get(`bell.${kind}`) === 'on'
      return [kind, { inBell, mail: mail === 'now' || mail === 'digest' ? mail : 'off' }]
    }),
  )
  await saveNoticeSettings(db, { wishes, hours: read.value }, person)
  return redirect('?done=notices.saved')
}
