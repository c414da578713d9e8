"""The commands, a file for each: the only place that prints, exits or reads the clock."""
