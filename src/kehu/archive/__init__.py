"""The directory on disk: find it, read YAML text, splice an edit, write safely, lock, codes and ids. Never grades."""
