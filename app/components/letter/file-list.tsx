import { Anchor, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'

export type ListedFile = { id: string; name: string; size: number }

const kilobyte = 1000

/**
 * Files that stand beside a letter, each to be saved; nothing where there are none. `at` is the address they are
 * fetched under, or null for whoever may only know of them; `beside` adds what can be done with each.
 */
export function FileList({
  files,
  at,
  title = 'letter.files.sent',
  beside,
}: {
  files: readonly ListedFile[]
  at: string | null
  title?: string
  beside?: (file: ListedFile) => ReactNode
}) {
  if (files.length === 0) return null
  return (
    <section className={classes.card}>
      <Text fw={650}>
        <FormattedMessage id={title} />
      </Text>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id}>
            <span className={classes.text}>
              {at === null ? (
                file.name
              ) : (
                <Anchor href={`${at}/${file.id}`} underline="always" download>
                  {file.name}
                </Anchor>
              )}{' '}
              <Size bytes={file.size} />
            </span>
            {beside?.(file)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Size({ bytes }: { bytes: number }) {
  const isLarge = bytes >= kilobyte * kilobyte
  return (
    <Text span size="sm" c="dimmed">
      <FormattedNumber
        value={isLarge ? bytes / kilobyte / kilobyte : Math.max(1, bytes / kilobyte)}
        style="unit"
        unit={isLarge ? 'megabyte' : 'kilobyte'}
        maximumFractionDigits={isLarge ? 1 : 0}
      />
    </Text>
  )
}
