"""What a customer, a record, a policy and the settings are; labels in both languages. Opens no file."""

import os

# Pydantic would ask every installed package for plugins, which see all that is validated: customers' data, and each
# start would pay for the search.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
