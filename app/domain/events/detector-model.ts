/** What happens to what judges reviews. Models are named by their numbers; null stands for the rules set by hand. */
export type DetectorModelEvents = {
  detector_training_requested: { day: string }
  detector_training_cancelled: { day: string }
  detector_model_trained: { number: number; examples: number; fakes: number }
  detector_model_promoted: {
    number: number
    before: number | null
    obstacles: string[]
    reason: string | null
  }
  detector_model_rolled_back: { number: number; after: number | null }
  /** Shares (0–1) of automatic publications that people look at blindly. */
  audit_rate_changed: { before: number; after: number }
}
