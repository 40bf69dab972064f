/** Words of messages, and words beside offers, in which a person reads a condition about a review, or none. */
export type ConditionLists = {
  tied: string[]
  tiedBesideOffer: string[]
  honest: string[]
  honestBesideOffer: string[]
}

/** Words beside an offer, or of a message: `ties` says whether a person reads a condition about a review in them. */
export type ConditionCase = { as: 'offer' | 'message'; text: string; ties: boolean }

export function casesOf(lists: ConditionLists): ConditionCase[] {
  const all = (texts: string[], as: ConditionCase['as'], ties: boolean) =>
    texts.map((text) => ({ as, text, ties }))
  return [
    ...all(lists.tied, 'message', true),
    ...all(lists.tiedBesideOffer, 'offer', true),
    ...all(lists.honest, 'message', false),
    ...all(lists.honestBesideOffer, 'offer', false),
  ]
}
