"""Languages as people call them: by their own name, and by what they are called here."""

from typing import Final

from PySide6.QtCore import QLocale

# Those offered first to last; any other is found by its code (RFC 5646).
OFFERED: Final = (
    *("en", "ko", "ar", "zh-Hans", "zh-Hant", "ja", "fr", "de", "es", "pt", "ru", "uk", "fa", "he", "tr"),
    *("ur", "hi", "bn", "id", "vi", "th", "my", "ps", "ku", "am", "sw", "it", "nl", "pl", "el", "sv"),
)
# Qt names these by the country where most of them are spoken.
_OWN_NAMES: Final = {"en": "English", "es": "Español"}


def name(language: str) -> str:
    """The language in its own words and letters, such as 한국어; its code where nobody knows it."""
    if language in _OWN_NAMES:
        return _OWN_NAMES[language]
    locale = QLocale(language)
    return _native(locale) if locale.language() != QLocale.Language.C else language


def full_name(language: str) -> str:
    """The same with its country, where it names one: English (United States)."""
    territory = QLocale(language).nativeTerritoryName() if "-" in language else ""
    return f"{name(language.partition('-')[0])} ({territory})" if territory else name(language)


def english(language: str) -> str:
    """What the language is called in English."""
    locale = QLocale(language)
    known = locale.language() != QLocale.Language.C
    return QLocale.languageToString(locale.language()) if known else language


def _native(locale: QLocale) -> str:
    text = locale.nativeLanguageName()
    return text[:1].upper() + text[1:]
