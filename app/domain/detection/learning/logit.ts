/** The probability (0–1) of a log-odds. */
export function sigmoid(logit: number): number {
  return logit >= 0 ? 1 / (1 + Math.exp(-logit)) : Math.exp(logit) / (1 + Math.exp(logit))
}

/** The log-odds of a probability, kept finite: nothing is ever quite certain. */
export function logitOf(probability: number): number {
  const kept = Math.min(1 - 1e-6, Math.max(1e-6, probability))
  return Math.log(kept / (1 - kept))
}
