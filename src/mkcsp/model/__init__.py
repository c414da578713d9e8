"""What the records are: immutable dataclasses in the clerk's words, a module for each kind of file."""
