import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cleanFile } from '#app/files/clean-file.ts'
import { makeHostileFiles, payload } from '#tests/app/hostile-files'

const pixels = { width: 300, height: 200, channels: 3 as const, background: '#8a7' }
const camera = {
  IFD0: { Artist: 'Somebody' },
  IFD2: { DateTimeOriginal: '2026:05:01 10:11:12', OffsetTimeOriginal: '+03:00', LensModel: 'Serial 1234' },
  IFD3: {
    ...{ GPSLatitudeRef: 'N', GPSLatitude: '50/1 27/1 0/1' },
    ...{ GPSLongitudeRef: 'W', GPSLongitude: '30/1 30/1 0/1' },
  },
}

test.each(['jpeg', 'png', 'webp'] as const)(
  'a %s keeps its pixels the right way up; its camera’s time and place are noted and leave it',
  async (type) => {
    const sent = await sharp({ create: pixels })
      .withMetadata({ orientation: 6 })
      .withExif(camera)
      [type]()
      .toBuffer()
    const clean = await cleanFile(sent)
    if (!clean.ok) throw new Error(clean.refusal.reason)
    expect(clean.value.type).toBe(type)
    expect(clean.value.facts).toEqual({
      takenAt: '2026-05-01T10:11:12+03:00',
      place: { latitude: 50.45, longitude: -30.5 },
    })
    const kept = await sharp(clean.value.bytes).metadata()
    expect(kept).toMatchObject({ format: type, width: 200, height: 300 })
    expect([kept.exif, kept.xmp, kept.iptc, kept.comments]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    for (const trace of ['Somebody', 'Serial 1234', '2026:05:01']) {
      expect(Buffer.from(clean.value.bytes).includes(trace), trace).toBe(false)
    }
    expect(clean.value.sentDigest).toMatch(/^[0-9a-f]{64}$/)
  },
)

test('a plain document is kept as it was sent', async () => {
  const stream = `stream\n${'/JS /AA '.repeat(50)}\nendstream`
  const sent = Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\n${stream}\nendobj\ntrailer\n%%EOF\n`)
  const clean = await cleanFile(sent)
  expect(clean).toMatchObject({ ok: true, value: { type: 'pdf', facts: { takenAt: null, place: null } } })
  expect(clean.ok && Buffer.from(clean.value.bytes).equals(sent)).toBe(true)
})

test('of a hundred hostile files none is kept as anything but pixels, or as a document that does nothing', async () => {
  const files = await makeHostileFiles()
  expect(files.length).toBeGreaterThanOrEqual(80)
  const before = process.memoryUsage.rss()
  let most = before
  const keptNames: string[] = []
  const dangerous: string[] = []
  const slow: string[] = []
  for (const { name, bytes } of files) {
    const start = performance.now()
    const clean = await cleanFile(bytes)
    if (performance.now() - start > 5_000) slow.push(name)
    most = Math.max(most, process.memoryUsage.rss())
    if (!clean.ok) continue
    keptNames.push(name)
    if (!(await isHarmless(clean.value))) dangerous.push(name)
  }
  expect(dangerous).toEqual([])
  expect(slow).toEqual([])
  // What is kept is what was a picture, without what it carried.
  for (const name of keptNames) expect(name).toMatch(/^(jpeg|png|webp) /)
  expect((most - before) / 2 ** 20, 'megabytes more').toBeLessThan(300)
  expect(keptNames.length).toBeLessThan(20)
})

async function isHarmless({ bytes, type }: { bytes: Uint8Array; type: string }): Promise<boolean> {
  const kept = Buffer.from(bytes)
  const read = await sharp(kept).metadata()
  const isPicture = read.format === type && !read.exif && !read.xmp && !read.iptc && !read.comments
  return isPicture && ![payload, '<?php', 'PK\x03\x04', 'EICAR', '<html'].some((part) => kept.includes(part))
}
