"""What is made wrong about access, one thing at a time, and whether anything shows it.

    all_kinds.made(connection)       all that there are, read from the catalog: of policies, rights, views, functions
    panel.Readers, callers.Callers   verdict(mutant): what shows it, or None
    python -m tests.mutants          all of them, with counts; exits with 1 when one survives

Each is made by DDL in a savepoint of a superuser's transaction and rolled back, so hundreds take minutes.
"""
