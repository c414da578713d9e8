"""What the records are: frozen dataclasses in the clerk's own words, one module for each kind of file.

A field's name is the name typed in the file, with `_` for `-` and a closing `_` where Python needs it
(`from_` is `from`). The string below each field is its documentation: the schema, the editor's help and
docs/fields.md are made from it. Nothing here knows about files or YAML.
"""
