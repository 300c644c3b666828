"""The shelf: what reading found, in one SQLite file that can always be rebuilt from the articles.

The only SQL about the corpus lives here. ``writer`` is used by reload alone; everybody else leases a ``Shelf`` from the
``Library`` and reads.
"""
