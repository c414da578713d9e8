"""New records and edits of records, and the one way in which files are written."""
