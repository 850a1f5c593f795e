"""`python -m reviewer` and the console script."""

from reviewer.cli import main

if __name__ == "__main__":
    main()
