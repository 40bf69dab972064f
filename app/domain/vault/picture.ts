/** What a camera wrote into a picture and is kept when the picture is stripped of it. */
export type PictureFacts = {
  /** The camera's own clock, as `2026-05-01T10:11:12` or with the offset it was set to; never more than a claim. */
  takenAt: string | null
  /** Where, in degrees; north and east are positive. */
  place: { latitude: number; longitude: number } | null
}

export const noFacts: PictureFacts = { takenAt: null, place: null }

/** 40 megapixels: more than phones send, and few enough to be decoded in memory. */
export const mostPixels = 40_000_000

/** A camera's values, believed only where they can be what they say. */
export function factsOfCamera(tags: {
  takenAt?: unknown
  offset?: unknown
  latitude?: unknown
  longitude?: unknown
}): PictureFacts {
  return { takenAt: momentOf(tags.takenAt, tags.offset), place: placeOf(tags.latitude, tags.longitude) }
}

function momentOf(value: unknown, offset: unknown): string | null {
  const found =
    typeof value === 'string' ? /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(value.trim()) : null
  if (!found) return null
  const [, year, month, day, time] = found
  const moment = `${year}-${month}-${day}T${time}`
  if (Number.isNaN(Date.parse(`${moment}Z`)) || Number(year) < 1990) return null
  return typeof offset === 'string' && /^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(offset) ? moment + offset : moment
}

function placeOf(latitude: unknown, longitude: unknown): PictureFacts['place'] {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  // Phones without a fix write zeros.
  return isPlace && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : null
}
