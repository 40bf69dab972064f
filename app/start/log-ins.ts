import type { Mode } from '#app/environment.ts'

/** The demo's people, whose password is `demo`; `fixtures/` makes the accounts. */
const demoLogIns = [
  ['moderator@demo', 'moderator (also moderator2@demo … moderator20@demo)'],
  ['senior@demo', 'senior moderator'],
  ['quality@demo', 'quality manager (also quality2@demo)'],
  ['appeals@demo', 'appeals (also appeals2@demo)'],
  ['mediator@demo', 'mediator'],
  ['admin@demo', 'administrator'],
  ['seller@demo', 'seller (also seller2@demo to seller5@demo)'],
] as const

/** The lines that tell how to get in; none in production. */
export function logInLines(mode: Mode): string[] {
  if (mode === 'production') return []
  return [
    'Log in with the password "demo" as',
    ...demoLogIns.map(([email, who]) => `  ${email.padEnd(16)}${who}`),
  ]
}
