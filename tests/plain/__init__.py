"""The three statistics views worked out once more in plain Python, from the rows of the base tables alone.

One module a view; each gives {key: {column: value}} with every column of its view. Definitions are those
of the README; nothing here reads a view or calls a function of ours. Slow on purpose: it has to be plain.
"""
