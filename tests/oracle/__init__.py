"""A second opinion on every figure: the rules of SPEC sections 3 to 5, written naively from their sentences.

It imports nothing of kehu and shares no idea with it: money is a whole number of the smallest unit, every obligation
is a pile, and the calendar is walked day by day. It is meant to be obviously right, not quick. Each rule stands beside
the sentence it comes from; where a sentence can be read in two ways, a comment "Reading:" says which was taken.

It does not judge whether a file is valid: it expects records with ids, dates and positive amounts, as text.
"""

from oracle.ageing import ageing as ageing
from oracle.exposure import exposure as exposure
from oracle.exposure import revalued as revalued
from oracle.grades import credit as credit
from oracle.grades import volume as volume
from oracle.limits import headrooms as headrooms
from oracle.measures import measures as measures
from oracle.promises import promises as promises
from oracle.provisions import provision as provision
from oracle.rates import Missing as Missing
from oracle.rates import Rates as Rates
from oracle.rates import is_missing as is_missing
from oracle.release import Asked as Asked
from oracle.replay import Obligation as Obligation
from oracle.replay import Replay as Replay
from oracle.statements import statement as statement
from oracle.told import ledger as ledger
from oracle.values import CENT as CENT
from oracle.values import Plain as Plain
from oracle.values import add_months as add_months
from oracle.values import due_date as due_date
from oracle.values import money as money
from oracle.values import named as named
from oracle.values import records as records
from oracle.values import rules as rules
from oracle.values import sale_amount as sale_amount
from oracle.values import units as units
from oracle.values import yes as yes
