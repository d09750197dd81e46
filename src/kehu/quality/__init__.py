"""Checks across files."""
