import { useIntl } from 'react-intl'
import { isLanguage } from '#domain/language'
import type { MeasureGround } from '#domain/measures/ground'
import { groundTexts } from '#domain/measures/ground-texts'

/** A ground in a reader's language; the same words the statement of reasons says. */
export function groundIn(ground: MeasureGround, locale: string): string {
  return groundTexts[ground][isLanguage(locale) ? locale : 'en']
}

export function GroundText({ ground }: { ground: MeasureGround }) {
  return groundIn(ground, useIntl().locale)
}
