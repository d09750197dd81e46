"""What a customer, a record, a policy and the settings are; labels in both languages. Opens no file."""
