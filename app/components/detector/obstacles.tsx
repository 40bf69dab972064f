import { List } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Obstacle } from '#domain/detection/models/comparison'

/** Each thing that speaks against a model, in words and numbers. */
export function Obstacles({ obstacles }: { obstacles: Obstacle[] }) {
  const intl = useIntl()
  const figure = (value: number) =>
    intl.formatNumber(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
  const valuesOf = (one: Obstacle) => {
    switch (one.obstacle) {
      case 'compared_with_another':
        return { champion: one.championNumber ?? 0 }
      case 'too_few_compared':
        return { reviews: one.reviews, fakes: one.fakes }
      case 'worse_in_language':
        return { language: one.language, challenger: figure(one.challenger), champion: figure(one.champion) }
      default:
        return { challenger: figure(one.challenger), champion: figure(one.champion) }
    }
  }
  return obstacles.map((one) => (
    <List.Item key={JSON.stringify(one)}>
      <FormattedMessage id={`detector_models.obstacle.${one.obstacle}`} values={valuesOf(one)} />
    </List.Item>
  ))
}
