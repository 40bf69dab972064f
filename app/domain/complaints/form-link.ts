/** About which purchase a form may be filled in: the seller, and the order where there is one. */
export type FormSubject = { sellerId: string; orderId: string | null }

/** What a signed link to a form names. */
export function subjectOfForm({ sellerId, orderId }: FormSubject): string {
  return JSON.stringify([sellerId, orderId])
}

/** What such a link is about; undefined where it was made for something else. */
export function formOfSubject(subject: string): FormSubject | undefined {
  const [sellerId, orderId] = listOf(subject)
  if (typeof sellerId !== 'string' || (typeof orderId !== 'string' && orderId !== null)) return undefined
  return { sellerId, orderId }
}

function listOf(text: string): unknown[] {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list : []
  } catch {
    return []
  }
}
