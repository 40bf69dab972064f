/** What a key does on a complaint's page, by its place on the keyboard: it opens that form (`complaints.do.<form>`). */
export const complaintKeys = {
  KeyA: 'ask_seller',
  KeyD: 'mark_duplicate',
  KeyO: 'put_out_of_scope',
  KeyI: 'find_invalid',
  KeyV: 'verify',
  KeyF: 'fast_track',
  KeyE: 'clear_danger',
  KeyT: 'classify',
  KeyM: 'message',
} as const
type Form = (typeof complaintKeys)[keyof typeof complaintKeys]

/** The letter that opens a form, as it stands on most keyboards; undefined where none does. */
export function letterOfForm(form: string): string | undefined {
  const [code] = Object.entries(complaintKeys).find(([, other]) => other === form) ?? []
  return code?.replace(/^Key/, '')
}

export function formOfKey(code: string): Form | undefined {
  const known: Partial<Record<string, Form>> = complaintKeys
  return known[code]
}

/** The complaint page's part of the sheet of keys. */
export const complaintShortcuts = [
  ...Object.values(complaintKeys).map((form) => ({
    keys: [letterOfForm(form) ?? ''],
    label: `complaints.do.${form}`,
  })),
  { keys: ['L'], label: 'complaints.do.claim' },
  { keys: ['N'], label: 'complaints.do.next' },
]
