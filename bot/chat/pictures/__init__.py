"""Answers as pictures: when the events of a timeline fall, and how often a person is named; each told in words too."""
