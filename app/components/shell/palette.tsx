import { Spotlight, spotlight } from '@mantine/spotlight'
import { useNavigate } from '@remix-run/react'
import { useState } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { useIntl } from 'react-intl'
import type { Page } from '#app/components/shell/navigation.ts'
import { useShortcutSwitch } from '#app/components/shell/shortcut-switch.tsx'

/**
 * The palette behind ⌘K: every page of the menu, and whatever id is pasted. It opens by the physical key, so that
 * it does on a Cyrillic layout too.
 */
export function Palette({ pages }: { pages: Page[] }) {
  const [query, setQuery] = useState('')
  const navigate = useNavigate()
  const intl = useIntl()
  useHotkeys('mod+k', () => spotlight.toggle(), { enableOnFormTags: true, preventDefault: true })
  const [enabled] = useShortcutSwitch()
  useHotkeys('g>q', () => navigate('/'), { enabled })
  useHotkeys('g>s', () => navigate('/sellers'), { enabled })
  useHotkeys('g>h', () => navigate('/history'), { enabled })
  const seesQuality = pages.some(({ path }) => path === '/quality')
  useHotkeys('g>x', () => navigate('/quality'), { enabled: enabled && seesQuality })
  useHotkeys('g>p', () => navigate('/quality/proposals'), { enabled: enabled && seesQuality })

  const wanted = query.trim()
  const found = pages
    .map(({ path, label }) => ({ path, label: intl.formatMessage({ id: label }) }))
    .filter(({ label }) => label.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()))
  const canSearch = pages.some(({ path }) => path === '/search')
  return (
    <Spotlight.Root query={query} onQueryChange={setQuery} shortcut={null} scrollable>
      <Spotlight.Search
        placeholder={intl.formatMessage({ id: 'palette.placeholder' })}
        aria-label={intl.formatMessage({ id: 'palette.placeholder' })}
      />
      <Spotlight.ActionsList>
        {found.map(({ path, label }) => (
          <Spotlight.Action key={path} label={label} onClick={() => navigate(path)} />
        ))}
        {wanted && canSearch && (
          <Spotlight.Action
            label={intl.formatMessage({ id: 'palette.open' }, { id: wanted })}
            onClick={() => navigate(`/search?q=${encodeURIComponent(wanted)}`)}
          />
        )}
        {found.length === 0 && !canSearch && (
          <Spotlight.Empty>{intl.formatMessage({ id: 'palette.nothing' })}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
