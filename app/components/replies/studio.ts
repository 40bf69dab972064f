import type { ReplyFlaw } from '#domain/replies/flaws'
import type { Remedy } from '#domain/replies/remedy'
import type { ReplyState } from '#domain/replies/state'
import type { OfferedTemplate, Situation } from '#domain/replies/templates'

/** What a shop has written to a review. */
export type WrittenReply = {
  id: string
  text: string
  state: ReplyState
  createdAt: string
  /** Why it is not shown, in the reader's language. */
  reason: string | null
  note: string | null
  isOfNewest: boolean
}

export type Studio = {
  /** The language the buyer reads. */
  language: string
  templates: OfferedTemplate[]
  situation: Situation
  draft: { text: string; flaws: ReplyFlaw[] } | null
  written: WrittenReply[]
  remedies: { kind: Remedy; note: string | null; recordedAt: string }[]
}
