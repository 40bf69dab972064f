/** Sellers excluded and sellers who came back in the week that begins on `week`, a Monday. */
export type CaseWeekRow = { week: string; excluded: number; reinstated: number }
