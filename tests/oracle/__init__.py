"""Who may see and write what, answered twice: by the policies, and by plain SQL that knows only the rows.

    world.build(connection)         people of every role and corner case, and rows of every protected table
    answers.build(connection)       the plain answers for these people: tables below schema oracle
    cells.seen(connection, ...)     what the database shows and lets them do, through its own roles
    cells.expected(connection, ...) what it should, from the plain answers

A cell is one person, one relation and one way (read, insert, update, move, delete) through one database role; its
value is the set of keys of rows. Everything runs as a superuser in the caller's transaction and leaves its
session authorization as it was, so that a changed policy can be asked about before it is rolled back.
"""
