import type { Tx } from '#db/client'
import { type Alarm, type AlarmKind, settleAlarms as settle } from '#db/detector/alarms'
import type { DomainEvent } from '#domain/event'

/** Raises and clears alarms of one kind so that exactly `alarms` stand; the events that tell of it. */
export async function settleAlarms(
  tx: Tx,
  { kind, alarms }: { kind: AlarmKind; alarms: Alarm[] },
  now: Date,
): Promise<DomainEvent[]> {
  const { raised, cleared } = await settle(tx, { kind, alarms }, now)
  const figures = new Map(alarms.map((alarm) => [alarm.topic, alarm.figures]))
  return [
    ...raised.map(
      ({ id, topic }): DomainEvent => ({
        type: 'detector_alarm_raised',
        subject: { kind: 'detector_alarm', id },
        data: { kind, topic, figures: figures.get(topic) ?? {} },
      }),
    ),
    ...cleared.map(
      ({ id, topic }): DomainEvent => ({
        type: 'detector_alarm_cleared',
        subject: { kind: 'detector_alarm', id },
        data: { kind, topic },
      }),
    ),
  ]
}
