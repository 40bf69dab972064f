/** How far back it is looked at how complaints ended, and how many of them at most. */
export const resolutionDays = 90
export const mostResolutions = 2000

/** How the complaints ended that a shop was asked about (R1.7); shares are of all that ended, 0–1, and may overlap. */
export type ResolutionFigures = {
  ended: number
  /** From the shop being asked to the end; null where none ended. */
  medianDays: number | null
  /** By an offer that was taken or a settlement both signed. */
  agreedShare: number
  /** By a decision of somebody who had not mediated. */
  arbitratedShare: number
  withdrawnShare: number
  /** After the shop had said nothing in its time. */
  silentShare: number
  /** Where something was given that made good what went wrong. */
  remediedShare: number
}
