"""One module for each paper: its view, and how it is built from the records."""
