import type { ReviewFeatures } from '#domain/detection/features'
import { explainBehaviour } from '#domain/detection/learning/behaviour-model'
import { type DetectorModel, explainReview } from '#domain/detection/learning/detector-model'
import { sigmoid } from '#domain/detection/learning/logit'
import { behaviourSignals, calibrationSignal, textSignal } from '#domain/detection/learnt-signals'
import { registry } from '#domain/detection/registry'
import { type FindingName, type Signal, signalNames } from '#domain/detection/signal'
import {
  baseline,
  caps,
  expertShare,
  type Group,
  groups,
  learntInstead,
  weights,
} from '#domain/detection/weights'

/** What judges reviews: what was learnt, or the rules set by hand where nothing has been learnt yet. */
export type Detector = {
  /** Kept with every verdict. */
  name: string
  learnt: DetectorModel | undefined
}

/** The detector of a marketplace that has decided nothing yet. */
export const coldStart: Detector = { name: 'cold-start-1', learnt: undefined }

/** What the detector says about a review: evidence for a person and for the policy, never a verdict. */
export type Judgement = {
  /** The name of the detector that said so. */
  model: string
  /** 0–1. */
  fakeProbability: number
  /** The log-odds before any signal; with the signals' contributions it adds up to those of `fakeProbability`. */
  baseline: number
  /** The strongest contribution first. */
  signals: Signal[]
}

/**
 * Weighs every signal: what behaviour and text say by what was learnt or by rules set by hand, and in either case the
 * findings, which no model can learn from what it reads, up to what their group may add.
 */
export function judge(features: ReviewFeatures, { name, learnt }: Detector): Judgement {
  const told = learnt ? askLearnt(learnt, features) : askExpert(features)
  const found = findAll(features, told.replaced)
  const signals = [...told.signals, ...groups.flatMap((group) => capped(group, found))]
  signals.sort((a, b) => b.contribution - a.contribution)
  const logit = signals.reduce((sum, signal) => sum + signal.contribution, told.baseline)
  return { model: name, fakeProbability: sigmoid(logit), baseline: told.baseline, signals }
}

type Told = {
  baseline: number
  signals: Signal[]
  /** Findings that add nothing, because what they are about was read already. */
  replaced: readonly FindingName[]
}

function askLearnt(learnt: DetectorModel, { reading, behaviour }: ReviewFeatures): Told {
  const said = explainReview(learnt, { ...reading, behaviour })
  return {
    baseline: said.baseline,
    signals: [
      ...behaviourSignals(said.behaviour, behaviour),
      ...textSignal(said),
      ...calibrationSignal(said.calibration),
    ],
    replaced: behaviour ? learntInstead : [],
  }
}

function askExpert({ behaviour }: ReviewFeatures): Told {
  const { added } = behaviour ? explainBehaviour({ kind: 'expert' }, behaviour) : { added: [] }
  const share = added.map(({ name, contribution }) => ({ name, contribution: expertShare * contribution }))
  return { baseline, signals: behaviourSignals(share, behaviour), replaced: [] }
}

type Found = Signal & { name: FindingName }

function findAll(features: ReviewFeatures, replaced: readonly FindingName[]): Found[] {
  return signalNames.flatMap((name) => {
    const finding = registry[name](features)
    const weight = replaced.includes(name) ? 0 : weights[name].weight
    return finding ? [{ name, ...finding, contribution: weight * finding.strength }] : []
  })
}

/** A group's signals, shrunk alike where together they exceed what the group may add. */
function capped(group: Group, found: Found[]): Signal[] {
  const own = found.filter(({ name }) => weights[name].group === group)
  const total = own.reduce((sum, { contribution }) => sum + contribution, 0)
  const share = total > caps[group] ? caps[group] / total : 1
  return own.map((signal) => ({ ...signal, contribution: signal.contribution * share }))
}
