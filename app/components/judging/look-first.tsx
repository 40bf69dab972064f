import { Text } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { Submit } from '#app/components/admin/submit.tsx'
import type { LookedAt } from '#app/components/judging/looked-at.ts'
import portal from '#app/components/portal/portal.module.css'
import { languageNames } from '#domain/language'

/**
 * Sends a form in two steps, without scripts too: the first shows what people would be told, the second sends it.
 * Whatever is changed between them is shown again first.
 */
export function LookFirst({
  look,
  intent,
  label,
  lookLabel = 'judging.look',
  color,
}: {
  look: LookedAt | undefined
  intent: string
  label: string
  /** Where its form asks for several things, each of which is looked at by itself. */
  lookLabel?: string
  /** Of the button that sends it. */
  color?: string
}) {
  if (!look) return <Submit intent={intent} label={lookLabel} variant="default" />
  return (
    <>
      <Letters look={look} />
      <input type="hidden" name="looked" value={look.looked} />
      <Submit intent={intent} label={label} {...(color && { color })} />
      <Text size="sm">
        <FormattedMessage id="judging.look.again" />
      </Text>
    </>
  )
}

function Letters({ look: { letters } }: { look: LookedAt }) {
  const intl = useIntl()
  return (
    <section aria-live="polite" aria-label={intl.formatMessage({ id: 'judging.letters' })}>
      {letters.length === 0 && (
        <Text>
          <FormattedMessage id="judging.letters.none" />
        </Text>
      )}
      {letters.map(({ to, title, body, language, ...sample }) => (
        <div key={`${to} ${body}`}>
          <Text size="sm" fw={650} mt="sm">
            <FormattedMessage id={`judging.letter.${to}`} values={{ language: languageNames[language] }} />
          </Text>
          {'count' in sample && (
            <Text size="sm">
              <FormattedMessage id="judging.letter.count" values={{ count: sample.count }} />
            </Text>
          )}
          <div lang={language} dir="auto">
            <strong>{title}</strong>
            <p className={portal.text}>{body}</p>
          </div>
        </div>
      ))}
    </section>
  )
}
