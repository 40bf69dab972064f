import { Alert, Paper, Stack, Table, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { ScrollBox } from '#app/components/pages/scroll-box.tsx'

/** A part of a page under its own heading; `title` is the id of a text. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={2} id={id}>
          <FormattedMessage id={title} />
        </Title>
        {children}
      </Stack>
    </Paper>
  )
}

/** Says that something was done. `what` comes from the address and is shown only where it is one of ours. */
export function DoneNotice({ what, texts }: { what: string | null; texts: readonly string[] }) {
  if (!what || !texts.includes(what)) return null
  return (
    <Alert color="green" role="status">
      <FormattedMessage id={what} />
    </Alert>
  )
}

/** A table that scrolls sideways by itself on a narrow screen. `columns` are ids of texts. */
export function DataTable({
  label,
  columns,
  children,
}: {
  label: string
  columns: readonly string[]
  children: ReactNode
}) {
  const intl = useIntl()
  return (
    <ScrollBox label={intl.formatMessage({ id: label })}>
      <Table striped verticalSpacing="xs" style={{ minWidth: 620 }}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                <FormattedMessage id={column} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </ScrollBox>
  )
}

/** A day and time in the marketplace's zone, or a dash. */
export function When({ at }: { at: Date | null }) {
  const intl = useIntl()
  if (!at) return <>–</>
  return (
    <time dateTime={at.toISOString()}>
      {intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  )
}
