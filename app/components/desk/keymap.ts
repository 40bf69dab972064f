/** What a key at the desk does. The catalogue has a sentence for each: `key.<command>`. */
export const deskKeys = {
  KeyA: 'publish',
  KeyR: 'reject',
  KeyD: 'redact',
  KeyT: 'return',
  KeyE: 'escalate',
  KeyS: 'skip',
  KeyL: 'lease',
  KeyH: 'hand_over',
  KeyC: 'note',
  KeyZ: 'undo',
  KeyJ: 'row_down',
  KeyK: 'row_up',
  KeyO: 'seller',
  Enter: 'enter',
  Escape: 'back',
} as const
export type DeskCommand = (typeof deskKeys)[keyof typeof deskKeys]

/** The letter printed on the key that does something, as it stands on most keyboards. */
export function letterOf(command: DeskCommand): string {
  const [code = ''] = Object.entries(deskKeys).find(([, other]) => other === command) ?? []
  return code === 'Escape' ? 'Esc' : code.replace(/^Key/, '')
}

/** The desk's part of the sheet of keys. */
export const deskShortcuts = [
  ...Object.values(deskKeys).map((command) => ({ keys: [letterOf(command)], label: `key.${command}` })),
  { keys: ['1–9'], label: 'key.digits' },
  { keys: ['Ctrl/⌘', 'Enter'], label: 'key.send' },
]

/** The digit 1–9 of a key of the upper row or the number block. */
export function digitOf(code: string): number | undefined {
  const [, digit] = code.match(/^(?:Digit|Numpad)([1-9])$/) ?? []
  return digit === undefined ? undefined : Number(digit)
}
