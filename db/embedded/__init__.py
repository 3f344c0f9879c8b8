"""The parts of the embedded PostgreSQL server. Only db.server enters here."""
