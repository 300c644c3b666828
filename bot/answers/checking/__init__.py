"""Checking what somebody posted against the articles: quotations in a message, and people whom it names."""
