import { useIntl } from 'react-intl'
import { findExclusionReason } from '#domain/exclusion/reasons'
import { isLanguage } from '#domain/language'
import { measureGrounds } from '#domain/measures/ground'
import { groundTexts } from '#domain/measures/ground-texts'
import { findReason } from '#domain/reason'

/** The reason of a decision in words, whichever catalogue it is of; else the kind of decision. */
export function ReasonName({ code }: { code: string }) {
  const intl = useIntl()
  const language = isLanguage(intl.locale) ? intl.locale : 'en'
  const ground = measureGrounds.find((one) => one === code)
  const text =
    findReason(code)?.text[language] ??
    findExclusionReason(code)?.text[language] ??
    (ground && groundTexts[ground][language])
  return <>{text ?? intl.formatMessage({ id: `appeals.kind.${code}`, defaultMessage: code })}</>
}
