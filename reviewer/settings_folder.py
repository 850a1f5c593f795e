"""Where a person's own things lie that belong to no library: settings of the window, keymaps, profiles,
caption templates.

The command line and the window look here and hand folders on; nothing else in the core does.
"""

from pathlib import Path

from platformdirs import user_config_path


def settings_folder() -> Path:
    """The settings folder of this program as the system has it; it need not exist yet."""
    return user_config_path("reviewer", appauthor=False)


def own_profiles(settings: Path) -> Path:
    """The folder in it that holds export profiles of one's own."""
    return settings / "profiles"


def own_captions(settings: Path) -> Path:
    """The folder in it that holds caption templates of one's own."""
    return settings / "captions"
