"""How the example archive of a valve maker is invented, room by room; `../make_valve.py` puts it together.

Nothing here knows kehu: the files are printed as a person who has read the format would write them. Chance comes from
one generator for each customer, seeded by its code, so that a change to one customer leaves the others as they were.
"""
