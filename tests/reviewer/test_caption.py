"""The fields of a caption, and their texts in several languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import caption, record
from reviewer.errors import UsageError
from reviewer.photo import Caption, Translation

_LANGUAGES = st.sampled_from(["ko", "ar", "pt-BR", "zh-Hans", "sr-Latn-RS", "sl-rozaj"])
_ADDRESSES = st.one_of(
    st.sampled_from([one.name for one in caption.FIELDS if not one.choices]),
    st.builds(
        caption.address, st.sampled_from([one.name for one in caption.FIELDS if one.languages]), _LANGUAGES
    ),
)


@given(texts=st.dictionaries(_ADDRESSES, st.text(st.characters(exclude_categories=["Cs"]), min_size=1)))
def test_what_is_written_is_read_back(texts: dict[str, str]) -> None:
    written = caption.with_fields(Caption(), texts)
    for place in texts:
        held = getattr(written, place, None)
        if not isinstance(held, tuple):
            assert caption.as_text(written, place) == texts[place]
    assert record.caption_from(record.caption_json(written)) == written
    assert caption.with_fields(written, dict.fromkeys(texts, "")) == Caption()


def test_a_text_stands_under_its_language() -> None:
    written = caption.with_fields(
        Caption(description="A bus"), {"description@KO": "버스", "Alt-Text@pt-br": "Um autocarro"}
    )
    assert written.description == "A bus"
    assert written.translations == (
        Translation("alt_text", "pt-BR", "Um autocarro"),
        Translation("description", "ko", "버스"),
    )
    assert caption.written(written) == ["description", "description@ko", "alt_text@pt-BR"]
    assert caption.with_fields(written, {"description@ko": ""}).translations == written.translations[:1]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("headline@ko", "Headline is written in no more than one language"),
        ("description@", "'' is no language"),
        ("description@no such", "is no language"),
        ("town", "no field 'town'"),
    ],
)
def test_an_address_there_is_not_is_told(address: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        caption.with_fields(Caption(), {address: "x"})


def test_a_field_with_choices_holds_no_other() -> None:
    assert caption.with_fields(Caption(), {"urgency": " 5 "}).urgency == "5"
    with pytest.raises(UsageError, match="Urgency is 1 to 8, not '9'"):
        caption.with_fields(Caption(), {"urgency": "9"})


def test_a_record_of_another_program_with_strange_addresses_opens() -> None:
    found = record.caption_from({"@ko": "x", "shoe@ko": "x", "description@": "x", "description@ko": "x"})
    assert found == Caption(translations=(Translation("description", "ko", "x"),))
