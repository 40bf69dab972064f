/** Whether the days of an incident are left out of what is counted: only `in_force` ones are. */
export const incidentStates = ['under_review', 'in_force', 'lifted'] as const
export type IncidentState = (typeof incidentStates)[number]
