"""What was so on a day, and the only place that says it: membership, names, meetings, the room, clauses, due days."""
