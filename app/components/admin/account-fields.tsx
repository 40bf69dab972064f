import { useIntl } from 'react-intl'
import { SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import { type Language, languageNames, languages } from '#domain/language'
import { type Role, roles } from '#domain/permission'

/** What can be said about a person, for a new account and for an old one. */
export function AccountFields({
  account,
}: {
  account?: { name: string; role: Role; sellerId: string | null; language: Language }
}) {
  const intl = useIntl()
  const roleOptions = roles.map((role) => ({
    value: role,
    label: intl.formatMessage({ id: `role.${role}` }),
  }))
  const languageOptions = languages.map((language) => ({ value: language, label: languageNames[language] }))
  return (
    <>
      <TextField name="name" label="people.name" isRequired defaultValue={account?.name ?? ''} />
      <SelectField
        name="role"
        label="people.role"
        options={roleOptions}
        defaultValue={account?.role ?? 'moderator'}
      />
      <TextField
        name="sellerId"
        label="people.seller_id"
        description="people.seller_help"
        defaultValue={account?.sellerId ?? ''}
      />
      <SelectField
        name="language"
        label="people.language"
        options={languageOptions}
        defaultValue={account?.language ?? 'en'}
      />
    </>
  )
}
