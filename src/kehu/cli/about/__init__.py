"""What is shown of one customer: its page, its parts, its facts, the brief."""
