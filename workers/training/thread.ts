import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { type Training, trainChallenger } from '#domain/detection/models/train-challenger'
import { canonical } from '#domain/text/canonical'
import { tokens } from '#domain/text/tokens'
import { languageOf } from '#workers/language/language'
import type { FromThread, ToThread } from '#workers/training/messages'

/** The thread in which a challenger is trained: it is told everything, learns, and answers. */
const reviews: Training['reviews'] = []
const decided: Training['decided'] = []
const answer = (message: FromThread) => parentPort?.postMessage(message)

// On Linux a priority is a thread's own: whoever screens meanwhile goes first.
if (process.platform === 'linux') setPriority(10)

parentPort?.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'reviews':
      for (const review of message.reviews) reviews.push(review)
      break
    case 'decided':
      for (const one of message.decided) {
        decided.push({ ...one, language: one.language ?? detectLanguage(one.text) })
      }
      break
    case 'begin': {
      const { champion, publishBelow } = message
      const trained = trainChallenger({ reviews, decided, champion, publishBelow }, (share) =>
        answer({ kind: 'done_so_far', share }),
      )
      answer({ kind: 'trained', trained })
      break
    }
    default:
      message satisfies never
  }
})

function detectLanguage(text: string): string {
  const read = canonical(text).text
  return languageOf(read, tokens(read))
}
