import { Checkbox, NativeSelect, Text } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { CheckboxesField, ChoiceField, SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import type { StaffCase } from '#app/components/complaints/staff-case.ts'
import { StaffForm, type StaffFormProps } from '#app/components/complaints/staff-form.tsx'
import { LookFirst } from '#app/components/judging/look-first.tsx'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import { reasonText } from '#app/components/review/reason-text.ts'
import type { ComplaintMove } from '#domain/complaints/state'
import { type ComplaintTopic, complaintSeverities, complaintTopics } from '#domain/complaints/topic'
import { complaintChecks } from '#domain/complaints/triage'
import { disputeReasons } from '#domain/disputes/dispute'

type Props = StaffFormProps & { complaint: StaffCase }

/** Forms for what one of our people can do with a complaint in its line; each only where its move is theirs to make. */
export function TriageForms({ complaint, ...form }: Props) {
  const can = (move: ComplaintMove) => complaint.moves.includes(move)
  const isAboutBuyer = complaint.topic === 'fake_order' || complaint.topic === 'review_extortion'
  return (
    <>
      {complaint.mayHear && (
        <StaffForm name="hear_withdrawal" {...form}>
          <Text size="sm">
            <FormattedMessage
              id={
                complaint.withdrawal === 'danger'
                  ? 'complaints.staff.hear_danger_help'
                  : 'complaints.staff.hear_withdrawal_help'
              }
            />
          </Text>
          <LongTextField name="text" label="complaints.staff.hear_note" max={5000} />
        </StaffForm>
      )}
      {can('remove_content') && complaint.notice && <RemoveForm {...form} />}
      {can('ask_seller') && !isAboutBuyer && !complaint.notice && <AskForm {...form} />}
      {can('not_prove') && isAboutBuyer && <ProofForm complaint={complaint} {...form} />}
      {can('mark_duplicate') && <DuplicateForm complaint={complaint} {...form} />}
      {(['put_out_of_scope', 'find_invalid'] as const).filter(can).map((move) => (
        <StaffForm key={move} name={move} {...form}>
          <LongTextField name="text" label="complaints.staff.answer" max={5000} />
        </StaffForm>
      ))}
      {(['fast_track', 'clear_danger', 'resume_triage', 'resume_mediation'] as const)
        .filter(can)
        .map((move) => (
          <StaffForm key={move} name={move} {...form}>
            <Text size="sm">
              <FormattedMessage id={`complaints.staff.${move}_help`} />
            </Text>
          </StaffForm>
        ))}
    </>
  )
}

/** Puts what one has in hand into a colleague's hands. */
export function HandOverForm({ complaint, ...form }: Props) {
  const intl = useIntl()
  const colleagues = complaint.work?.colleagues ?? []
  if (colleagues.length === 0) return null
  const options = colleagues.map(({ id, name, open }) => ({
    value: id,
    label: intl.formatMessage({ id: 'complaints.staff.colleague' }, { name, open }),
  }))
  return (
    <StaffForm name="hand_over" {...form}>
      <ChoiceField name="toAccountId" label="handOver.to" options={options} />
      <LongTextField name="note" label="handOver.note" max={5000} />
    </StaffForm>
  )
}

function AskForm(form: StaffFormProps) {
  const intl = useIntl()
  return (
    <StaffForm name="ask_seller" {...form}>
      <TextField name="hours" label="complaints.staff.hours" defaultValue="72" inputMode="numeric" />
      <Checkbox name="namesComplainant" label={intl.formatMessage({ id: 'complaints.staff.names' })} />
    </StaffForm>
  )
}

/** Takes the review a notice is about down, for a reason its author is told. */
function RemoveForm(form: StaffFormProps) {
  const intl = useIntl()
  const look = form.answer?.form === 'remove_content' ? form.answer.look : undefined
  const options = disputeReasons.map((value) => ({ value, label: reasonText(value, intl.locale) }))
  const grounds = (['rules', 'illegal'] as const).map((value) => ({
    value,
    label: intl.formatMessage({ id: `notice.staff.ground.${value}` }),
  }))
  return (
    <StaffForm name="remove_content" submits={[]} {...form}>
      <ChoiceField name="reasonCode" label="notice.staff.reason" options={options} />
      <ChoiceField name="ground" label="notice.staff.ground" options={grounds} />
      <TextField name="law" label="notice.staff.law" description="notice.staff.law_help" />
      <LongTextField name="why" label="notice.staff.why" description="notice.staff.why_help" max={2000} />
      <LookFirst look={look} intent="remove_content" label="complaints.staff.remove_content" />
    </StaffForm>
  )
}

function ProofForm({ complaint, ...form }: Props) {
  const intl = useIntl()
  const isExtortion = complaint.topic === 'review_extortion'
  const verify = isExtortion ? 'verify_extortion' : 'verify_fake'
  const look = form.answer?.form === 'verify' ? form.answer.look : undefined
  const options = complaintChecks.map((value) => ({
    value,
    label: intl.formatMessage({ id: `complaints.check.${value}` }),
  }))
  return (
    <StaffForm name="verify" submits={['not_prove']} {...form}>
      <CheckboxesField name="checked" label="complaints.staff.checked" options={options} />
      <LongTextField name="text" label="complaints.staff.answer" max={5000} />
      <LongTextField
        name="told"
        label="complaints.staff.told"
        description="complaints.staff.told_help"
        max={5000}
      />
      {isExtortion && (
        <TextField
          name="reviewId"
          label="complaints.staff.extorting"
          defaultValue={complaint.extorting?.id ?? ''}
        />
      )}
      <LookFirst look={look} intent={verify} label={`complaints.staff.${verify}`} />
    </StaffForm>
  )
}

function DuplicateForm({ complaint, ...form }: Props) {
  const intl = useIntl()
  const others = complaint.related.filter(({ isJoinable }) => isJoinable)
  if (others.length === 0) return null
  const options = others.map(({ id, number, isSameOrder }) => ({
    value: id,
    label: `${intl.formatMessage({ id: 'complaints.title' }, { number: String(number) })}${isSameOrder ? ' ★' : ''}`,
  }))
  return (
    <StaffForm name="mark_duplicate" {...form}>
      <ChoiceField name="duplicateOf" label="complaints.staff.original" options={options} />
    </StaffForm>
  )
}

/** What a complaint is about, and how grave it is. */
export function ClassifyForm({ complaint, ...form }: Props) {
  const intl = useIntl()
  const say = (id: string) => intl.formatMessage({ id })
  const topics = Object.entries(complaintTopics).filter(([, { filers }]) =>
    filers.some((filer) => filer === complaint.filedBy),
  )
  const groups = topics.map(([topic, { subtopics }]) => ({
    group: say(`complaints.topic.${topic}`),
    items: [
      { value: topic, label: say(`complaints.topic.${topic}`) },
      ...subtopics.map((part) => ({
        value: `${topic}.${part}`,
        label: `${say(`complaints.topic.${topic}`)} · ${say(`complaints.subtopic.${part}`)}`,
      })),
    ],
  }))
  return (
    <StaffForm name="classify" {...form}>
      <NativeSelect
        name="about"
        label={say('complaints.fact.topic')}
        data={groups}
        defaultValue={aboutOf(complaint)}
      />
      <SelectField
        name="severity"
        label="complaints.staff.severity"
        defaultValue={complaint.severity}
        options={complaintSeverities.map((value) => ({ value, label: say(`complaints.severity.${value}`) }))}
      />
    </StaffForm>
  )
}

function aboutOf({ topic, subtopic }: { topic: ComplaintTopic | null; subtopic: string | null }): string {
  return topic === null ? '' : subtopic === null ? topic : `${topic}.${subtopic}`
}
