/** The marketplace's time zone where a test has no other in mind. */
export const zone = 'Europe/Kyiv'
