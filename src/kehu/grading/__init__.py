"""Volume and credit grades with their reasons. Pure functions of customer, policy and as-of date."""
