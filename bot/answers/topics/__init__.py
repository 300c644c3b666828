"""What a typed topic looks for: its own words, and those that mean the same or a kind of it in news English.

The words stand in plain text files of this folder, a group a line; nothing here is made from any corpus.
"""
