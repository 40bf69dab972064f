import { CheckboxesField, TextField } from '#app/components/admin/form-fields.tsx'
import { marketplaceEventTypes } from '#domain/announcement'

/** Where an endpoint is and what it is told; no type ticked means all. */
export function WebhookFields({ url, types }: { url?: string; types?: readonly string[] | null }) {
  return (
    <>
      <TextField
        name="url"
        label="webhooks.url"
        description="webhooks.url_help"
        type="url"
        isRequired
        defaultValue={url ?? ''}
      />
      <CheckboxesField
        name="types"
        label="webhooks.types"
        description="webhooks.types_help"
        options={marketplaceEventTypes.map((type) => ({ value: type, label: type }))}
        checked={types ?? []}
      />
    </>
  )
}
