import { Table, Text } from '@mantine/core'
import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import { Share } from '#app/components/detector/share.tsx'
import type { Comparison } from '#domain/detection/models/comparison'

const figures = ['ap', 'r1', 'auc', 'ece'] as const

/** What a challenger and the champion are worth on the newest decisions, side by side. */
export function ComparedFigures({ comparison }: { comparison: Comparison }) {
  const { challenger, champion, reviews, fakes, knownToChampion, championNumber } = comparison
  return (
    <>
      <Text>
        <FormattedMessage
          id="detector_models.slice"
          values={{
            ...{ reviews, fakes, champion: championNumber ?? 0 },
            from: <FormattedDate value={comparison.from} dateStyle="medium" />,
            until: <FormattedDate value={comparison.until} dateStyle="medium" />,
          }}
        />{' '}
        {knownToChampion > 0 && (
          <FormattedMessage id="detector_models.known_to_champion" values={{ known: knownToChampion }} />
        )}
      </Text>
      <DataTable label="detector_models.figures" columns={figureColumns}>
        {figures.map((figure) => (
          <Table.Tr key={figure}>
            <Table.Td>
              <FormattedMessage id={`detector_models.figure.${figure}`} />
            </Table.Td>
            <NumberCell>
              <Figure value={challenger[figure]} />
            </NumberCell>
            <NumberCell>
              <Figure value={champion[figure]} />
            </NumberCell>
            <Table.Td>
              <FormattedMessage id={`detector_models.figure.${figure}.help`} />
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
      <Stars comparison={comparison} />
      <Languages comparison={comparison} />
    </>
  )
}

const figureColumns = [
  'detector_models.figure',
  'detector_models.challenger',
  'detector_models.champion',
  'detector_models.meaning',
] as const

function Figure({ value }: { value: number | null }) {
  return value === null ? (
    '–'
  ) : (
    <FormattedNumber value={value} minimumFractionDigits={3} maximumFractionDigits={3} />
  )
}

/** Whether reviews of few stars would be published as readily as those of many. */
function Stars({ comparison: { challenger, champion } }: { comparison: Comparison }) {
  return (
    <DataTable label="detector_models.by_stars" columns={starColumns}>
      {challenger.byStars.map((own, at) => (
        <Table.Tr key={own.stars}>
          <Table.Td>
            <FormattedMessage id="detector_models.stars" values={{ stars: own.stars }} />
          </Table.Td>
          <NumberCell>
            <FormattedNumber value={own.reviews} />
          </NumberCell>
          <NumberCell>
            <Share value={own.publishedShare} /> / <Share value={own.genuinePublishedShare} />
          </NumberCell>
          <NumberCell>
            <Share value={champion.byStars[at]?.publishedShare ?? null} /> /{' '}
            <Share value={champion.byStars[at]?.genuinePublishedShare ?? null} />
          </NumberCell>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const starColumns = [
  'detector_models.by_stars',
  'detector_models.reviews',
  'detector_models.challenger_published',
  'detector_models.champion_published',
] as const

function Languages({ comparison: { challenger, champion } }: { comparison: Comparison }) {
  return (
    <DataTable label="detector_models.by_language" columns={languageColumns}>
      {challenger.byLanguage.map(({ language, reviews, fakes, auc }) => (
        <Table.Tr key={language}>
          <Table.Td>{language}</Table.Td>
          <NumberCell>
            <FormattedNumber value={reviews} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={fakes} />
          </NumberCell>
          <NumberCell>
            <Figure value={auc} />
          </NumberCell>
          <NumberCell>
            <Figure value={champion.byLanguage.find((own) => own.language === language)?.auc ?? null} />
          </NumberCell>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const languageColumns = [
  'detector_models.by_language',
  'detector_models.reviews',
  'detector_models.fakes',
  'detector_models.challenger_auc',
  'detector_models.champion_auc',
] as const
