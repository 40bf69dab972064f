/** How many days before an API key ends those who keep the keys are told. */
export const keyEndDays = 7

/** How many days before a letter has to be answered its readers are told, the fewest first; 0 is when it is late. */
export const replyWarnings = [0, 1, 3] as const
