"""Named selects from `report`, one module a topic; each returns a DataFrame for the viewer it is given."""
