import { Anchor } from '@mantine/core'
import type { AppealFile, FilesAt } from '#app/components/appeals/shapes.ts'
import classes from '#app/components/letter/letter.module.css'
import { SealedFacts } from '#app/components/mediation/sealed-facts.tsx'
import { Instant } from '#app/components/review/age.tsx'

/** What was handed in with an appeal, each file to be saved. */
export function AppealFiles({
  files,
  at,
  query = '',
}: { files: readonly AppealFile[] } & Pick<FilesAt, 'at'> & Partial<FilesAt>) {
  return (
    <ul className={classes.rows} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {files.map((file) => (
        <li key={file.id} className={classes.card}>
          <Anchor href={`${at}/${file.id}${query}`} underline="always" download>
            {file.name}
          </Anchor>
          <div className={classes.meta}>
            <Instant at={file.sealedAt} />
          </div>
          <SealedFacts {...file} />
        </li>
      ))}
    </ul>
  )
}
