import type { StatementTexts } from '#domain/exclusion/statements/template'
import { whoAnswers } from '#domain/statements/who-answers'

export const zh: StatementTexts = {
  kinds: {
    exclusion_notice: {
      title: '您的商品将被移出目录',
      paragraphs: [
        '店铺：{shop}（{sellerId}）。案件：{caseId}。日期：{date}。',
        '决定内容：{scope}将被移出目录。您的账户、进行中的订单和货款不受影响。',
        '原因：\n{reasons}',
        '与同类卖家相比的数据：\n{comparison}',
        '365 天内差评 {negatives} 条，成立的投诉 {complaints} 件；其中未解决也未回应的 {unhandled} 条。每条评价的原文见卖家中心“我的评价”。\n{reviewIds}',
        '您的订单反映出的情况：\n{troubles}',
        '要恢复上架，复查时必须同时满足以下四个条件：\n{conditions}',
        '时间：复查在商品移出目录后的第 14 天进行，不早于 {recheckDay}；无论由谁提出、无论届时有何改善，都不会提前。信函最迟在复查当天（{letterDay}）收到即为按时。若移出并非今天生效，两个日期会相应顺延，以卖家中心显示为准。每封信函都会在收到后 14 天内得到答复。',
        '请不要立刻写信。请先逐条打开所有差评，包括已解决的；像旁观的读者那样客观指出每条的主要原因；将原因归类；联系买家并提出解决办法；因客观原因无法解决的，请作建设性回应。然后逐项写出“问题”和“解决方案”。',
        '以下做法不被认可：对评价提出异议不算解决问题，不予计入；虚假评价本身就是拒绝恢复的理由；禁止以报酬或施压要求买家修改评价；指责买家说明不了任何问题。',
        '只有以下五种理由可以拒绝恢复：\n{refusals}',
      ],
    },
    immediate_stop: {
      title: '您的商品已被立即移出目录',
      paragraphs: [
        '店铺：{shop}（{sellerId}）。案件：{caseId}。日期：{date}。',
        '决定内容：{scope}自即刻起移出目录。',
        '原因：\n{reasons}',
        '事实：{note}',
        '另一位人员将在 {reviewBy} 之前复核这一决定。在此之前，您可以提交任何不支持该决定的材料。',
      ],
    },
    recheck_refusal: {
      title: '复查结果：暂不恢复',
      paragraphs: [
        '店铺：{shop}（{sellerId}）。案件：{caseId}。日期：{date}。',
        '决定内容：您的商品暂时仍不在目录中。',
        '原因：\n{reasons}',
        '逐项条件：\n{checks}',
        '负责人补充：{note}',
        '下一次复查：{nextDay}。新的信函最迟在当天收到即为按时。',
      ],
    },
    reinstatement: {
      title: '您的商品恢复上架',
      paragraphs: [
        '店铺：{shop}（{sellerId}）。案件：{caseId}。日期：{date}。',
        '决定内容：{scope}恢复上架。',
        '逐项条件：\n{checks}',
        '负责人补充：{note}',
        '观察期至 {probationDay}。在第 {watchDays} 天，我们会查看数据以及您在信中的承诺。恢复之前的评价不再对您产生不利影响。',
      ],
    },
    termination_notice: {
      title: '终止服务通知',
      paragraphs: [
        '店铺：{shop}（{sellerId}）。案件：{caseId}。日期：{date}。',
        '决定内容：平台将于 {terminationDay} 终止对您店铺的服务。',
        '原因：\n{reasons}',
        '事实：{note}',
        '在此之前，您可以在卖家中心作出说明，我们会予以审阅。您在平台上的数据在此之前可以查看和下载；发票和订单依法保留可查。',
      ],
    },
    annulment: {
      title: '对您商品的移出决定已撤销',
      paragraphs: [
        '店铺：{shop}（{sellerId}）。案件：{caseId}。日期：{date}。',
        '决定内容：移出决定有误，现予撤销，视为从未发生。{scope}已恢复在目录中。',
        '原因：{note}',
        '我们深表歉意。该决定不计入您的信誉、评分以及今后的任何决定。',
      ],
    },
  },
  closing: [
    '如何发现：卖家数据由系统自动比较；决定由两位人员作出，而非机器。',
    `如有异议：在{appealDay}（含当日）之前，您可以在卖家中心免费投诉；${whoAnswers.zh}。投诉不会改变复查日期。您也可以向庭外争议解决机构、条款中列明的调解员或法院寻求帮助。`,
  ],
  scopeAll: '您的全部商品',
  scopeCategory: '您在“{category}”类目的商品',
  window:
    '– {days} 天：负面事件 {observed} 起；同类卖家预期为 {expected} 起。比率 {ratio}（90%：{low}–{high}）。',
  peers:
    '您所在的组（{group}）共有 {count} 位卖家：半数卖家的比率不超过 {median}，中间一半在 {q1} 至 {q3} 之间。',
  noPeers: '您所在的组规模太小，无法单独描述；比较对象为整个平台。',
  noFigures: '– 该决定不以数据比较为依据。',
  noTroubles: '– 没有明显异常。',
  troubles: {
    late: '– 晚于承诺送达：{count} 单。',
    cancelled: '– 由您取消：{count} 单。',
    returned: '– 买家退货：{count} 单。',
  },
  conditions: {
    negatives_handled: '1. 已有的差评已与买家解决；因客观原因无法解决的，已作回应。',
    new_positives: '2. 出现真实买家的新好评，并且您的评分有所提高。',
    no_fakes: '3. 您的店铺没有虚假评价。',
    letter: '4. 您已提交建设性的“问题—解决方案”信函，说明将如何改进服务。',
  },
  check: {
    negatives_handled: '已处理的差评：{have}/{need}',
    new_positives: '给出新好评的买家：{have}，需要 {need}',
    rating_rose: '评分提高（分）：{have}，需要 {need}',
    no_excess_events: '新的负面事件：{have}；同类卖家预期为 {need}',
    no_fakes: '已发现或存疑的虚假评价：{have}',
    letter: '按时收到的信函：{have}/{need}',
  },
  state: {
    met: '已满足',
    unmet: '未满足',
    pending: '尚待确定',
    not_measurable: '没有订单，无法衡量',
  },
  items: '涉及：{ids}',
  facts: {
    none: '该决定并非基于数据对比。',
    unhandled: '– 既未解决也未回应：{count}。',
  },
}
