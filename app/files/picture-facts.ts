import exifr from 'exifr'
import { factsOfCamera, noFacts, type PictureFacts } from '#domain/vault/picture'

const tags = [
  'DateTimeOriginal',
  'OffsetTimeOriginal',
  'GPSLatitude',
  'GPSLatitudeRef',
  'GPSLongitude',
  'GPSLongitudeRef',
]
/** Cameras write these six bytes before the block itself. */
const prefix = Buffer.from('Exif\0\0', 'latin1')

/** Time and place from the EXIF block of a picture; nothing where the block cannot be read. */
export async function factsOfPicture(exif: Buffer): Promise<PictureFacts> {
  const block = exif.subarray(0, prefix.length).equals(prefix) ? exif.subarray(prefix.length) : exif
  const read: Record<string, unknown> | undefined = await exifr
    .parse(block, { pick: tags, reviveValues: false, translateValues: false })
    .catch(() => undefined)
  if (!read) return noFacts
  const { DateTimeOriginal: takenAt, OffsetTimeOriginal: offset, latitude, longitude } = read
  return factsOfCamera({ takenAt, offset, latitude, longitude })
}
