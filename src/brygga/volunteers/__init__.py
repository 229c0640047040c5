"""People who do the work: availability, trainings, register checks, hours, attestations."""
