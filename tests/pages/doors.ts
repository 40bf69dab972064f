import { type Role, roles } from '#domain/permission'

const everybody = roles
const moderating = ['moderator', 'senior', 'quality_manager'] as const
const reading = [...moderating, 'appeals', 'mediator'] as const
const admin = ['admin'] as const
const overseeing = ['quality_manager', 'senior', 'appeals', 'admin'] as const
const ringWorkers = ['senior', 'quality_manager'] as const
const qualityManagers = ['quality_manager'] as const
const detecting = ['admin', 'quality_manager', 'senior'] as const
const seller = ['seller'] as const
const nobody = '00000000-0000-4000-8000-000000000000'

type Allowed = readonly Role[]
type Row = { path: string; get?: Allowed; post?: Allowed }

/**
 * Who may read and send what on the pages, as it was decided: a route that is missing here fails authorisation.test.ts.
 * What is not named takes no such request.
 */
export const doors: Record<string, Row> = {
  '_app._index': { path: '/', get: everybody },
  '_app.account': { path: '/account', get: everybody, post: everybody },
  '_app.appeals.disputes._index': { path: '/appeals/disputes', get: moderating },
  '_app.appeals.disputes.$disputeId': {
    path: `/appeals/disputes/${nobody}`,
    get: moderating,
    post: moderating,
  },
  '_app.appeals.disputes.faults.$claimId': {
    path: `/appeals/disputes/faults/${nobody}`,
    get: moderating,
    post: moderating,
  },
  '_app.appeals._index': {
    path: '/appeals?index',
    get: ['appeals', 'senior', 'quality_manager'],
    post: ['appeals'],
  },
  '_app.appeals.$appealId': {
    path: `/appeals/${nobody}`,
    get: ['appeals', 'senior', 'quality_manager'],
    post: ['appeals'],
  },
  '_app.admin.flaggers': { path: '/admin/flaggers', get: admin, post: admin },
  '_app.admin.waivers': { path: '/admin/waivers', get: admin, post: admin },
  '_app.admin.handover': { path: '/admin/handover', get: admin, post: admin },
  '_app.admin.keys': { path: '/admin/keys', get: admin, post: admin },
  '_app.admin.people._index': { path: '/admin/people', get: admin, post: admin },
  '_app.admin.people.$accountId': { path: `/admin/people/${nobody}`, get: admin, post: admin },
  '_app.admin.policies._index': { path: '/admin/policies', get: ['admin', 'quality_manager'] },
  '_app.admin.policies.$category': {
    path: '/admin/policies/*',
    get: ['admin', 'quality_manager'],
    post: ['admin', 'quality_manager'],
  },
  '_app.admin.policies.$category_.preview[.]csv': {
    path: '/admin/policies/*/preview.csv',
    get: ['admin', 'quality_manager'],
  },
  '_app.admin.webhooks._index': { path: '/admin/webhooks', get: admin, post: admin },
  '_app.admin.webhooks.$endpointId': { path: `/admin/webhooks/${nobody}`, get: admin, post: admin },
  '_app.authors.$authorId': { path: '/authors/nobody', get: reading },
  '_app.desk._index': { path: '/desk', get: moderating },
  '_app.desk.$queue': { path: '/desk/reviews', get: moderating, post: moderating },
  '_app.desk_.line.$queue': { path: '/desk/line/reviews', get: moderating },
  '_app.desk_.work': { path: '/desk/work', post: moderating },
  '_app.detector.signals': { path: '/detector/signals', get: detecting },
  '_app.detector.signals_.weeks[.]csv': { path: '/detector/signals/weeks.csv', get: detecting },
  '_app.detector.neutrality': { path: '/detector/neutrality', get: detecting },
  '_app.detector.neutrality[.]csv': { path: '/detector/neutrality.csv', get: detecting },
  '_app.detector.drift': { path: '/detector/drift', get: detecting },
  '_app.detector.drift_.weeks[.]csv': { path: '/detector/drift/weeks.csv', get: detecting },
  '_app.detector.drift_.calibration[.]csv': { path: '/detector/drift/calibration.csv', get: detecting },
  '_app.detector.models': {
    path: '/detector/models',
    get: detecting,
    post: ['admin', 'quality_manager'],
  },
  '_app.history': { path: '/history', get: moderating, post: moderating },
  '_app.quality._index': { path: '/quality', get: overseeing },
  '_app.letters.$letterId': {
    path: `/letters/${nobody}`,
    get: overseeing,
    post: ['quality_manager'],
  },
  '_app.letters.$letterId_.files.$fileId': {
    path: `/letters/${nobody}/files/${nobody}`,
    get: ['quality_manager', 'senior'],
  },
  '_app.replies._index': { path: '/replies', get: moderating, post: moderating },
  '_app.replies.$replyId': { path: '/replies/nothing', get: moderating, post: moderating },
  '_app.integrity._index': { path: '/integrity', get: ['senior'], post: ['senior'] },
  '_app.integrity.$caseId': { path: `/integrity/${nobody}`, get: ['senior'], post: ['senior'] },
  '_app.notices': { path: '/notices', get: everybody, post: everybody },
  '_app.notices_.settings': { path: '/notices/settings', get: everybody, post: everybody },
  '_app.requests': { path: '/requests', get: overseeing, post: qualityManagers },
  '_app.appeals.$appealId_.files.$fileId': {
    path: `/appeals/${nobody}/files/${nobody}`,
    get: ['appeals', 'quality_manager', 'senior'],
  },
  '_app.complaints.$complaintId_.evidence.$evidenceId': {
    path: `/complaints/nothing/evidence/${nobody}`,
    get: ['moderator', 'senior', 'mediator', 'appeals'],
  },
  '_app.incidents': { path: '/incidents', get: ['quality_manager'], post: ['quality_manager'] },
  '_app.quality.policy': { path: '/quality/policy', get: overseeing, post: qualityManagers },
  '_app.quality.policy_.simulation[.]csv': { path: '/quality/policy/simulation.csv', get: overseeing },
  '_app.quality.runs._index': { path: '/quality/runs', get: overseeing, post: qualityManagers },
  '_app.quality.runs.$runId': { path: '/quality/runs/1', get: overseeing },
  '_app.quality.cases.$exclusionId': {
    path: `/quality/cases/${nobody}`,
    get: overseeing,
    post: ['quality_manager', 'senior'],
  },
  '_app.quality.cases.$exclusionId_.trend[.]csv': {
    path: `/quality/cases/${nobody}/trend.csv`,
    get: overseeing,
  },
  '_app.quality.figures': { path: '/quality/figures', get: overseeing },
  '_app.quality.figures[.]csv': { path: '/quality/figures.csv', get: overseeing },
  '_app.quality.funnel': { path: '/quality/funnel', get: overseeing },
  '_app.quality.funnel[.]csv': { path: '/quality/funnel.csv', get: overseeing },
  '_app.quality.proposals': { path: '/quality/proposals', get: overseeing, post: ['quality_manager'] },
  '_app.reviews._index': { path: '/reviews', get: reading },
  '_app.reviews.$reviewId': { path: '/reviews/nothing', get: reading, post: moderating },
  '_app.rings._index': { path: '/rings', get: ringWorkers },
  '_app.rings.$ringId': { path: `/rings/${nobody}`, get: ringWorkers, post: ringWorkers },
  '_app.search': { path: '/search?q=x', get: reading },
  '_app.sellers._index': { path: '/sellers', get: reading },
  '_app.sellers_.$sellerId.tie': { path: '/sellers/nobody/tie', post: reading },
  '_app.sellers.$sellerId': { path: '/sellers/nobody', get: reading, post: ['quality_manager'] },
  '_app.sellers_.$sellerId.messages': {
    path: '/sellers/nobody/messages',
    get: ['quality_manager'],
    post: ['quality_manager'],
  },
  '_app.complaints._index': {
    path: '/complaints?index',
    get: reading,
    post: ['moderator', 'senior', 'mediator'],
  },
  '_app.complaints-figures': { path: '/complaints-figures', get: reading },
  '_app.complaints.$complaintId': { path: '/complaints/nothing', get: reading, post: reading },
  language: { path: '/language', post: everybody },
  outbox: { path: '/outbox', get: everybody.filter((role) => role !== 'seller') },
  'portal.letter._index': { path: '/portal/letter?index', get: seller, post: seller },
  'portal.letter.feedback._index': { path: '/portal/letter/feedback?index', get: seller, post: seller },
  'portal.letter.feedback.$kind.$feedbackId': {
    path: '/portal/letter/feedback/review/nothing',
    get: seller,
    post: seller,
  },
  'portal.letter.plan': { path: '/portal/letter/plan', get: seller, post: seller },
  'portal.letter.evidence': { path: '/portal/letter/evidence', get: seller, post: seller },
  'portal.letter.files.$fileId': { path: `/portal/letter/files/${nobody}`, get: seller },
  'portal.letter.check': { path: '/portal/letter/check', get: seller, post: seller },
  'portal.letter.versions': { path: '/portal/letter/versions', get: seller },
  'portal.$': { path: '/portal/nothing', get: seller },
  'portal._index': { path: '/portal', get: seller },
  'portal.disputes._index': { path: '/portal/disputes', get: seller },
  'portal.disputes.$reviewId': { path: '/portal/disputes/nothing', get: seller, post: seller },
  'portal.appeals._index': { path: '/portal/appeals', get: seller },
  'portal.appeals.$statementId': { path: `/portal/appeals/${nobody}`, get: seller, post: seller },
  'portal.appeals.$statementId_.files.$fileId': {
    path: `/portal/appeals/${nobody}/files/${nobody}`,
    get: seller,
  },
  'portal.account': { path: '/portal/account', get: seller, post: seller },
  'portal.notices': { path: '/portal/notices', get: seller, post: seller },
  'portal.notices_.settings': { path: '/portal/notices/settings', get: seller, post: seller },
  'portal.orders.$orderId': { path: '/portal/orders/nothing', get: seller, post: seller },
  'portal.requests': { path: '/portal/requests', get: seller, post: seller },
  'portal.complaints._index': { path: '/portal/complaints', get: seller },
  'portal.complaints-new': { path: '/portal/complaints-new', get: seller, post: seller },
  'portal.complaints.$complaintId': { path: '/portal/complaints/nothing', get: seller, post: seller },
  'portal.measures': { path: '/portal/measures', get: seller, post: seller },
  'portal.messages': { path: '/portal/messages', get: seller, post: seller },
  'portal.notice._index': { path: '/portal/notice', get: seller },
  'portal.notice.$statementId': { path: `/portal/notice/${nobody}`, get: seller },
  'portal.quality': { path: '/portal/quality', get: seller },
  'portal.quality_.weeks[.]csv': { path: '/portal/quality/weeks.csv', get: seller },
  'portal.complaints.$complaintId_.live': { path: '/portal/complaints/nothing/live', get: seller },
  'portal.complaints.$complaintId_.agreement': {
    path: '/portal/complaints/nothing/agreement',
    get: seller,
    post: seller,
  },
  'portal.complaints.$complaintId_.evidence': {
    path: '/portal/complaints/nothing/evidence',
    get: seller,
    post: seller,
  },
  'portal.complaints.$complaintId_.evidence_.$evidenceId': {
    path: `/portal/complaints/nothing/evidence/${nobody}`,
    get: seller,
  },
  'portal.questions': { path: '/portal/questions', get: seller },
  'portal.reviews._index': { path: '/portal/reviews', get: seller },
  'portal.reviews.$reviewId': { path: '/portal/reviews/nothing', get: seller, post: seller },
  'portal.timeline': { path: '/portal/timeline', get: seller },
  'portal.team': { path: '/portal/team', get: seller, post: seller },
}

/** The shells themselves, and what one needs no session for. */
export const openDoors = [
  '$',
  '_app',
  // By a signed link and nothing else.
  'appeal',
  'appeal_.files.$fileId',
  'complaint.agreement',
  'complaint.evidence',
  'complaint.evidence_.$evidenceId',
  'complaint._index',
  'complaint.live',
  'complaint.new',
  'handover',
  'login',
  'login_.link',
  'logout',
  // Anybody may tell of illegal content.
  'notice',
  'portal',
  'portal.letter',
  'review-change',
  'texts.$file',
]
