"""The credit report: context, charts, rendering."""
