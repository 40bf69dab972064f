import { atOnce, type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { DetectorModelEvents } from '#domain/events/detector-model'

/** Screening asks for the champion's number by itself, and the marketplace hears nothing of models. */
export const detectorModelConsequences: ConsequenceTable<DetectorModelEvents> = {
  detector_training_requested: atOnce('train_detector'),
  detector_training_cancelled: nothing,
  detector_model_trained: nothing,
  detector_model_promoted: nothing,
  detector_model_rolled_back: nothing,
  audit_rate_changed: nothing,
}
