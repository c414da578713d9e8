"""What the records mean: who sits where, which terms bind, who was there, which runs and breaches follow.

Pure functions over a Register. The day of judgement (`on`) is always passed in. Three answers are kept apart
throughout: True, False, and None for what cannot be told from the records.
"""
