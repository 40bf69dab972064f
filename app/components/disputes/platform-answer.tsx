import { Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AreaField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { Hidden } from '#app/components/measures/hidden.tsx'
import portal from '#app/components/portal/portal.module.css'

/** What the marketplace answers to a review of its own fault, as staff sees it; null where nothing is written yet. */
export type StaffAnswer = { text: string; by: string; isMine: boolean; isShown: boolean } | null

/** Writes what the marketplace answers in public, or has shown what somebody else wrote. */
export function PlatformAnswerForms({ answer, requestKey }: { answer: StaffAnswer; requestKey: string }) {
  return (
    <Stack gap="xs">
      {answer && (
        <>
          <Text fw={600}>
            <FormattedMessage
              id={answer.isShown ? 'platform_answer.shown' : 'platform_answer.waits'}
              values={{ who: answer.by }}
            />
          </Text>
          <p className={portal.text} dir="auto">
            {answer.text}
          </p>
        </>
      )}
      {answer && !answer.isShown && !answer.isMine && (
        <Form method="post">
          <Hidden form="show_answer" requestKey={requestKey} />
          <input type="hidden" name="answer" value={answer.text} />
          <Submit intent="show_answer" label="platform_answer.show" />
        </Form>
      )}
      {!answer?.isShown && (
        <Form method="post" key={answer?.text}>
          <Stack gap="xs">
            <Hidden form="write_answer" requestKey={requestKey} />
            <AreaField
              name="answer"
              label="platform_answer.write"
              description="platform_answer.help"
              defaultValue={answer?.text ?? ''}
              isRequired
            />
            <Submit intent="write_answer" label="platform_answer.save" variant="default" />
          </Stack>
        </Form>
      )}
    </Stack>
  )
}
