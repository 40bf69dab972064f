import { Form, Link, useLocation } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/portal/shell.module.css'
import { languageNames, languages } from '#domain/language'
import type { Person } from '#domain/permission'

/** Who is signed in, their language and the way out; plain forms, so that it works without scripts. */
export function PersonPanel({ person }: { person: Person }) {
  const { pathname, search } = useLocation()
  return (
    <details className={classes.person}>
      <summary>{person.name}</summary>
      <div>
        <Form method="post" action="/language" className={classes.choices}>
          <input type="hidden" name="next" value={pathname + search} />
          {languages.map((language) => (
            <button
              key={language}
              type="submit"
              name="language"
              value={language}
              lang={language}
              aria-pressed={language === person.language}
            >
              {languageNames[language]}
            </button>
          ))}
        </Form>
        <Link to="/portal/account">
          <FormattedMessage id="nav.account" />
        </Link>
        <Form method="post" action="/logout">
          <button type="submit">
            <FormattedMessage id="shell.sign_out" />
          </button>
        </Form>
      </div>
    </details>
  )
}
