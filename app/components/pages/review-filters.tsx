import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Form, Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/pages/pages.module.css'
import { reviewStates } from '#domain/review'

export type ReviewFilters = { state?: string; seller?: string; language?: string }

/** What the list of reviews can be narrowed to, as a plain form in the address. */
export function ReviewFilterForm({ filters }: { filters: ReviewFilters }) {
  const intl = useIntl()
  return (
    <Form method="get" className={classes.filters} key={JSON.stringify(filters)}>
      <NativeSelect
        name="state"
        label={intl.formatMessage({ id: 'filter.state' })}
        defaultValue={filters.state ?? ''}
        data={[
          { value: '', label: intl.formatMessage({ id: 'filter.any' }) },
          ...reviewStates.map((state) => ({
            value: state,
            label: intl.formatMessage({ id: `reviewState.${state}` }),
          })),
        ]}
      />
      <TextInput
        name="seller"
        label={intl.formatMessage({ id: 'filter.seller' })}
        defaultValue={filters.seller ?? ''}
      />
      <TextInput
        name="language"
        label={intl.formatMessage({ id: 'filter.language' })}
        defaultValue={filters.language ?? ''}
        maxLength={8}
      />
      <Button type="submit">
        <FormattedMessage id="filter.apply" />
      </Button>
      <Button component={Link} to="/reviews" variant="default">
        <FormattedMessage id="filter.clear" />
      </Button>
    </Form>
  )
}
