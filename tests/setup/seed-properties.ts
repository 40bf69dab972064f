import fc from 'fast-check'

/** Properties try the same cases at every run, so that a red run is about the change; `PROPERTY_SEED` tries others. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_260_301) })
