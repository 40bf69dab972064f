import type { TieShape } from '#app/components/rings/shape.ts'

export type Place = { x: number; y: number }

/** The drawing is a square of so many units. */
export const drawingSize = 560
const centre = drawingSize / 2
const outerRadius = 240
const innerRadius = 120

/**
 * Where members and what they share are drawn: members on a circle, those that share most next to each other; what
 * they share on a smaller one within, near the members it ties.
 */
export function placeRing(
  members: number[],
  ties: TieShape[],
): { members: Map<number, Place>; ties: Place[] } {
  const order = [...members].sort((a, b) => signatureOf(a, ties).localeCompare(signatureOf(b, ties)) || a - b)
  const angles = new Map(order.map((member, place) => [member, (2 * Math.PI * place) / order.length]))
  const wanted = ties
    .map((tie, index) => ({ index, angle: meanAngle(tie.members.map((member) => angles.get(member) ?? 0)) }))
    .sort((a, b) => a.angle - b.angle)
  const placed: Place[] = []
  const radius = ties.length === 1 ? 0 : innerRadius
  wanted.forEach(({ index }, place) => {
    placed[index] = onCircle(radius, (2 * Math.PI * place) / ties.length + (wanted[0]?.angle ?? 0))
  })
  return {
    members: new Map([...angles].map(([member, angle]) => [member, onCircle(outerRadius, angle)])),
    ties: placed,
  }
}

/** Which of the ties a member has, as a text to sort by. */
function signatureOf(member: number, ties: TieShape[]): string {
  return ties.map(({ members }) => (members.includes(member) ? '0' : '1')).join('')
}

/** The middle of some directions, from 0 to 2π. */
function meanAngle(angles: number[]): number {
  const x = angles.reduce((sum, angle) => sum + Math.cos(angle), 0)
  const y = angles.reduce((sum, angle) => sum + Math.sin(angle), 0)
  return (Math.atan2(y, x) + 2 * Math.PI) % (2 * Math.PI)
}

/** Rounded, so that server and browser draw the same. */
function onCircle(radius: number, angle: number): Place {
  return {
    x: Math.round(centre + radius * Math.sin(angle)),
    y: Math.round(centre - radius * Math.cos(angle)),
  }
}
