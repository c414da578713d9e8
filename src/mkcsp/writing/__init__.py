"""New records: their text, and the one way in which files are made."""
