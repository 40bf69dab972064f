import { createHash } from 'node:crypto'
import { data } from '@remix-run/node'
import type { LookedAt } from '#app/components/judging/looked-at.ts'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { valuesOf } from '#app/pages/form.ts'
import type { Letter, SampleLetter } from '#domain/statements/letter'

/**
 * What a form says of itself, and not of what is decided; what it asks for is decided, as one form may ask for several
 * things.
 */
const aside = ['form', 'requestKey', 'looked']

/** Whether what is sent with this form was looked at as it is filled in now. */
export function wasLookedAt(form: FormData): boolean {
  return form.get('looked') === digestOf(form)
}

/** Shows what a form would send, with the form as it was filled in; nothing is decided yet. */
export function showFirst(form: FormData, looked: unknown) {
  const look = lookOf(form, looked)
  const state = { errors: {}, values: valuesOf(form) }
  return data<FormAnswer>({ form: String(form.get('form') ?? ''), state, look })
}

/** What a form would send, and by what it is known while nothing in it is changed. */
export function lookOf(form: FormData, looked: unknown): LookedAt {
  return { letters: lettersOf(looked), looked: digestOf(form) }
}

/** What a command that only looked would send; one that sends nothing has no letters. */
function lettersOf(looked: unknown): (Letter | SampleLetter)[] {
  const { letters = [] } = (looked ?? {}) as { letters?: (Letter | SampleLetter)[] } // Every command's answer is an object or nothing.
  return letters
}

function digestOf(form: FormData): string {
  const said = [...form].filter(([name]) => !aside.includes(name))
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}
