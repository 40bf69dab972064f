import { FormattedMessage, useIntl } from 'react-intl'
import { SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import classes from '#app/components/letter/letter.module.css'
import { type RemedyTerms, remedyKinds } from '#domain/mediation/remedy'

/** What is given, in words: `Refund of part of the price: 100,00 UAH`. */
export function TermsText({ terms: { kind, money, percent } }: { terms: RemedyTerms }) {
  const intl = useIntl()
  const amount =
    money && `${intl.formatNumber(Number(money.amount), { minimumFractionDigits: 2 })} ${money.currency}`
  const share = percent === null ? null : intl.formatNumber(percent / 100, { style: 'percent' })
  const value = amount ?? share
  const name = <FormattedMessage id={`mediation.remedy.${kind}`} />
  return value === null ? name : <FormattedMessage id="mediation.terms" values={{ name, value }} />
}

/** Fields that say what is given; `none` lets nothing be chosen. */
export function TermsFields({
  currency,
  none,
  given,
}: {
  currency: string
  none?: string
  given?: RemedyTerms
}) {
  const intl = useIntl()
  const kinds = remedyKinds.map((kind) => ({
    value: kind,
    label: intl.formatMessage({ id: `mediation.remedy.${kind}` }),
  }))
  const options = none ? [{ value: '', label: intl.formatMessage({ id: none }) }, ...kinds] : kinds
  return (
    <>
      <SelectField
        name="kind"
        label="mediation.field.kind"
        options={options}
        defaultValue={given?.kind ?? options[0]?.value ?? ''}
      />
      <div className={classes.pair}>
        <TextField
          name="amount"
          label="mediation.field.amount"
          description="mediation.field.amount.help"
          inputMode="decimal"
          defaultValue={given?.money?.amount ?? ''}
        />
        <TextField
          name="currency"
          label="mediation.field.currency"
          defaultValue={given?.money?.currency ?? currency}
        />
        <TextField
          name="percent"
          label="mediation.field.percent"
          description="mediation.field.percent.help"
          inputMode="numeric"
          defaultValue={given?.percent?.toString() ?? ''}
        />
      </div>
    </>
  )
}
