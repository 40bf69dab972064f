import { type Arguments, readArguments } from '#app/cli/evaluate/arguments.ts'
import { countUndated } from '#app/cli/evaluate/divide.ts'
import { report } from '#app/cli/evaluate/figures.ts'
import { findInjectedRings } from '#app/cli/evaluate/inject-rings.ts'
import { findEditedCopies } from '#app/cli/evaluate/near-duplicates.ts'
import { predict } from '#app/cli/evaluate/predict.ts'
import { asText } from '#app/cli/evaluate/print.ts'
import { readRows } from '#app/cli/evaluate/read-rows.ts'
import { KnownProblem } from '#app/known-problem.ts'

try {
  await evaluate(readArguments(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof KnownProblem)) throw error
  console.error(error.message)
  process.exitCode = 1
}

/** Replays labelled reviews through the detector and prints what it is worth on them. */
async function evaluate(given: Arguments): Promise<void> {
  const { rows, unreadable, unlabelled } = await readRows(given.file)
  const trainSets = []
  for (const path of given.trainFiles) trainSets.push(await readRows(path))
  const figures = {
    ...report(
      predict(
        rows,
        trainSets.map((set) => set.rows),
        given,
      ),
    ),
    ...{ unreadable, unlabelled, undated: countUndated(rows, given.split) },
    trainUnreadable: trainSets.reduce((sum, set) => sum + set.unreadable, 0),
    trainUnlabelled: trainSets.reduce((sum, set) => sum + set.unlabelled, 0),
    ...(given.nearDuplicates && { nearDuplicates: findEditedCopies(rows, given.seed) }),
    ...(given.injectRings && { rings: findInjectedRings(rows, given.seed) }),
  }
  console.log(given.asJson ? JSON.stringify(figures, null, 2) : asText(figures))
}
