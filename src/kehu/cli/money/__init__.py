"""How credit control is shown: ageing, clear, dunning, limits, measures."""
