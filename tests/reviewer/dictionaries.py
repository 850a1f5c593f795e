"""Small dictionaries in Hunspell's format."""

from pathlib import Path

AFFIXES = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n"
ENGLISH = ("bus/S", "waits", "the", "street/S", "don't", "receive", "café")


def write(folder: Path, name: str, words: tuple[str, ...] = ENGLISH) -> Path:
    """A dictionary of these words; its file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text(AFFIXES, encoding="utf-8")
    file = folder / f"{name}.dic"
    file.write_text("\n".join([str(len(words)), *words, ""]), encoding="utf-8")
    return file
