"""What `check` finds beyond the format: references, and facts that contradict each other."""
