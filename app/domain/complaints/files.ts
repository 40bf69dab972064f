import { may, type Person } from '#domain/permission'

/**
 * Whether somebody opens what was handed in with a complaint: whoever works on it, and whoever hears appeals where it is
 * appealed from; never with a tie to a side (B27).
 */
export function mayOpenComplaintFiles(
  person: Person,
  { isTied, isAppealed }: { isTied: boolean; isAppealed: boolean },
): boolean {
  if (isTied || !may(person, 'open_complaint_files')) return false
  return may(person, 'decide_appeals') ? isAppealed : true
}
