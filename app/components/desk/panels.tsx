import type { Colleague, DeskItem } from '#app/components/desk/evidence.ts'
import { HandOverPanel } from '#app/components/desk/hand-over-panel.tsx'
import { NotePanel } from '#app/components/desk/note-panel.tsx'
import { ReasonPanel } from '#app/components/desk/reason-panel.tsx'
import { RedactionPanel } from '#app/components/desk/redaction-panel.tsx'
import { SkipPanel } from '#app/components/desk/skip-panel.tsx'
import { suggestRedactions } from '#app/components/desk/suggested-redactions.ts'
import type { Desk } from '#app/components/desk/use-desk.ts'
import { useStatement } from '#app/components/desk/use-statement.ts'

export type Panel = 'reject' | 'redact' | 'return' | 'escalate' | 'skip' | 'hand_over' | 'note'

/** What opens above the buttons: the choice of a reason, of spans to mask, of a colleague. */
export function PanelOf({
  panel,
  item,
  desk,
  colleagues,
  onClose,
}: {
  panel: Panel
  item: DeskItem
  desk: Desk
  colleagues: Colleague[]
  onClose: () => void
}) {
  const { draft } = item.work
  const statement = useStatement(item.evidence)
  const note = { note: draft.note, onNote: (text: string) => desk.draft({ ...draft, note: text }) }
  const verdict = draft.note.trim() ? { note: draft.note.trim() } : {}
  switch (panel) {
    case 'skip':
      return <SkipPanel onSkip={desk.skip} />
    case 'note':
      return <NotePanel {...note} />
    case 'hand_over':
      return (
        <HandOverPanel {...note} colleagues={colleagues} onHandOver={(to) => desk.handOver(to, draft.note)} />
      )
    case 'redact':
      return (
        <RedactionPanel
          text={item.evidence.review.text}
          suggested={suggestRedactions(item.evidence.signals)}
          redactions={draft.redactions}
          statement={statement}
          onChange={(redactions) => desk.draft({ ...draft, redactions })}
          onDecide={(reasonCode) =>
            desk.decide({ action: 'redact', reasonCode, redactions: draft.redactions, ...verdict })
          }
          onCancel={onClose}
        />
      )
    case 'reject':
    case 'return':
    case 'escalate':
      return (
        <ReasonPanel
          key={panel}
          {...note}
          action={panel}
          statement={statement}
          onDecide={(reasonCode) => desk.decide({ action: panel, reasonCode, ...verdict })}
          onCancel={onClose}
        />
      )
    default:
      return panel satisfies never
  }
}
