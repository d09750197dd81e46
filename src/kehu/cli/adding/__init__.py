"""How what people give becomes records: kinds and their options, forms, sheets, interviews, checks on the way in."""
