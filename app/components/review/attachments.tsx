import { Anchor } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/desk/desk.module.css'
import review from '#app/components/review/review.module.css'

/** What the author attached, as links that open elsewhere: nothing of it is loaded until somebody asks. */
export function Attachments({ attachments }: { attachments: { url: string; mediaType: string }[] }) {
  if (attachments.length === 0) return null
  return (
    <>
      <p className={review.muted}>
        <FormattedMessage id="review.attachments" values={{ count: attachments.length }} />
      </p>
      <ul className={classes.files}>
        {attachments.map(({ url, mediaType }) => (
          <li key={url}>
            {/^https?:/i.test(url) ? (
              <Anchor
                href={url}
                target="_blank"
                rel="noreferrer noopener nofollow"
                underline="always"
                fz="sm"
              >
                {mediaType}: {url.slice(0, 80)}
              </Anchor>
            ) : (
              <span>
                {mediaType}: {url.slice(0, 80)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
