"""Words are looked up in Hunspell's dictionaries, in whatever script they are written."""

from pathlib import Path

import pytest

from reviewer.caption import spelling
from reviewer.errors import StorageError, UsageError
from tests.reviewer import dictionaries


def found(text: str) -> list[str]:
    return [word[0] for word in spelling.words(text)]


def test_words_are_told_from_numbers_addresses_and_abbreviations() -> None:
    text = "The café's bus, M2 and 4x4, of the DPRK: see www.example.org or a@b.org, don’t wait—“stop”."
    assert found(text) == ["The", "café's", "bus", "and", "of", "the", "see", "or", "don’t", "wait", "stop"]


def test_words_of_other_scripts_keep_their_signs() -> None:
    assert found("원산으로 가는 길") == ["원산으로", "가는"]
    assert found("الطَّرِيق إلى") == ["الطَّرِيق", "إلى"]
    assert found("नमस्ते") == ["नमस्ते"]
    assert found("שָׁלוֹם") == ["שָׁלוֹם"]


def test_dictionaries_are_found_by_language_the_first_folder_first(tmp_path: Path) -> None:
    own, system = tmp_path / "own", tmp_path / "system"
    mine = dictionaries.write(own, "en_US")
    dictionaries.write(system, "en_US")
    dictionaries.write(system, "de_DE_frami")
    dictionaries.write(system, "ko")
    dictionaries.write(system, "hyphenation")
    (system / "fr.dic").write_text("0\n")
    there = spelling.dictionaries([own, tmp_path / "nowhere", system])
    assert there.keys() == {"en-US", "de-DE", "ko"}
    assert there["en-US"].file == mine
    assert (there["ko"].script, there["de-DE"].script) == ("HANGUL", "LATIN")


def test_a_language_is_served_by_its_like() -> None:
    there = ["de-AT", "de-DE", "en-GB", "en-US", "ko"]
    assert spelling.fitting(there, "en") == "en-US"
    assert spelling.fitting(there, "ko-KR") == "ko"
    assert spelling.fitting(there, "de-DE") == "de-DE"
    assert spelling.fitting(there, "ar") == ""


def test_english_comes_with_the_program(tmp_path: Path) -> None:
    there = spelling.dictionaries(spelling.folders(tmp_path / "none"))
    assert "en-US" in there


def test_words_are_looked_up_with_their_endings(tmp_path: Path) -> None:
    file = dictionaries.write(tmp_path / "사전", "en_US")
    asked = ("bus", "buses", "Streets", "streats", "don’t", "café", "cafe", "버스")
    assert spelling.misspelt(file, asked) == {"buses", "streats", "cafe", "버스"}
    assert "receive" in spelling.suggestions(file, "recieve")


def test_a_dictionary_of_korean_and_arabic(tmp_path: Path) -> None:
    korean = dictionaries.write(tmp_path, "ko", ("버스", "원산"))
    arabic = dictionaries.write(tmp_path, "ar", ("حافلة",))
    assert spelling.misspelt(korean, ("버스", "버수")) == {"버수"}
    assert spelling.misspelt(arabic, ("حافلة", "حافله")) == {"حافله"}
    assert spelling.written_in("버스", "HANGUL") and not spelling.written_in("bus", "HANGUL")


def test_letters_a_dictionary_cannot_have_are_no_fault_of_the_word(tmp_path: Path) -> None:
    file = dictionaries.write(tmp_path, "en_US")
    file.with_suffix(".aff").write_text("SET ISO8859-1\n")
    file.write_text("1\nbus\n")
    assert spelling.misspelt(file, ("버스", "bus", "buz")) == {"buz"}
    assert spelling.suggestions(file, "버수") == ()


def test_a_dictionary_that_is_gone_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.dic cannot be read"):
        spelling.misspelt(tmp_path / "gone.dic", ("bus",))


def test_own_words_are_kept_one_a_line(tmp_path: Path) -> None:
    folder = tmp_path / "dictionaries"
    assert spelling.own_words(folder) == frozenset()
    spelling.keep_own_words(folder, {"wonsan", "원산"})
    assert spelling.own_words(folder) == {"wonsan", "원산"}
    (tmp_path / "file").touch()
    with pytest.raises(StorageError):
        spelling.keep_own_words(tmp_path / "file", {"x"})
