"""Who attended which meeting of a body, runs of absences, and the breaches that they complete."""
