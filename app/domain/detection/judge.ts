import type { ReviewFeatures } from '#domain/detection/features'
import { registry } from '#domain/detection/registry'
import { type Signal, signalNames } from '#domain/detection/signal'
import { baseline, caps, type Group, groups, model, weights } from '#domain/detection/weights'

/** What the detector says about a review: evidence for a person and for the policy, never a verdict. */
export type Judgement = {
  /** Which combination of signals said so. */
  model: string
  /** 0–1. */
  fakeProbability: number
  /** The log-odds before any signal; with the signals' contributions it adds up to those of `fakeProbability`. */
  baseline: number
  /** The strongest contribution first. */
  signals: Signal[]
}

/**
 * Weighs every signal. This file and `weights.ts` are the whole combination: a trained detector takes their
 * place without anything outside this folder noticing.
 */
export function judge(features: ReviewFeatures): Judgement {
  const found = signalNames.flatMap((name) => {
    const finding = registry[name](features)
    return finding ? [{ name, ...finding, contribution: weights[name].weight * finding.strength }] : []
  })
  const signals = groups.flatMap((group) => capped(group, found))
  signals.sort((a, b) => b.contribution - a.contribution)
  const logit = signals.reduce((sum, signal) => sum + signal.contribution, baseline)
  return { model, fakeProbability: 1 / (1 + Math.exp(-logit)), baseline, signals }
}

/** A group's signals, shrunk alike where together they exceed what the group may add. */
function capped(group: Group, found: Signal[]): Signal[] {
  const own = found.filter(({ name }) => weights[name].group === group)
  const total = own.reduce((sum, { contribution }) => sum + contribution, 0)
  const share = total > caps[group] ? caps[group] / total : 1
  return own.map((signal) => ({ ...signal, contribution: signal.contribution * share }))
}
