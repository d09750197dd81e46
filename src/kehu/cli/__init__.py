"""The command line: one module per command, each thin. Only here are Typer, rich and prompts known."""
