import { Button, Code, Container, Group, Stack, Text, Title } from '@mantine/core'
import { isRouteErrorResponse, Link, useRouteError } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { useDocumentFacts } from '#app/components/document-context.tsx'

const known = new Set([400, 403, 404, 405, 409, 413, 422, 503])

/** What went wrong, whether work is safe, and what to do now. Never a stack. */
export function ErrorPage({ isInShell = false }: { isInShell?: boolean }) {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const kind = known.has(status) ? String(status) : 'other'
  const { requestId } = useDocumentFacts()
  return (
    <Container
      component={isInShell ? 'section' : 'main'}
      size="sm"
      py="xl"
      role={isInShell ? 'alert' : undefined}
    >
      <Stack>
        <Title order={1}>
          <FormattedMessage id={`error.${kind}.title`} />
        </Title>
        <Text>
          <FormattedMessage id={`error.${kind}.text`} />
        </Text>
        <Group>
          <Button component={Link} to="/" reloadDocument>
            <FormattedMessage id="error.home" />
          </Button>
          <Button component="a" href="" variant="default">
            <FormattedMessage id="error.again" />
          </Button>
        </Group>
        {kind === 'other' && requestId && (
          <Text size="sm">
            <FormattedMessage id="error.reference" values={{ id: <Code>{requestId}</Code> }} />
          </Text>
        )}
      </Stack>
    </Container>
  )
}
