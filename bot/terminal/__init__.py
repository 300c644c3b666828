"""The same answers for a terminal and as JSON, and the commands of an operator: load, extract, doctor.

One module a verb of the command line; none of them knows Discord.
"""
