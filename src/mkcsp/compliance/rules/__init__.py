"""One module for each kind of rule: how it is judged."""
