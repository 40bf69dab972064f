import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tidyFileName, typeOfBytes } from '#domain/files'
import { filesOfVersion } from '#domain/letter/files'

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part, 'latin1')])),
  )

test.each([
  ['jpeg', bytes(0xff, 0xd8, 0xff, 0xe0, 'rest')],
  ['png', bytes(0x89, 'PNG\r\n', 0x1a, '\n', 'rest')],
  ['webp', bytes('RIFF', 1, 2, 3, 4, 'WEBP', 'rest')],
  ['pdf', bytes('%PDF-1.7\n')],
  [undefined, bytes()],
  [undefined, bytes(0xff, 0xd8)],
  [undefined, bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  [undefined, bytes('<html>%PDF-')],
  [undefined, bytes('GIF89a')],
  [undefined, bytes('PK', 3, 4)],
  [undefined, bytes('RIFF', 1, 2, 3, 4, 'WAVE')],
  [undefined, bytes('....', 1, 2, 3, 4, 'WEBP')],
])('what its bytes are decides that a file is %s', (type, content) => {
  expect(typeOfBytes(content)).toBe(type)
})

test.each([
  ['Стіл.JPEG', 'Стіл.jpg'],
  ['C:\\photos\\new desk.png', 'new desk.jpg'],
  ['../../etc/passwd', 'passwd.jpg'],
  ['invoice\u202egpj.exe', 'invoicegpj.jpg'],
  ['a\r\nb".html', 'ab.jpg'],
  ['.hidden', 'file.jpg'],
  ['', 'file.jpg'],
])('the name %j becomes %j', (given, tidy) => {
  expect(tidyFileName(given, 'jpeg')).toBe(tidy)
})

test('whatever a file is called, its name is short, says its type, and holds nothing odd', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const tidy = tidyFileName(name, 'pdf')
      expect(tidy).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}"*/:<>?\\|]{1,100}\.pdf$/u)
      expect(tidy.startsWith('.')).toBe(false)
    }),
  )
})

test('a version keeps the files it was sent with, whatever came or went since', () => {
  const day = (date: number) => new Date(Date.UTC(2026, 5, date))
  const file = (name: string, addedAt: Date, removedAt: Date | null = null) => ({ name, addedAt, removedAt })
  const files = [
    file('stayed', day(1)),
    file('taken back before', day(1), day(2)),
    file('taken back later', day(1), day(4)),
    file('came with it', day(3)),
    file('came later', day(4)),
  ]
  expect(filesOfVersion(files, day(3)).map(({ name }) => name)).toEqual([
    'stayed',
    'taken back later',
    'came with it',
  ])
})
