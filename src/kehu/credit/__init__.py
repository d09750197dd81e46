"""Credit control: promises, exposure, limits, release, measures, provisions. Takes values, returns values."""
