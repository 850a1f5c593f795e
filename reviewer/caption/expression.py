"""Regular expressions that people type, as Python's `re` has them."""

import re
import warnings

from reviewer.errors import UsageError


def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """The expression, ready to be used. Raises UsageError for what is not understood, or could be misread."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return re.compile(pattern, flags)
    except (re.error, RecursionError, OverflowError, Warning) as error:
        raise UsageError(f"The regular expression is not understood: {error}.") from error
