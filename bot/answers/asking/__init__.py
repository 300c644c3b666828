"""``/ask``: a question in a person's own words, answered by a passage of an article, or not at all.

``understanding`` reads the question, ``weighing`` tells how well a passage answers it, ``short`` picks the few words in
it; all three are pure. ``engine`` asks the shelf, and ``routes`` what the shelf knows without searching. No words are
made up here: every answer is a stretch of an article.
"""
