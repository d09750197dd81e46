"""A small language that says which customers: `volume in [A, B] and overdue > 0` (docs/expressions.md).

parse() makes a tree of a text, meaning.bind() gives the tree its meaning for known fields and a date, and the result
answers yes or no of a customer's values. Pure: nothing here knows where values come from, and nothing is executed
that somebody wrote. `list --where` uses it; classes of customers and rules of review can.
"""
