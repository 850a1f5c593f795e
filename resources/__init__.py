"""Data the program ships: rule sets, profiles, keymaps, icons."""
