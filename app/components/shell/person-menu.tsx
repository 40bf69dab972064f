import { Button, Group, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { Form, Link, useLocation, useSubmit } from '@remix-run/react'
import type { MouseEvent } from 'react'
import { FormattedMessage } from 'react-intl'
import { languageNames, languages } from '#domain/language'
import type { Person } from '#domain/permission'

/** Who is signed in, their language and colours, and the way out. The account page has the same without scripts. */
export function PersonMenu({ person }: { person: Person }) {
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: true }) === 'dark'
  const { pathname, search } = useLocation()
  const submit = useSubmit()
  const setLanguage = (language: string) =>
    submit({ language, next: pathname + search }, { method: 'post', action: '/language' })
  return (
    <Group gap="xs" wrap="nowrap">
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button
            component={Link}
            to="/account"
            variant="subtle"
            size="compact-md"
            // A long name gives way to the rest of the head on a phone.
            maw={{ base: '23vw', sm: '45vw' }}
            // Without scripts it is a link; with them it opens the menu.
            onClick={(event: MouseEvent) => event.preventDefault()}
          >
            {person.name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <FormattedMessage id={`role.${person.role}`} />
          </Menu.Label>
          <Menu.Item component={Link} to="/account">
            <FormattedMessage id="nav.account" />
          </Menu.Item>
          <Menu.Item onClick={() => setColorScheme(isDark ? 'light' : 'dark')}>
            <FormattedMessage id={isDark ? 'shell.light' : 'shell.dark'} />
          </Menu.Item>
          <Menu.Divider />
          {languages.map((language) => (
            <Menu.Item
              key={language}
              lang={language}
              aria-current={language === person.language || undefined}
              fw={language === person.language ? 700 : 400}
              onClick={() => setLanguage(language)}
            >
              {languageNames[language]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => submit(null, { method: 'post', action: '/logout' })}>
            <FormattedMessage id="shell.sign_out" />
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <noscript>
        <Form method="post" action="/logout">
          <button type="submit">
            <FormattedMessage id="shell.sign_out" />
          </button>
        </Form>
      </noscript>
    </Group>
  )
}
