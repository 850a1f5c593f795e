"""The command line: every part of the job without a window, over the same core.

A contract for other people's scripts. With `--json` there is one object a line on standard output;
messages and progress go to standard error, progress only where a person watches. Exit codes: 0 all
done; 1 something was held back, refused or found; 2 wrong usage; 3 the environment failed.
"""

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from reviewer import __version__
from reviewer.cli.terminal import say
from reviewer.errors import ReviewerError

# Where each command lives. Loaded when it is called, so that judging a frame does not load decoders.
_COMMANDS = {
    "open": "window:open_command",
    "demo": "sample:demo_command",
    "import": "library:import_command",
    "list": "library:list_command",
    "mark": "library:mark_command",
    "caption": "captioning:caption_command",
    "captions": "tables:captions_command",
    "sidecars": "sidecars:sidecars_command",
    "judge": "judging:judge_command",
    "rules": "judging:rules_group",
    "sequences": "sequences:sequences_command",
    "sequence": "sequences:sequence_command",
    "export": "handing_over:export_command",
    "receipts": "handing_over:receipts_command",
    "strip": "loose:strip_command",
    "verify": "loose:verify_command",
}


class _Commands(click.Group):
    """Commands by name; `reviewer FOLDER` means `reviewer open FOLDER`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(":")
        command = getattr(import_module(f"reviewer.cli.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        if first and not first.startswith("-") and first not in _COMMANDS and not os.path.lexists(first):
            raise click.UsageError(f"There is no library {first!r}, nor a command of that name.", ctx)
        if first not in _COMMANDS and first not in ("-h", "--help", "--version"):
            args = ["open", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reviewer")
def reviewer() -> None:
    """Go through dangerous pictures safely. `reviewer LIBRARY` opens the window."""


def main() -> NoReturn:
    """Run a command; trouble is told in a sentence on standard error and in the exit code."""
    _fill_closed_descriptors()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = reviewer.main(standalone_mode=False)
    except ReviewerError as error:
        say(f"reviewer: {error}")
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        say("reviewer: stopped.")
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        _say_if_anybody_hears(f"reviewer: {error.filename or 'The disk'}: {error.strerror or error}.")
        sys.exit(3)
    sys.exit(code or 0)


def _fill_closed_descriptors() -> None:
    """Started without standard streams, the first files opened would take their numbers, and their output."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)


def _say_if_anybody_hears(text: str) -> None:
    with suppress(OSError):
        say(text)
