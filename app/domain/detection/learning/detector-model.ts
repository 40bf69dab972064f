import {
  type Added,
  type BehaviourModel,
  explainBehaviour,
  scoreBehaviour,
} from '#domain/detection/learning/behaviour-model'
import { expertBaseline } from '#domain/detection/learning/expert-scorecard'
import {
  caseOf,
  combine,
  type LastStage,
  type Opinions,
  untrainedStage,
} from '#domain/detection/learning/last-stage'
import { sigmoid } from '#domain/detection/learning/logit'
import type { Readable } from '#domain/detection/learning/text-grams'
import { explainText, type Origin, scoreText, type TextModel } from '#domain/detection/learning/text-model'
import type { Span } from '#domain/text/span'

/** Everything that was learnt: text by language, behaviour, and how both become one probability. */
export type DetectorModel = {
  texts: Map<string, TextModel>
  behaviour: BehaviourModel
  last: LastStage
  /** The probability from which calling a review fake gave the best mean of both classes' F1 in training. */
  threshold: number
}

/** A review as the models see it. */
export type Subject = {
  canonical: Readable
  language: string
  /** Features of its behaviour; undefined where author, seller or time is unknown. */
  behaviour: ArrayLike<number> | undefined
  /** Where its canonical text was sent; without it, there where it stands. */
  origin?: Origin
}

export type Score = { logit: number; probability: number; opinions: Opinions }

/** Why a score is what it is: the parts sum to its log-odds exactly. */
export type Explanation = Score & {
  baseline: number
  behaviour: Added[]
  text: { contribution: number; spans: Span[] }
  /** What the map to probabilities that came true adds. */
  calibration: number
}

/** What there is before anything is decided. */
export function untrainedDetector(): DetectorModel {
  return {
    texts: new Map(),
    behaviour: { kind: 'expert' },
    last: untrainedStage(expertBaseline),
    threshold: 0.5,
  }
}

/** The probability (0–1) that a review is fake, and whose opinions it comes from. */
export function scoreReview(model: DetectorModel, subject: Subject): Score {
  const textModel = model.texts.get(subject.language)
  const opinions = {
    text: textModel && scoreText(textModel, subject.canonical),
    behaviour: subject.behaviour && scoreBehaviour(model.behaviour, subject.behaviour),
  }
  const { logit } = combine(model.last, opinions)
  return { logit, probability: sigmoid(logit), opinions }
}

/** A score and what every signal adds to it. */
export function explainReview(model: DetectorModel, subject: Subject): Explanation {
  const textModel = model.texts.get(subject.language)
  const text = textModel && explainText(textModel, subject.canonical, subject.origin)
  const behaviour = subject.behaviour && explainBehaviour(model.behaviour, subject.behaviour)
  const opinions = { text: text?.score, behaviour: behaviour && sumOf(behaviour) }
  const { logit, sum } = combine(model.last, opinions)
  const weights = model.last[caseOf(opinions)]
  const textBias = text ? (textModel?.bias ?? 0) : 0
  return {
    ...{ logit, probability: sigmoid(logit), opinions },
    baseline: weights.bias + weights.text * textBias + weights.behaviour * (behaviour?.baseline ?? 0),
    behaviour: (behaviour?.added ?? []).map(({ name, contribution }) => ({
      name,
      contribution: weights.behaviour * contribution,
    })),
    text: { contribution: weights.text * (text?.added ?? 0), spans: text?.spans ?? [] },
    calibration: logit - sum,
  }
}

/** What was explained adds up to the score: there is no need to ask again. */
function sumOf({ baseline, added }: { baseline: number; added: Added[] }): number {
  return added.reduce((sum, { contribution }) => sum + contribution, baseline)
}
