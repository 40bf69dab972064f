/**
 * Who made us look at what is decided (DSA Art. 17(3)(b)): we ourselves, somebody outside in any other way (the shop it is
 * about, a complaint), or whoever gave a notice that it is illegal (Art. 16), a trusted flagger (Art. 22) or anybody.
 */
export type DecisionOrigin = 'own' | 'other' | NoticeOrigin
export type NoticeOrigin = 'article_16' | 'trusted_flagger'

const sources = {
  own: 'SOURCE_VOLUNTARY',
  other: 'SOURCE_TYPE_OTHER_NOTIFICATION',
  article_16: 'SOURCE_ARTICLE_16',
  trusted_flagger: 'SOURCE_TRUSTED_FLAGGER',
} as const satisfies Record<DecisionOrigin, string>
export type SourceType = (typeof sources)[DecisionOrigin]

/** What the Commission's database calls an origin. */
export function sourceTypeOf(origin: DecisionOrigin): SourceType {
  return sources[origin]
}

/** The origin a statement was sent with; ours where it names none we know. */
export function originOfSource(source: string | undefined): DecisionOrigin {
  const origins: readonly DecisionOrigin[] = ['other', 'article_16', 'trusted_flagger']
  return origins.find((origin) => sources[origin] === source) ?? 'own'
}
