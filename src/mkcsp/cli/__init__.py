"""The commands, a file for each: the only place that prints, exits or reads the clock.

A command is a plain function of its module's name that returns its exit status (or None for 0). The modules import at
their top only what the command line itself needs; records, rules and the rest are imported in the function, so that
`mkcsp COMMAND --help` and shell completion stay quick.
"""
