import { FormattedMessage, useIntl } from 'react-intl'
import { SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import classes from '#app/components/letter/letter.module.css'
import terms from '#app/components/mediation/terms.module.css'
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

/** Fields that say what is given, each shown where its kind takes it, also without scripts; `none` lets nothing be chosen. */
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
    <div className={terms.of}>
      <SelectField
        name="kind"
        label="mediation.field.kind"
        options={options}
        defaultValue={given?.kind ?? options[0]?.value ?? ''}
      />
      <div className={`${classes.pair} ${terms.money}`}>
        <TextField
          name="amount"
          label="mediation.field.amount"
          inputMode="decimal"
          defaultValue={given?.money?.amount ?? ''}
        />
        <SelectField
          name="currency"
          label="mediation.field.currency"
          options={currenciesFrom(given?.money?.currency ?? currency)}
          defaultValue={given?.money?.currency ?? currency}
        />
      </div>
      <div className={terms.share}>
        <TextField
          name="percent"
          label="mediation.field.percent"
          description="mediation.field.percent.help"
          inputMode="numeric"
          defaultValue={given?.percent?.toString() ?? ''}
        />
      </div>
    </div>
  )
}

/** What is paid in most where marketplaces like ours are; any other comes with an order that was paid in it. */
const currencies = ['UAH', 'EUR', 'USD', 'PLN', 'GBP', 'RUB', 'KZT', 'CNY']

/** The currencies to choose from, the usual one first. */
function currenciesFrom(first: string) {
  return [...new Set([first, ...currencies])].map((code) => ({ value: code, label: code }))
}
