"""Bytes to records: paths, text, YAML nodes, fields, positions; the only place that reads YAML."""
