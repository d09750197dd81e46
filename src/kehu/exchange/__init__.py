"""Import of what a firm has in spreadsheets."""
