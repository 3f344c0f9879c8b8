"""Pseudonymous students for the seats that a class-schedule export counts. Pure: no database, no clock.

Everything is deterministic: the same sections and the same earlier students give the same result.
"""
