"""``/ask``: a question in a person's own words, answered by a passage of an article, or not at all.

``understanding`` reads the question, ``repairing`` spells it as the articles do, ``weighing`` tells how well a passage
answers it, ``verdicts`` whether that is enough, and ``short`` picks the few words in it. ``vocabulary`` knows which
English words say nearly the same or the opposite. Only ``engine`` and ``repairing`` ask the shelf. No words are made up
here: every answer is a stretch of an article.
"""
