"""What cannot be rebuilt: pressed buttons, the audit and small facts, in SQLite or PostgreSQL.

Nothing here is derived from the articles; that is the library's. Enter through ``bot.records.store.Records``.
"""
