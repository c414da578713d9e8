"""Where a body stands with the rules of its terms of reference on a day, and the evidence for it."""
