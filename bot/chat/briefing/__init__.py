"""Standing orders carried out: briefings on their days, and notes for watches, each posted once whatever happens."""
