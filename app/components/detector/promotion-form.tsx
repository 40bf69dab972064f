import { Alert, List, Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AreaField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { Obstacles } from '#app/components/detector/obstacles.tsx'
import type { Obstacle } from '#domain/detection/models/comparison'

/** What stands in the way of a model, and the button that promotes it; with obstacles only with a reason. */
export function PromotionForm({ modelId, obstacles }: { modelId: string; obstacles: Obstacle[] }) {
  const isWorse = obstacles.length > 0
  return (
    <Form method="post">
      <Stack gap="sm">
        {isWorse ? (
          <Alert color="orange" title={<FormattedMessage id="detector_models.worse" />}>
            <List size="sm">
              <Obstacles obstacles={obstacles} />
            </List>
          </Alert>
        ) : (
          <Alert color="green">
            <FormattedMessage id="detector_models.not_worse" />
          </Alert>
        )}
        <input type="hidden" name="modelId" value={modelId} />
        {isWorse && <AreaField name="reason" label="detector_models.reason" isRequired maxLength={2000} />}
        <Submit intent="promote" label="detector_models.promote" />
      </Stack>
    </Form>
  )
}
