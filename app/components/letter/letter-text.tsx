import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'
import { CalendarDay } from '#app/components/letter/letter-status.tsx'
import type { LetterContent, Problem, Solution } from '#domain/letter/content'

/**
 * A letter to be read. `beside` adds to each Solution what its reader has to do with it; `show` draws a text, with
 * what has changed in it where there is something to compare with.
 */
export function LetterText({
  content,
  beside,
  show = (text) => text,
}: {
  content: LetterContent
  beside?: (solution: Solution) => ReactNode
  show?: (text: string, rowId: string, part: keyof Solution | 'text') => ReactNode
}) {
  return (
    <div className={classes.rows}>
      {content.problems.map((problem, at) => (
        <section key={problem.id} className={classes.card} data-problem={problem.id}>
          <ProblemHead problem={problem} number={at + 1} />
          <p className={classes.text} dir="auto">
            {show(problem.text, problem.id, 'text')}
          </p>
          {problem.solutions.map((solution, nth) => (
            <div key={solution.id} className={classes.inner}>
              <strong>
                <FormattedMessage id="letter.solution" values={{ number: `${at + 1}.${nth + 1}` }} />
              </strong>
              <SolutionFacts
                solution={solution}
                show={(part) => show(solution[part] ?? '', solution.id, part)}
              />
              {beside?.(solution)}
            </div>
          ))}
        </section>
      ))}
      {content.note && (
        <p className={classes.quote} dir="auto">
          {show(content.note, 'note', 'text')}
        </p>
      )}
    </div>
  )
}

function ProblemHead({ problem, number }: { problem: Problem; number: number }) {
  const intl = useIntl()
  return (
    <div className={classes.meta}>
      <strong>
        <FormattedMessage id="letter.problem" values={{ number }} />
      </strong>
      <span>
        {intl.formatList(problem.causes.map((cause) => intl.formatMessage({ id: `cause.${cause}` })))}
      </span>
    </div>
  )
}

const parts = ['action', 'owner', 'dueOn', 'measure', 'evidence'] as const

function SolutionFacts({
  solution,
  show,
}: {
  solution: Solution
  show: (part: (typeof parts)[number]) => ReactNode
}) {
  return (
    <dl className={classes.facts}>
      {parts
        .filter((part) => part !== 'evidence' || solution.evidence)
        .map((part) => (
          <div key={part} style={{ display: 'contents' }}>
            <dt>
              <FormattedMessage id={`letter.solution.${part}`} />
            </dt>
            <dd dir="auto" className={classes.text}>
              {part === 'dueOn' && solution.dueOn ? (
                <CalendarDay day={solution.dueOn} />
              ) : (
                (solution[part] && show(part)) || '–'
              )}
            </dd>
          </div>
        ))}
    </dl>
  )
}
