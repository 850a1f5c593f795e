"""How type-ahead ranks what was typed."""

from ui.matching import fit


def test_nothing_typed_fits_everything() -> None:
    assert fit("", "Soldier") == fit("  ", "Bus") > 0


def test_the_name_itself_goes_before_its_beginning_a_word_and_letters_inside() -> None:
    names = ["Bus", "Bus stop", "Broken bus", "Columbus"]
    scores = [fit("bus", name) for name in names]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_a_synonym_is_found_just_after_the_name() -> None:
    assert 0 < fit("army", "Soldier", "army") < fit("army", "Army")


def test_words_may_be_typed_in_any_order_and_only_begun() -> None:
    assert fit("stat lead", "Statue of a leader", "monument")
    assert fit("people child", "Child", "boy", "People")


def test_what_is_not_there_does_not_fit() -> None:
    assert fit("zebra", "Soldier", "army") == 0
    assert fit("soldier bus", "Soldier") == 0
