"""Rules that flag what needs a person. Pure functions of customer, assessment, policy and as-of date."""
