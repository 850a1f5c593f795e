"""`python -m reviewer` and the console script.

Worker processes load this module again before they begin (multiprocessing, "Safe importing of main
module"), so it must cost nothing: the command line is loaded only when a command is run.
"""

from importlib import import_module


def main() -> None:
    """Run a command and exit."""
    import_module("reviewer.cli").main()


if __name__ == "__main__":
    main()
