"""The command line: every part of the job without a window, over the same core.

A contract for other people's scripts. With `--json` there is one object a line on standard output;
messages and progress go to standard error, progress only where a person watches. Exit codes: 0 all
done; 1 something was held back, refused or found; 2 wrong usage; 3 the environment failed.
"""

import os
import sys
from typing import NoReturn

import click

from reviewer import __version__
from reviewer.cli.handing_over import export_command, strip_command, verify_command
from reviewer.cli.judging import judge_command, rules_group
from reviewer.cli.library import caption_command, import_command, list_command, mark_command
from reviewer.cli.terminal import say
from reviewer.cli.window import demo_command, open_window
from reviewer.errors import ReviewerError


class _Commands(click.Group):
    """A group in which `reviewer FOLDER` means `reviewer open FOLDER`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "--version")):
            args = ["open", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reviewer")
def reviewer() -> None:
    """Go through dangerous pictures safely. `reviewer LIBRARY` opens the window."""


def main() -> NoReturn:
    """Run a command; trouble is told in a sentence on standard error and in the exit code."""
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
    sys.exit(code or 0)


for command in (
    open_window,
    demo_command,
    import_command,
    list_command,
    mark_command,
    caption_command,
    judge_command,
    rules_group,
    export_command,
    strip_command,
    verify_command,
):
    reviewer.add_command(command)
