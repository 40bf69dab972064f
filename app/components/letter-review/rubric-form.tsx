import { Button, NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { diffAgainst } from '#app/components/letter/diff-text.tsx'
import classes from '#app/components/letter/letter.module.css'
import { LetterText } from '#app/components/letter/letter-text.tsx'
import type { ReviewedLetter } from '#app/components/letter-review/review.ts'
import { solutionsOf } from '#domain/letter/content'
import { type JudgedRow, letterVerdicts, rowVerdicts, unjudgedRows } from '#domain/letter/rubric'

/** The letter as it was sent, and beside each Solution what its reviewer finds of it. */
export function RubricForm({
  review,
  isOpen,
  requestKey,
}: {
  review: ReviewedLetter
  isOpen: boolean
  requestKey: string
}) {
  const { letter, sent, before, rows } = review
  if (!sent) return null
  const numbers = new Map(
    solutionsOf(sent.content).map(({ problem, solution }) => [
      solution.id,
      `${sent.content.problems.indexOf(problem) + 1}.${problem.solutions.indexOf(solution) + 1}`,
    ]),
  )
  const rowOf = (id: string) => rows.find(({ rowId }) => rowId === id)
  return (
    <Form method="post">
      <input type="hidden" name="seenVersion" value={letter.version} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <Stack gap="md">
        {before && (
          <Text size="sm" c="dimmed">
            <FormattedMessage id="letterReview.diff" values={{ version: before.version }} />
          </Text>
        )}
        <LetterText
          content={sent.content}
          {...(before && { show: diffAgainst(before.content) })}
          beside={({ id }) =>
            isOpen ? (
              <RowFields rowId={id} number={numbers.get(id) ?? ''} row={rowOf(id)} />
            ) : (
              <RowFound row={rowOf(id)} />
            )
          }
        />
        {letter.verdict && <Verdict letter={letter} />}
        {isOpen && <Closing left={unjudgedRows(sent.content, rows).length} />}
      </Stack>
    </Form>
  )
}

function Verdict({ letter: { verdict, overrideReason } }: Pick<ReviewedLetter, 'letter'>) {
  const intl = useIntl()
  const text = intl.formatMessage({ id: `letterReview.verdict.${verdict}` })
  return (
    <div>
      <Text fw={650}>
        <FormattedMessage id="letterReview.verdict" values={{ verdict: text }} />
      </Text>
      {overrideReason && (
        <Text size="sm">
          <FormattedMessage id="letterReview.verdict.because" values={{ reason: overrideReason }} />
        </Text>
      )}
    </div>
  )
}

function RowFields({ rowId, number, row }: { rowId: string; number: string; row: JudgedRow | undefined }) {
  const intl = useIntl()
  return (
    <Stack gap="xs" mt="sm">
      <Radio.Group
        name={`verdict.${rowId}`}
        defaultValue={row?.verdict ?? ''}
        label={intl.formatMessage({ id: 'letterReview.row' }, { number })}
      >
        <div className={classes.meta}>
          {rowVerdicts.map((verdict) => (
            <Radio
              key={verdict}
              value={verdict}
              label={intl.formatMessage({ id: `letterReview.row.${verdict}` })}
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        name={`note.${rowId}`}
        label={intl.formatMessage({ id: 'letterReview.note' })}
        defaultValue={row?.note ?? ''}
        autosize
        minRows={1}
        maxLength={2_000}
      />
    </Stack>
  )
}

function RowFound({ row }: { row: JudgedRow | undefined }) {
  if (!row) return null
  return (
    <Text size="sm" mt="xs">
      <strong>
        <FormattedMessage id={`letterReview.row.${row.verdict}`} />
      </strong>
      {row.note && ` · ${row.note}`}
    </Text>
  )
}

function Closing({ left }: { left: number }) {
  const intl = useIntl()
  const options = ['', ...letterVerdicts].map((verdict) => ({
    value: verdict,
    label: intl.formatMessage({
      id: verdict === '' ? 'letterReview.override.none' : `letterReview.verdict.${verdict}`,
    }),
  }))
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm" c="dimmed">
        <FormattedMessage id="letterReview.derived" />
      </Text>
      {left > 0 && (
        <Text size="sm">
          <FormattedMessage id="letterReview.left" values={{ left }} />
        </Text>
      )}
      <div className={classes.pair} style={{ width: '100%' }}>
        <NativeSelect
          name="override"
          label={intl.formatMessage({ id: 'letterReview.override' })}
          data={options}
        />
        <TextInput
          name="reason"
          label={intl.formatMessage({ id: 'letterReview.override.reason' })}
          maxLength={2_000}
        />
      </div>
      <Button type="submit" name="intent" value="judge">
        <FormattedMessage id="letterReview.judge" />
      </Button>
    </Stack>
  )
}
