import { diffWordsWithSpace } from 'diff'
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'
import type { LetterContent, Solution } from '#domain/letter/content'

/** Beyond this many characters together two texts are shown without comparing them. */
const mostCompared = 20_000

/** A text with the words that are new in it and those that were taken out. */
export function DiffText({ before, after }: { before: string; after: string }) {
  const intl = useIntl()
  if (before === after || before.length + after.length > mostCompared) return <>{after}</>
  // Languages without spaces have words too.
  const intlSegmenter = new Intl.Segmenter(intl.locale, { granularity: 'word' })
  let place = 0
  return diffWordsWithSpace(before, after, { intlSegmenter }).map(({ value, added, removed }) => {
    const key = `${place++} ${value.length}`
    if (added) {
      return (
        <ins key={key} className={classes.added}>
          {value}
        </ins>
      )
    }
    return removed ? (
      <del key={key} className={classes.removed}>
        {value}
      </del>
    ) : (
      <span key={key}>{value}</span>
    )
  })
}

/** Draws the parts of a letter against the version before it: the same row is compared with itself. */
export function diffAgainst(before: LetterContent): (text: string, rowId: string, part: string) => ReactNode {
  const old = new Map<string, string>([['note text', before.note]])
  for (const problem of before.problems) {
    old.set(`${problem.id} text`, problem.text)
    for (const solution of problem.solutions) {
      for (const part of ['action', 'owner', 'measure', 'evidence'] satisfies (keyof Solution)[]) {
        old.set(`${solution.id} ${part}`, solution[part])
      }
    }
  }
  return (text, rowId, part) => <DiffText before={old.get(`${rowId} ${part}`) ?? ''} after={text} />
}
