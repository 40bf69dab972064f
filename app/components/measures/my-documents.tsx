import { useId } from 'react'
import { FormattedMessage } from 'react-intl'
import { DocumentItem } from '#app/components/measures/document-item.tsx'
import type { DocumentFacts, FormAnswer } from '#app/components/measures/facts.ts'
import { HandInForm } from '#app/components/measures/hand-in-form.tsx'
import pages from '#app/components/pages/pages.module.css'
import review from '#app/components/review/review.module.css'
import { allowedDocumentMoves } from '#domain/measures/document'

type Mine = { documents: DocumentFacts[]; requestKey: string; answer: FormAnswer | undefined }

/** A seller's own proofs, with the way to hand each in while that is possible. */
export function MyDocuments({ documents, requestKey, answer }: Mine) {
  const id = useId()
  return (
    <section className={pages.card} aria-labelledby={id}>
      <h2 id={id}>
        <FormattedMessage id="document.mine.title" />
      </h2>
      <p>
        <FormattedMessage id={documents.length === 0 ? 'document.mine.none' : 'document.mine.clock'} />
      </p>
      <ul className={review.plain}>
        {documents.map((document) => (
          <DocumentItem key={document.kind} document={document}>
            {allowedDocumentMoves(document.state).includes('upload') && (
              <HandInForm
                key={document.version}
                kind={document.kind}
                requestKey={requestKey}
                answer={answer}
              />
            )}
          </DocumentItem>
        ))}
      </ul>
    </section>
  )
}
