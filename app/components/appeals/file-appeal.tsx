import { Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AreaField, FormState } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { AppealHints } from '#app/components/appeals/appeal-hints.tsx'
import type { AppellantAnswer, AppellantShape } from '#app/components/appeals/shapes.ts'
import { FileProblem } from '#app/components/complaints/file-problem.tsx'
import { Hidden } from '#app/components/measures/hidden.tsx'
import { FilesField } from '#app/components/mediation/files-field.tsx'
import { DayOf } from '#app/components/review/age.tsx'
import { appealGrounds } from '#domain/appeals/ground'

type Shown = { view: AppellantShape; requestKey: string; answer: AppellantAnswer | undefined }

/** To appeal from what one was told: on which grounds, and with what shows them. */
export function FileAppeal({ view: { until, needsNewFacts }, requestKey, answer }: Shown) {
  const isHinted = answer?.form === 'submit' && answer.hints !== undefined
  return (
    <Section title="appeals.own.make">
      <Text>
        <FormattedMessage id="appeals.own.help" values={{ until: <DayOf at={until} /> }} />
      </Text>
      <Form method="post" encType="multipart/form-data">
        <FormState state={answer?.form === 'submit' ? answer.state : undefined}>
          <Stack gap="sm">
            <Hidden form="submit" requestKey={requestKey} />
            {answer?.form === 'submit' && <FileProblem file={answer.file} />}
            {answer?.form === 'submit' && answer.hints && (
              <AppealHints hints={answer.hints} hadFiles={answer.hadFiles === true} />
            )}
            {appealGrounds
              .filter((ground) => !needsNewFacts || ground === 'new_facts')
              .map((ground) => (
                <AreaField key={ground} name={`ground_${ground}`} label={`appeals.ground.${ground}`} />
              ))}
            <FilesField label="appeals.own.files" />
            <Submit intent="submit" label={isHinted ? 'appeals.own.send_as_it_is' : 'appeals.own.send'} />
          </Stack>
        </FormState>
      </Form>
    </Section>
  )
}
