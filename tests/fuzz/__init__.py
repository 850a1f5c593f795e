"""Random bytes against everything that reads files nobody trusts, and against the verifier most of all.

Each target is a module with `SEEDS`, small real files, and `check`, which says what must hold whatever the
bytes are. `mutation` bends the seeds knowing how they are built. The tests run it shortly; `make fuzz
MINUTES=60` for long, led by coverage where atheris is installed.
"""
