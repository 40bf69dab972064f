import type { AppealsSchema } from '#db/schema/appeals'
import type { BehaviourSchema } from '#db/schema/behaviour'
import type { CoercionSchema } from '#db/schema/coercion'
import type { ComplaintSchema } from '#db/schema/complaints'
import type { DetectorSchema } from '#db/schema/detector'
import type { DetectorSignalsSchema } from '#db/schema/detector-signals'
import type { DisputesSchema } from '#db/schema/disputes'
import type { ExclusionSchema } from '#db/schema/exclusions'
import type { IndependenceSchema } from '#db/schema/independence'
import type { LettersSchema } from '#db/schema/letters'
import type { LogSchema } from '#db/schema/log'
import type { MarketplaceSchema } from '#db/schema/marketplace'
import type { MeasuresSchema } from '#db/schema/measures'
import type { MediationSchema } from '#db/schema/mediation'
import type { NoticesSchema } from '#db/schema/notices'
import type { PeopleSchema } from '#db/schema/people'
import type { PolicySchema } from '#db/schema/policy'
import type { PortalSchema } from '#db/schema/portal'
import type { QualitySchema } from '#db/schema/quality'
import type { ReviewRequestsSchema } from '#db/schema/review-requests'
import type { RingsSchema } from '#db/schema/rings'
import type { ScreeningSchema } from '#db/schema/screening'
import type { ServiceSchema } from '#db/schema/service'
import type { TellingSchema } from '#db/schema/telling'
import type { TwoWaySchema } from '#db/schema/two-way'
import type { VaultSchema } from '#db/schema/vault'
import type { WorkSchema } from '#db/schema/work'

/** Every table, by the part of the system it belongs to. */
export interface Schema
  extends AppealsSchema,
    BehaviourSchema,
    CoercionSchema,
    ComplaintSchema,
    DetectorSchema,
    DisputesSchema,
    DetectorSignalsSchema,
    ExclusionSchema,
    IndependenceSchema,
    LettersSchema,
    LogSchema,
    MarketplaceSchema,
    MeasuresSchema,
    NoticesSchema,
    MediationSchema,
    VaultSchema,
    PeopleSchema,
    PolicySchema,
    QualitySchema,
    PortalSchema,
    ReviewRequestsSchema,
    RingsSchema,
    ScreeningSchema,
    ServiceSchema,
    TellingSchema,
    TwoWaySchema,
    WorkSchema {}
