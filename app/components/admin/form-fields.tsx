import {
  Alert,
  Button,
  Checkbox,
  Code,
  CopyButton,
  Group,
  NativeSelect,
  PasswordInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { createContext, type ReactNode, useContext } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { CountedArea } from '#app/components/admin/counted-area.tsx'

type FormState = { errors: Record<string, string>; values: Record<string, string> }
const FormContext = createContext<FormState>({ errors: {}, values: {} })

/** Gives the fields inside what was typed before and what was wrong with it. */
export function FormState({ state, children }: { state: FormState | undefined; children: ReactNode }) {
  return (
    <FormContext.Provider value={state ?? { errors: {}, values: {} }}>
      <FormError />
      {children}
    </FormContext.Provider>
  )
}

/** What is wrong with the form as a whole. */
function FormError() {
  const { errors } = useContext(FormContext)
  if (!errors.form) return null
  return (
    <Alert color="red" role="alert">
      <FormattedMessage id={errors.form} />
    </Alert>
  )
}

export type Field = { name: string; label: string; description?: string; defaultValue?: string }

/** What a field is told by the form around it. */
export function useField({ name, label, description, defaultValue = '' }: Field) {
  const { errors, values } = useContext(FormContext)
  const intl = useIntl()
  const error = errors[name]
  return {
    name,
    label: intl.formatMessage({ id: label }),
    description: description ? intl.formatMessage({ id: description }) : undefined,
    error: error ? intl.formatMessage({ id: error }) : undefined,
    defaultValue: values[name] ?? defaultValue,
  }
}

/** `label` and `description` are ids of texts here and below. */
export function TextField({
  type = 'text',
  isRequired = false,
  inputMode,
  ...field
}: Field & { type?: 'text' | 'email' | 'url'; isRequired?: boolean; inputMode?: 'decimal' | 'numeric' }) {
  return <TextInput {...useField(field)} type={type} required={isRequired} inputMode={inputMode} />
}

/** Several lines of text. */
export function AreaField({
  isRequired = false,
  maxLength = 5000,
  ...field
}: Field & { isRequired?: boolean; maxLength?: number }) {
  return <CountedArea {...useField(field)} required={isRequired} max={maxLength} autosize minRows={2} />
}

/** A calendar day, `YYYY-MM-DD`. */
export function DayField({ isRequired = false, ...field }: Field & { isRequired?: boolean }) {
  return <TextInput {...useField(field)} type="date" required={isRequired} />
}

export function PasswordField(field: Omit<Field, 'defaultValue'>) {
  const intl = useIntl()
  const show = { 'aria-label': intl.formatMessage({ id: 'login.show' }) }
  return <PasswordInput {...useField(field)} autoComplete="new-password" visibilityToggleButtonProps={show} />
}

export function SelectField({
  options,
  ...field
}: Field & { options: readonly { value: string; label: string }[] }) {
  return <NativeSelect {...useField(field)} data={[...options]} />
}

/** One of several, none of which is chosen beforehand: whoever judges says what they mean. */
export function ChoiceField({
  options,
  ...field
}: Omit<Field, 'defaultValue'> & { options: readonly { value: string; label: string }[] }) {
  const none = useIntl().formatMessage({ id: 'form.choose' })
  return <NativeSelect {...useField(field)} data={[{ value: '', label: none }, ...options]} required />
}

/** Boxes under one name; `checked` are ticked until the form is shown again, which keeps what was sent. */
export function CheckboxesField({
  name,
  label,
  description,
  options,
  checked = [],
}: {
  name: string
  label: string
  description?: string
  options: readonly { value: string; label: ReactNode }[]
  checked?: readonly string[]
}) {
  const {
    label: legend,
    description: help,
    error,
  } = useField({ name, label, ...(description && { description }) })
  const { values } = useContext(FormContext)
  const isShownAgain = Object.keys(values).length > 0
  const ticked = isShownAgain ? (values[name]?.split('\n') ?? []) : [...checked]
  return (
    <Checkbox.Group label={legend} description={help} error={error} defaultValue={ticked}>
      <Group mt={4} gap="md">
        {options.map((option) => (
          <Checkbox key={option.value} name={name} value={option.value} label={option.label} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}

/** Something shown this once and never again. */
export function ShownOnce({ title, secret }: { title: string; secret: string }) {
  return (
    <Alert color="green" role="status" title={<FormattedMessage id={title} />}>
      <Stack gap="xs" align="flex-start">
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {secret}
        </Code>
        <Text size="sm">
          <FormattedMessage id="form.shown_once" />
        </Text>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              <FormattedMessage id={copied ? 'form.copied' : 'form.copy'} />
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Alert>
  )
}
