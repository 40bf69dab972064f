import { CountedArea } from '#app/components/admin/counted-area.tsx'
import { type Field, useField } from '#app/components/admin/form-fields.tsx'

/** A field for several lines; `label` and `description` are ids of texts. */
export function LongTextField({ max, ...field }: Field & { max: number }) {
  return <CountedArea {...useField(field)} max={max} autosize minRows={4} maxRows={16} dir="auto" />
}
