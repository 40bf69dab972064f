import type { ReviewStatementTexts } from '#domain/statements/review/template'
import { whoAnswers } from '#domain/statements/who-answers'

export const zh: ReviewStatementTexts = {
  title: {
    rejected: '您的评价未予发布',
    removed: '您的评价已被撤下',
    redacted: '您的评价已发布，部分内容被遮盖',
    returned: '您的评价有待您修改',
    hidden: '您的评价暂时被隐藏',
  },
  head: '评价：{reviewId}，关于 {shop}。决定编号：{decisionId}。日期：{date}。',
  what: {
    rejected: '决定内容：您的评价在整个平台均不予发布，且不设终止日期。如您修改，新版本将重新审核。',
    removed: '决定内容：您此前可见的评价已在整个平台撤下，且不设终止日期。如您修改，新版本将重新审核。',
    redacted:
      '决定内容：您的评价已发布，文中被遮盖 {parts} 处，其余内容与您所写一致。该决定适用于整个平台，不设终止日期。',
    returned: '决定内容：您的评价暂不在平台任何位置发布，直至您修改且新版本经过审核。',
    hidden:
      '决定内容：您此前可见的评价暂时在整个平台隐藏。最迟在 {decidedBy}，由另一位未参与此事、更有经验的人员决定是否按原样恢复显示，届时也会通知您。',
  },
  why: '原因：{reason}规则：{ground}。',
  whyIllegal: '原因：{reason}该评价违反法律：{law}。{whyIllegal}',
  facts: '事实：我们阅读了您写于 {written} 的评价第 {revision} 版，并参照了平台上与之有关的记录。',
  findings: '支持这一结论、有关评价来历的独立迹象：{findings} 项。',
  mend: '需要修改：{note}',
  origin: {
    automatic:
      '如何发现和决定：所有评价在发布前都会经过检查，自动检查提示了这一条。决定由人工作出，而非机器。',
    person: '如何发现和决定：所有评价在发布前都会经过检查，人工阅读时发现了问题。决定由人工作出，而非机器。',
    notice: '如何发现和决定：有人请我们核查这条评价。决定由人工作出，而非机器。',
    illegal: '如何发现和决定：我们收到这条评价违法的举报。决定由人工作出，而非机器。',
  },
  stars: '您给出几颗星对决定没有影响。',
  redress: `如有异议：在 {appealDay} 之前，您可以通过随本通知附上的链接免费投诉，无需账户；${whoAnswers.zh}。您也可以向经认证的庭外争议解决机构或法院寻求帮助。`,
  masked: '文中被遮盖 {parts} 处',
  fact: {
    rejected: '一条关于卖家的评价（{writtenDay} 第 {revision} 版）不予发布。依据：{reason}',
    removed: '一条已发布的关于卖家的评价（{writtenDay} 第 {revision} 版）被撤下。依据：{reason}',
    redacted: '一条关于卖家的评价（{writtenDay} 第 {revision} 版）发布时遮盖了 {parts} 处。依据：{reason}',
    returned: '一条关于卖家的评价（{writtenDay} 第 {revision} 版）在作者修改之前不予发布。依据：{reason}',
    hidden:
      '一条已发布的关于卖家的评价（{writtenDay} 第 {revision} 版）被暂时隐藏，最迟在 {dueDay} 由另一人决定。依据：{reason}',
  },
  toShop: {
    head: '评价：{reviewId}，由 {shop} 对买家作出。决定编号：{decisionId}。日期：{date}。',
    redress: `如有异议：在 {appealDay} 之前，您可以在商家门户中免费申诉，${whoAnswers.zh}。您也可以求助于调解员、经认证的庭外争议解决机构或法院。`,
    fact: {
      rejected: '卖家对买家的一条评价（{writtenDay} 第 {revision} 版）不予发布。依据：{reason}',
      removed: '卖家对买家的一条已发布的评价（{writtenDay} 第 {revision} 版）被撤下。依据：{reason}',
      redacted:
        '卖家对买家的一条评价（{writtenDay} 第 {revision} 版）发布时遮盖了 {parts} 处。依据：{reason}',
      returned: '卖家对买家的一条评价（{writtenDay} 第 {revision} 版）在卖家修改之前不予发布。依据：{reason}',
      hidden:
        '卖家对买家的一条已发布的评价（{writtenDay} 第 {revision} 版）被暂时隐藏，最迟在 {dueDay} 由另一人决定。依据：{reason}',
    },
  },
}
