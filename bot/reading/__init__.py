"""Reading: an article becomes findings - sentences, people with roles, quotations with speakers, dates, events, topics.

The only package that knows spaCy, and even here it is imported only by the modules that run in the reading process.
"""

import os

READING_VERSION = 3
"""Raised whenever the same article would give other findings, so that a reload reads it again."""

# Reading is one process of several: more threads would only wait for each other. Counts when numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
