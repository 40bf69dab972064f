/** Kinds of files people may hand in as evidence. */
export const fileTypes = {
  jpeg: { mime: 'image/jpeg', extension: 'jpg' },
  png: { mime: 'image/png', extension: 'png' },
  webp: { mime: 'image/webp', extension: 'webp' },
  pdf: { mime: 'application/pdf', extension: 'pdf' },
} as const
export type FileType = keyof typeof fileTypes

export const largestFileBytes = 10 * 1024 * 1024
const longestName = 100

const beginnings: readonly { type: FileType; at: number; bytes: readonly number[] }[] = [
  { type: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { type: 'pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
]
const riff = [0x52, 0x49, 0x46, 0x46]

/** What a file is, told by its bytes: neither its name nor what its sender says of it is believed. */
export function typeOfBytes(bytes: Uint8Array): FileType | undefined {
  const found = beginnings.find(({ at, bytes: beginning }) => holds(bytes, beginning, at))
  if (found?.type === 'webp' && !holds(bytes, riff, 0)) return undefined
  return found?.type
}

function holds(bytes: Uint8Array, wanted: readonly number[], at: number): boolean {
  return wanted.every((byte, place) => bytes[at + place] === byte)
}

/** Characters that are none, that reverse a line, or that mean something to a file system. */
const unfit = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}"*/:<>?\\|]/gu

/** A name under which a file of this type can be shown and saved anywhere, made from what it was called. */
export function tidyFileName(name: string, type: FileType): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const stem = last
    .normalize('NFC')
    .replace(unfit, '')
    .replace(/\.[^.]*$/, '')
    .trim()
    .replace(/^\.+/, '')
  return `${[...stem].slice(0, longestName).join('') || 'file'}.${fileTypes[type].extension}`
}
