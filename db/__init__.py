"""Installs the schema of a university LMS database and maintains it."""
