import { Textarea } from '@mantine/core'
import { type Field, useField } from '#app/components/admin/form-fields.tsx'

/** A field for several lines; `label` and `description` are ids of texts. */
export function LongTextField({ max, ...field }: Field & { max: number }) {
  return <Textarea {...useField(field)} autosize minRows={4} maxRows={16} maxLength={max} dir="auto" />
}
