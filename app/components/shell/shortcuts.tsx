import { Kbd, Modal, Table, Text } from '@mantine/core'
import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useState } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { FormattedMessage, useIntl } from 'react-intl'
import { ShortcutSwitch, useShortcutSwitch } from '#app/components/shell/shortcut-switch.tsx'

/** A key, or several pressed together or one after another, and the id of the text that says what it does. */
export type Shortcut = { keys: readonly string[]; label: string }

const everywhere: Shortcut[] = [
  { keys: ['Ctrl/⌘', 'K'], label: 'shortcut.palette' },
  { keys: ['?'], label: 'shortcut.sheet' },
  { keys: ['G', 'Q'], label: 'shortcut.home' },
  { keys: ['G', 'S'], label: 'nav.sellers' },
  { keys: ['G', 'H'], label: 'nav.history' },
  { keys: ['G', 'X'], label: 'shortcut.quality' },
  { keys: ['G', 'P'], label: 'shortcut.proposals' },
]

type Register = (id: string, shortcuts: readonly Shortcut[] | undefined) => void
const ShortcutsContext = createContext<Register>(() => {})

/** Lists a page's own keys on the sheet for as long as the page is shown. Pass a constant. */
export function useShortcutHelp(shortcuts: readonly Shortcut[]): void {
  const register = useContext(ShortcutsContext)
  const id = useId()
  useEffect(() => {
    register(id, shortcuts)
    return () => register(id, undefined)
  }, [register, id, shortcuts])
}

/** Opens the sheet of keys with `?`, by the character and by the physical key: other layouts have it elsewhere. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [pages, setPages] = useState<Record<string, readonly Shortcut[]>>({})
  const [isOpen, setOpen] = useState(false)
  const register = useMemo<Register>(
    () => (id, shortcuts) =>
      setPages(({ [id]: _, ...others }) => (shortcuts ? { ...others, [id]: shortcuts } : others)),
    [],
  )
  const [enabled] = useShortcutSwitch()
  useHotkeys('shift+slash', () => setOpen(true), { enabled })
  useHotkeys('?', () => setOpen(true), { useKey: true, enabled })
  return (
    <ShortcutsContext.Provider value={register}>
      {children}
      <ShortcutSheet
        shortcuts={[...Object.values(pages).flat(), ...everywhere]}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </ShortcutsContext.Provider>
  )
}

/** Every key that does something here. */
export function ShortcutSheet({
  shortcuts,
  isOpen,
  onClose,
}: {
  shortcuts: readonly Shortcut[]
  isOpen: boolean
  onClose: () => void
}) {
  const intl = useIntl()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={<FormattedMessage id="shortcut.title" />}
      closeButtonProps={{ 'aria-label': intl.formatMessage({ id: 'palette.close' }) }}
    >
      <ShortcutSwitch />
      <Table>
        <Table.Tbody>
          {shortcuts.map(({ keys, label }) => (
            <Table.Tr key={`${keys.join()} ${label}`}>
              <Table.Th scope="row" w="9rem">
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Th>
              <Table.Td>
                <FormattedMessage id={label} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" mt="sm" c="dimmed">
        <FormattedMessage id="shortcut.note" />
      </Text>
    </Modal>
  )
}
