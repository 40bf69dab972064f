import type { Refusal } from '#app/components/desk/answer.ts'
import type { At, DeskItem, Draft } from '#app/components/desk/evidence.ts'
import type { DecisionAction } from '#domain/review'

/** A decision that may still be taken back, or is on its way (`decisionId` is null). */
export type Undoable = {
  decisionId: string | null
  action: DecisionAction
  item: DeskItem
  until: At | null
}

/** Why an item came back, or could not be had. */
export type Notice = { refusal: Refusal; reviewId: string | null }

/**
 * The desk of one person: the item in front of them, those already leased to come next, and what was decided last.
 * `idle` is a desk that asks for nothing until told to, after an item was given back.
 */
export type DeskState = {
  phase: 'working' | 'waiting' | 'empty' | 'idle'
  current: DeskItem | null
  ahead: DeskItem[]
  undoable: Undoable | null
  notice: Notice | null
  /** Items this person is finished with, for now; the list shows them as such. */
  done: ReadonlySet<string>
  isOffline: boolean
}

export type DeskChange =
  | { type: 'put_away'; to: 'next' | 'idle' }
  | { type: 'decided'; action: DecisionAction }
  | { type: 'confirmed'; item: DeskItem; decisionId: string; until: At }
  | { type: 'brought_back'; item: DeskItem; refusal: Refusal | null }
  | { type: 'refused'; refusal: Refusal; reviewId: string | null }
  | { type: 'arrived'; item: DeskItem | null }
  | { type: 'opened'; item: DeskItem }
  | { type: 'drafted'; draft: Draft }
  | { type: 'marked'; reviewId: string; signal: string; isRight: boolean | null }
  | { type: 'extended'; workItemId: string; leaseUntil: At }
  | { type: 'undo_over' }
  | { type: 'notice_closed' }
  | { type: 'connection'; isOffline: boolean }

export function startDesk({ first, wasRefused }: { first: DeskItem | null; wasRefused: boolean }): DeskState {
  return {
    phase: first ? 'working' : wasRefused ? 'idle' : 'empty',
    current: first,
    ahead: [],
    undoable: null,
    notice: null,
    done: new Set(),
    isOffline: false,
  }
}

/** What the desk looks like after something happened. An item once leased is never dropped, only moved. */
export function changeDesk(state: DeskState, change: DeskChange): DeskState {
  switch (change.type) {
    case 'put_away':
      return change.to === 'next' ? showNext(state) : { ...state, current: null, ahead: [], phase: 'idle' }
    case 'decided':
      return afterDeciding(state, change.action)
    case 'confirmed':
      return confirm(state, change)
    case 'brought_back':
      return bringBack(state, change.item, change.refusal)
    case 'refused':
      return { ...state, notice: { refusal: change.refusal, reviewId: change.reviewId } }
    case 'arrived':
      return takeIn(state, change.item)
    case 'opened':
      return {
        ...state,
        current: change.item,
        phase: 'working',
        notice: null,
        ahead: without(state.ahead, change.item),
      }
    case 'drafted':
      return state.current ? { ...state, current: withWork(state.current, { draft: change.draft }) } : state
    case 'marked':
      return state.current?.evidence.review.id === change.reviewId
        ? { ...state, current: withMark(state.current, change) }
        : state
    case 'extended':
      return state.current?.work.id === change.workItemId
        ? { ...state, current: withWork(state.current, { leaseUntil: change.leaseUntil }) }
        : state
    case 'undo_over':
      return { ...state, undoable: null }
    case 'notice_closed':
      return { ...state, notice: null }
    case 'connection':
      return { ...state, isOffline: change.isOffline }
    default:
      return change satisfies never
  }
}

function showNext(state: DeskState): DeskState {
  const [current = null, ...ahead] = state.ahead
  const done = state.current ? new Set([...state.done, state.current.work.id]) : state.done
  return { ...state, current, ahead, done, phase: current ? 'working' : 'waiting', notice: null }
}

function afterDeciding(state: DeskState, action: DecisionAction): DeskState {
  if (!state.current) return state
  const undoable = { decisionId: null, action, item: state.current, until: null }
  return { ...showNext(state), undoable }
}

function confirm(
  state: DeskState,
  { item, decisionId, until }: { item: DeskItem; decisionId: string; until: At },
): DeskState {
  // A quicker decision after it has taken its place already.
  if (state.undoable?.item.work.id !== item.work.id) return state
  return { ...state, undoable: { ...state.undoable, decisionId, until } }
}

/** The item comes back with what was typed; whatever had taken its place goes on waiting behind it. */
function bringBack(state: DeskState, item: DeskItem, refusal: Refusal | null): DeskState {
  const others = state.current ? [state.current, ...state.ahead] : state.ahead
  return {
    ...state,
    current: item,
    done: new Set([...state.done].filter((id) => id !== item.work.id)),
    ahead: without(others, item),
    phase: 'working',
    undoable: state.undoable?.item.work.id === item.work.id ? null : state.undoable,
    notice: refusal && { refusal, reviewId: item.evidence.review.id },
  }
}

function takeIn(state: DeskState, item: DeskItem | null): DeskState {
  if (!item) return state.phase === 'waiting' ? { ...state, phase: 'empty' } : state
  const isHere = [state.current, ...state.ahead].some((other) => other?.work.id === item.work.id)
  if (isHere) return state
  return state.current
    ? { ...state, ahead: [...state.ahead, item] }
    : { ...state, current: item, phase: 'working' }
}

function without(items: DeskItem[], item: DeskItem): DeskItem[] {
  return items.filter((other) => other.work.id !== item.work.id)
}

function withWork(item: DeskItem, change: Partial<DeskItem['work']>): DeskItem {
  return { ...item, work: { ...item.work, ...change } }
}

function withMark(
  item: DeskItem,
  { signal, isRight }: { signal: string; isRight: boolean | null },
): DeskItem {
  const others = (item.evidence.marks ?? []).filter((mark) => mark.signal !== signal)
  const marks = isRight === null ? others : [...others, { signal, isRight }]
  return { ...item, evidence: { ...item.evidence, marks } }
}
