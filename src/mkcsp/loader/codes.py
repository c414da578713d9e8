"""The codes of what is wrong with files, YAML and fields: MK0xx, MK1xx and MK9xx."""

from __future__ import annotations

from mkcsp.findings import Code, Severity

SYMBOLIC_LINK = Code("MK001", Severity.ERROR)
ODD_FILE = Code("MK002", Severity.ERROR)
UNREAD_FILE = Code("MK003", Severity.ERROR)
MISPLACED = Code("MK004", Severity.ERROR)
BAD_NAME = Code("MK005", Severity.ERROR)
TOO_LARGE = Code("MK006", Severity.ERROR)
UNREADABLE = Code("MK007", Severity.ERROR)


NOT_UTF8 = Code("MK010", Severity.ERROR)
CONTROL_CHARACTER = Code("MK011", Severity.ERROR)
SYNTAX = Code("MK020", Severity.ERROR)
TOO_DEEP = Code("MK021", Severity.ERROR)
SPECIAL_YAML = Code("MK022", Severity.ERROR)
SEVERAL_DOCUMENTS = Code("MK023", Severity.ERROR)
EMPTY = Code("MK024", Severity.ERROR)
NOT_FIELDS = Code("MK025", Severity.ERROR)
DUPLICATE_FIELD = Code("MK026", Severity.ERROR)


LARGE_PART = Code("MK790", Severity.ERROR)


UNKNOWN_FIELD = Code("MK101", Severity.ERROR)
MISSING_FIELD = Code("MK102", Severity.ERROR)
WRONG_SHAPE = Code("MK103", Severity.ERROR)
UNKNOWN_WORD = Code("MK104", Severity.ERROR)
BAD_DAY = Code("MK105", Severity.ERROR)
BAD_TIME = Code("MK106", Severity.ERROR)
BAD_COUNT = Code("MK107", Severity.ERROR)
BAD_YES_NO = Code("MK108", Severity.ERROR)
PARTED_AT_A_COMMA = Code("MK109", Severity.WARNING)
STALE_ACKNOWLEDGEMENT = Code("MK901", Severity.WARNING)


UNFINISHED_MERGE = Code("MK720", Severity.ERROR)
CUT_BY_A_COMMENT = Code("MK721", Severity.ERROR)
RUN_TOGETHER = Code("MK722", Severity.ERROR)
SEVERAL_LINES = Code("MK723", Severity.ERROR)
INVISIBLE = Code("MK724", Severity.ERROR)
ALTERED_BY_A_BACKSLASH = Code("MK725", Severity.ERROR)
