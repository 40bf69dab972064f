import type { AppealTexts } from '#domain/appeals/texts/template'

export const zh: AppealTexts = {
  grounds: {
    facts: '事实有误',
    rule: '规则不适用',
    proportion: '措施过重',
    procedure: '程序不当',
    new_facts: '有新的事实',
    other: '其他理由',
  },
  news: {
    received: {
      subject: '我们已收到您的申诉',
      text: '您的申诉 {appealId} 已收到，由未参与该决定的人员审阅，我们将在 {day} 之前答复。在此之前，原决定继续有效。您可在卖家中心的“申诉”中查看进展。',
    },
    info_requested: {
      subject: '关于您申诉的问题',
      text: '为审理您的申诉 {appealId}，请您在 {day} 之前提供：\n\n{words}\n\n请在卖家中心的“申诉”中回复。如未收到，我们将根据现有材料决定，不会因此驳回。',
    },
    inadmissible: {
      subject: '您的申诉暂无法受理',
      text: '您的申诉 {appealId} 暂无法受理。{words}\n\n如您有不同意见，可在卖家中心的“申诉”中说明一次，届时将重新审视。',
    },
  },
  inadmissible: {
    wrong_person: '申诉人不是该决定的送达对象。决定的送达对象可以申诉。',
    out_of_time: '申诉在最后期限之后提交。如有新情况，请联系客服。',
    duplicate: '相同的申诉已在处理中。如需补充，请提交到该申诉。',
    nothing_decided: '所涉决定已被撤回，因此无需再作决定。',
  },
  title: {
    upheld: '您的申诉：维持原决定',
    overturned: '您的申诉成立：原决定已撤销',
    modified: '您的申诉部分成立：原决定已变更',
  },
  head: '申诉编号：{appealId}，提交于 {submitted}，针对我们 {told} 的通知。日期：{date}。',
  outcome: {
    upheld: '结果：原决定维持不变。',
    overturned: '结果：原决定有误，予以撤销，视同从未作出。我们为此致歉。',
    modified: '结果：原决定过重，改为较轻的决定。',
  },
  ground: '{ground}。我们的答复（{isRight}）：{answer}',
  isRight: { yes: '您说得对', no: '我们看法不同' },
  reasons: '理由：{note}',
  changes: '由此产生的变化：\n{effects}',
  nothingChanges: '现状不变。',
  effects: {
    published_again: '– 评价已发布，日期为其撰写之日。',
    published_masked: '– 评价已发布，日期为其撰写之日；其中不宜公开的内容已被遮盖，详见另一条通知。',
    unmasked: '– 评价恢复完整显示。',
    masked_anew: '– 评价继续显示，但遮盖的内容已重新确定，详见另一条通知。',
    sent_back_instead: '– 评价不再被拒绝：您可以修改后重新提交。',
    metrics: '– 凡统计评价之处，重新计入。',
    strike_removed: '– 违规记录已消除，不影响今后任何决定。',
    strike_kept: '– 违规记录保留：在其有效期内，所认定的事实仍会影响今后的决定。',
    measure_lifted: '– 措施已终止。',
    exclusion_annulled: '– 下架决定已作废，商品重新上架。',
    recheck_at_once: '– 由其他人员立即重新复查。',
    review_removed: '– 您提出异议的评价已被撤下。',
    review_stays_down: '– 该评价仍不显示：它还因另一原因被撤下，而本次申诉不涉及该原因。',
    review_looked_at: '– 该评价在撤下之前已因其他原因暂时隐藏，将由我们的人员重新审看。',
    order_counted: '– 该订单及相关评价恢复计入统计，与其他订单相同。',
    compensation_withdrawn: '– 我们已撤回此前向平台提出的补偿请求。',
    finding_removed: '– 该认定已从记录中删除，不影响今后任何决定。',
    counts_as_it_is: '– 该评价在您的统计中按现状计算。',
    fault_as_claimed: '– 评价所述情况认定为您所指一方的责任。该评价保留，但不再计入您的统计。',
    complaint_reopened: '– 投诉已重新受理，由其他人员审理。',
    superseded: '– 该决定此前已被后来的决定取代，今后不再有任何影响。',
  },
  who: '由未参与原决定的人员作出，而非机器。',
  further:
    '如您仍不同意，可向经认证的庭外争议解决机构、条款中列明的调解员或法院寻求帮助。如有新的事实，可在 {lastDay} 之前再次申诉。',
}
