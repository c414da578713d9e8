"""One frozen view for each thing that is printed.

A view holds what the reader of the paper will see, already worded: dates as words, numbers in the margin as
strings, absent things as empty strings or empty tuples. A template that receives one has nothing left to look up
or to reckon. Text in a view is literal: nothing in it is markup in any of the formats.
"""
