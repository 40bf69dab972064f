import { useEffect, useReducer, useRef } from 'react'
import { askDesk, type DeskAnswer } from '#app/components/desk/answer.ts'
import { changeDesk, type DeskChange, type DeskState, startDesk } from '#app/components/desk/desk-state.ts'
import type { At, DeskItem, Draft, QueueName } from '#app/components/desk/evidence.ts'
import { markFields } from '#app/components/review/mark-fields.ts'
import type { DecisionAction, Redaction } from '#domain/review'

export type Verdict = { action: DecisionAction; reasonCode?: string; note?: string; redactions?: Redaction[] }
type Send = (change: DeskChange) => void

/** A desk at work: what it shows, and what can be done at it. Every act shows at once and is sent meanwhile. */
export type Desk = DeskState & ReturnType<typeof actsOf>

/**
 * Keeps the desk of a queue. While an item is looked at the next is leased and fetched, so that a decision has
 * only to be painted; whatever was leased ahead is given back when the page is left.
 */
export function useDesk(queue: QueueName, start: { first: DeskItem | null; wasRefused: boolean }): Desk {
  const [state, send] = useReducer(changeDesk, start, startDesk)
  useNextAhead(queue, state, send)
  useLeaving(queue, state)
  return { ...state, ...actsOf(queue, state, send) }
}

function useNextAhead(queue: QueueName, state: DeskState, send: Send) {
  const isAsking = useRef(false)
  const isWanted =
    state.phase === 'waiting' || (state.phase === 'working' && state.ahead.length === 0 && !state.notice)
  const currentId = state.current?.work.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new item in front is the time to fetch the one after
  useEffect(() => {
    if (!isWanted || isAsking.current) return
    isAsking.current = true
    void askDesk<DeskItem | undefined>({ intent: 'claim', queue }).then((answer) => {
      isAsking.current = false
      if (answer.ok) send({ type: 'arrived', item: answer.value ?? null })
      else send({ type: 'refused', refusal: answer.refusal, reviewId: null })
    })
  }, [isWanted, currentId, queue, send])
}

function useLeaving(queue: QueueName, { current }: DeskState) {
  const keep = useRef(current?.work.id)
  keep.current = current?.work.id
  useEffect(() => {
    const leave = () => {
      const fields = { intent: 'leave', queue, ...(keep.current && { keep: keep.current }) }
      navigator.sendBeacon('/desk/work', new URLSearchParams(fields))
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [queue])
}

function actsOf(queue: QueueName, state: DeskState, send: Send) {
  const item = state.current
  const onWaiting = (isOffline: boolean) => send({ type: 'connection', isOffline })
  const ask = <Value>(fields: Record<string, string>) => askDesk<Value>(fields, onWaiting)

  /** Sends something about the item that was put away; what is refused brings it back. */
  const sendAway = (held: DeskItem, fields: Record<string, string>, to: 'next' | 'idle') => {
    send({ type: 'put_away', to })
    void ask<undefined>({ ...fields, workItemId: held.work.id }).then((answer) => {
      if (!answer.ok) send({ type: 'brought_back', item: held, refusal: answer.refusal })
    })
  }

  return {
    decide(verdict: Verdict) {
      if (!item) return
      send({ type: 'decided', action: verdict.action })
      void ask<{ id: string; undoUntil: At }>(decisionFields(item, verdict)).then((answer) => {
        if (answer.ok)
          send({ type: 'confirmed', item, decisionId: answer.value.id, until: answer.value.undoUntil })
        else send({ type: 'brought_back', item, refusal: answer.refusal })
      })
    },
    undo() {
      const { undoable } = state
      if (!undoable?.decisionId) return
      send({ type: 'undo_over' })
      void undoAndReturn(undoable.decisionId, undoable.item, queue).then((answer) => {
        if (answer.ok) send({ type: 'brought_back', item: answer.value, refusal: null })
        else send({ type: 'refused', refusal: answer.refusal, reviewId: undoable.item.evidence.review.id })
      })
    },
    skip(reason: string) {
      if (item) sendAway(item, { intent: 'skip', reason }, 'next')
    },
    release() {
      if (!item) return
      sendAway(item, { intent: 'release', reason: 'released_by_hand' }, 'idle')
      void ask({ intent: 'leave', queue })
    },
    handOver(toAccountId: string, note: string) {
      if (item) sendAway(item, { intent: 'hand_over', toAccountId, note }, 'next')
    },
    takeNext() {
      send({ type: 'put_away', to: 'next' })
    },
    /** Opens another item of the list; the one in front goes back to the line, with its draft. */
    open(workItemId: string) {
      if (workItemId === item?.work.id) return
      void ask<DeskItem>({ intent: 'claim', queue, workItemId }).then((answer) => {
        if (!answer.ok) return send({ type: 'refused', refusal: answer.refusal, reviewId: null })
        if (item) void ask({ intent: 'release', workItemId: item.work.id, reason: 'opened_another' })
        send({ type: 'opened', item: answer.value })
      })
    },
    /** Takes the same item again after its lease ran out, keeping what was typed. */
    takeAgain() {
      if (!item) return
      void ask<DeskItem>({ intent: 'claim', queue, workItemId: item.work.id }).then((answer) => {
        if (!answer.ok) send({ type: 'refused', refusal: answer.refusal, reviewId: item.evidence.review.id })
        else send({ type: 'opened', item: keepDraft(answer.value, item.work.draft) })
      })
    },
    extend() {
      if (!item) return
      void askDesk<{ leaseUntil: At }>({ intent: 'extend', workItemId: item.work.id }).then((answer) => {
        if (answer.ok)
          send({ type: 'extended', workItemId: item.work.id, leaseUntil: answer.value.leaseUntil })
        else send({ type: 'refused', refusal: answer.refusal, reviewId: item.evidence.review.id })
      })
    },
    draft(draft: Draft) {
      send({ type: 'drafted', draft })
    },
    mark(signal: string, isRight: boolean | null) {
      if (!item) return
      const { id, revision } = item.evidence.review
      const before = item.evidence.marks?.find((mark) => mark.signal === signal)?.isRight ?? null
      send({ type: 'marked', reviewId: id, signal, isRight })
      void ask(markFields({ reviewId: id, revision, signal, isRight })).then((answer) => {
        if (answer.ok) return
        send({ type: 'marked', reviewId: id, signal, isRight: before })
        send({ type: 'refused', refusal: answer.refusal, reviewId: id })
      })
    },
    closeNotice() {
      send({ type: 'notice_closed' })
    },
    forgetUndo() {
      send({ type: 'undo_over' })
    },
  }
}

function decisionFields({ evidence: { review } }: DeskItem, verdict: Verdict): Record<string, string> {
  return {
    intent: 'decide',
    reviewId: review.id,
    action: verdict.action,
    ...(verdict.reasonCode && { reasonCode: verdict.reasonCode }),
    ...(verdict.note && { note: verdict.note }),
    ...(verdict.action === 'redact' && { redactions: JSON.stringify(verdict.redactions ?? []) }),
    seenVersion: String(review.version),
    requestKey: crypto.randomUUID(),
  }
}

async function undoAndReturn(
  decisionId: string,
  item: DeskItem,
  queue: QueueName,
): Promise<DeskAnswer<DeskItem>> {
  const undone = await askDesk({ intent: 'undo', decisionId })
  if (!undone.ok) return undone
  const claimed = await askDesk<DeskItem>({ intent: 'claim', queue, workItemId: item.work.id })
  return claimed.ok ? { ok: true, value: keepDraft(claimed.value, item.work.draft) } : claimed
}

function keepDraft(item: DeskItem, draft: Draft): DeskItem {
  return { ...item, work: { ...item.work, draft } }
}
