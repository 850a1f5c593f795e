"""Reviewer's core: everything the program knows and does, without a window.

One picture's way through it: `card` lists it as a Frame, `ingest` copies and checks it into the
library, `review` keeps what people decide about it, `rules` says what that means, and `export`
hands over fresh pixels with nothing else in them. The window (package `ui`) and the command line
(`cli`) are two hands on the same core.
"""

__version__ = "0.1.0"
