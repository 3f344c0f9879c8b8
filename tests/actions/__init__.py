"""Every function that the role of the dashboard or of the LMS may execute: what it does, who may call it, and how.

    ACTIONS   those that change or record something, each with the row that it leaves in the audit log
    READS     those that only answer
    calls.outcome(connection, function, arguments, person)    what happens when a person calls one

A function is called in a `scene.Scene`: a department in the middle of registration, one student of it and those who
have to do with the student. `arrange` makes there what the function works on and returns its arguments.
"""

from actions import offices, people, queues, reads, rules, seats, work
from actions.function import Function

ACTIONS: tuple[Function, ...] = (
    *seats.ACTIONS,
    *queues.ACTIONS,
    *offices.ACTIONS,
    *rules.ACTIONS,
    *work.ACTIONS,
    *people.ACTIONS,
)
READS: tuple[Function, ...] = reads.READS
