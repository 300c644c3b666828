"""One name, however it is spelled: folding, spelling families, scoring and merging.

Everything here is pure: strings in, values out. Where candidates come from (SQL) is the library's business, and what an
answer does with a score is the answers' business.
"""

NAMES_VERSION = 2
"""Counted up when a name folds, sounds or is keyed otherwise than before, so that the articles are put up anew."""
