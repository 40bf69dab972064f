import { noticeReasons } from '#domain/complaints/notice'

/** Who files a complaint. A host is whoever runs the place a service is sold at. */
export const complaintFilers = ['buyer', 'seller', 'performer', 'host', 'anyone'] as const
export type ComplaintFiler = (typeof complaintFilers)[number]

export const complaintSeverities = ['low', 'normal', 'high', 'critical'] as const
export type ComplaintSeverity = (typeof complaintSeverities)[number]

type Topic = {
  subtopics: readonly string[]
  /** How grave it is taken to be until somebody has read it. */
  severity: ComplaintSeverity
  filers: readonly ComplaintFiler[]
}

const buyers = ['buyer', 'host'] as const

/** What complaints are about (C1–C6 of the seller support centre, then those with a lane of their own). */
export const complaintTopics = {
  delivery: {
    subtopics: ['logistics', 'weather', 'staff_shortage', 'technical_failure'],
    severity: 'normal',
    filers: buyers,
  },
  description: {
    subtopics: ['insufficient', 'outdated', 'unclear_terms', 'no_pictures', 'no_delivery_terms'],
    severity: 'normal',
    filers: buyers,
  },
  returns: {
    subtopics: ['mismatch', 'defect', 'delivery_error', 'bureaucracy'],
    severity: 'normal',
    filers: buyers,
  },
  service: {
    subtopics: ['long_wait', 'incompetence', 'no_solution', 'poor_service'],
    severity: 'low',
    filers: buyers,
  },
  fraud: { subtopics: [], severity: 'high', filers: buyers },
  transparency: { subtopics: [], severity: 'low', filers: buyers },
  privacy: { subtopics: [], severity: 'high', filers: ['buyer', 'host', 'performer', 'anyone'] },
  counterfeit: { subtopics: [], severity: 'high', filers: ['buyer', 'host', 'anyone'] },
  safety: { subtopics: [], severity: 'critical', filers: ['buyer', 'host', 'performer', 'anyone'] },
  fake_order: { subtopics: [], severity: 'normal', filers: ['performer', 'seller'] },
  illegal_content: { subtopics: noticeReasons, severity: 'high', filers: ['anyone'] },
  review_extortion: { subtopics: [], severity: 'high', filers: ['seller', 'performer'] },
} as const satisfies Record<string, Topic>
export type ComplaintTopic = keyof typeof complaintTopics
