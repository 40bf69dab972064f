import { Anchor, AppShell, Burger, Button, Group, Kbd, NavLink, Text, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { Link, useLocation } from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Bell } from '#app/components/notices/bell.tsx'
import { LiveProvider } from '#app/components/shell/live.tsx'
import { type Page, pagesFor } from '#app/components/shell/navigation.ts'
import { Palette } from '#app/components/shell/palette.tsx'
import { PersonMenu } from '#app/components/shell/person-menu.tsx'
import { ShortcutsProvider } from '#app/components/shell/shortcuts.tsx'
import type { Person } from '#domain/permission'

/** The frame around every page of a signed-in person: menu, palette, shortcuts and live changes. */
export function Shell({ person, unread, children }: { person: Person; unread: number; children: ReactNode }) {
  const [isOpen, { toggle, close }] = useDisclosure()
  const { pathname } = useLocation()
  const intl = useIntl()
  const pages = pagesFor(person)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes whenever the page changes
  useEffect(close, [pathname])
  return (
    <LiveProvider>
      <ShortcutsProvider>
        <SkipLink />
        <AppShell
          header={{ height: 52 }}
          navbar={{ width: 210, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
          padding={{ base: 'sm', md: 'md' }}
          transitionDuration={0}
        >
          <AppShell.Header px={{ base: 'xs', sm: 'sm' }}>
            <Group h="100%" justify="space-between" wrap="nowrap">
              <Group gap="sm" wrap="nowrap">
                <Burger
                  opened={isOpen}
                  onClick={toggle}
                  hiddenFrom="sm"
                  size="sm"
                  aria-label={intl.formatMessage({ id: 'shell.menu' })}
                  aria-expanded={isOpen}
                />
                <Anchor component={Link} to="/" fw={700} c="inherit" underline="never">
                  Assay
                </Anchor>
              </Group>
              <Group gap={4} wrap="nowrap">
                <PaletteButton />
                <Bell unread={unread} to="/notices" />
                <PersonMenu person={person} />
              </Group>
            </Group>
          </AppShell.Header>
          <AppShell.Navbar p="xs" aria-label={intl.formatMessage({ id: 'shell.menu' })}>
            <Menu pages={pages.filter(({ group }) => group === 'work')} />
            <MenuSection title="nav.detector" pages={pages.filter(({ group }) => group === 'detector')} />
            <MenuSection title="nav.administration" pages={pages.filter(({ group }) => group === 'admin')} />
          </AppShell.Navbar>
          <AppShell.Main id="content" tabIndex={-1}>
            {children}
          </AppShell.Main>
        </AppShell>
        <Palette pages={pages} />
      </ShortcutsProvider>
    </LiveProvider>
  )
}

/** The first thing a keyboard reaches: past the menu. */
function SkipLink() {
  return (
    <VisuallyHidden>
      <a href="#content">
        <FormattedMessage id="shell.skip" />
      </a>
    </VisuallyHidden>
  )
}

function PaletteButton() {
  return (
    <Button variant="default" size="compact-md" onClick={() => spotlight.open()}>
      <Text span size="sm">
        <FormattedMessage id="shell.find" />
      </Text>
      <Kbd size="xs" visibleFrom="sm" ml="xs">
        Ctrl K
      </Kbd>
    </Button>
  )
}

function MenuSection({ title, pages }: { title: string; pages: Page[] }) {
  if (pages.length === 0) return null
  return (
    <>
      <Text size="xs" fw={700} mt="md" mb={4} px="sm">
        <FormattedMessage id={title} />
      </Text>
      <Menu pages={pages} />
    </>
  )
}

function Menu({ pages }: { pages: Page[] }) {
  const { pathname } = useLocation()
  const here = pages
    .filter(({ path }) => (path === '/' ? pathname === '/' : pathname.startsWith(path)))
    .reduce((longest, { path }) => (path.length > longest.length ? path : longest), '')
  return pages.map(({ path, label }) => (
    <NavLink
      key={path}
      component={Link}
      to={path}
      prefetch="intent"
      // A page within another's folder is one place, not two.
      active={path === here}
      aria-current={path === here ? 'page' : undefined}
      label={<FormattedMessage id={label} />}
    />
  ))
}
