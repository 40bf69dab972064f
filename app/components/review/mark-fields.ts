/** What a form has to say for a signal to be marked; `isRight` is null for taking a mark back. */
export function markFields({
  reviewId,
  revision,
  signal,
  isRight,
}: {
  reviewId: string
  revision: number
  signal: string
  isRight: boolean | null
}): Record<string, string> {
  return { intent: 'mark', reviewId, revision: String(revision), signal, isRight: String(isRight ?? '') }
}
