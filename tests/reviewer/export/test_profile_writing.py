"""Whatever profile can be chosen, its file says the same, and what a person wrote in it stays."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.caption import FIELDS
from reviewer.export import profile
from reviewer.export.profile import CaptionFile, Container, FileFormat, KeptField, Pixels, Profile
from reviewer.photo import Verdict

BY_HAND = """# What the desk gets.
names = "{title}-{number}"   # as they ask for

title = 'Desk'
id = "desk"
verdicts = [   # decided in May
    "clear",   # of course
    "caution", # after a call
]

# Nothing stays inside.
keep = []
# The end."""
LAYOUTS = (BY_HAND, f"{BY_HAND}\n", BY_HAND.replace("\n", "\r\n"), f"\ufeff{BY_HAND}", "")

choices = st.fixed_dictionaries(
    {
        "id": st.just("desk"),
        "title": st.text(max_size=40),
        "verdicts": st.lists(st.sampled_from([str(one) for one in Verdict]), unique=True),
        "waivers": st.booleans(),
        "pixels": st.sampled_from([str(one) for one in Pixels]),
        "long_edge": st.sampled_from([0, 0, 2048, 65_000]) | st.integers() | st.text(max_size=5),
        "format": st.sampled_from([str(one) for one in FileFormat]),
        "quality": st.integers(0, 101),
        "keep": st.lists(st.sampled_from([str(one) for one in KeptField]), unique=True),
        "captions": st.lists(st.sampled_from([str(one) for one in CaptionFile]), unique=True),
        "caption_fields": st.lists(st.sampled_from([field.name for field in FIELDS]), unique=True),
        "names": st.sampled_from(["number", "random", "{title} {number}", "{place}", "{original}-{number}"])
        | st.text(max_size=9),
        "container": st.sampled_from([str(one) for one in Container]),
    }
)


@given(choices, st.sampled_from(LAYOUTS))
def test_every_profile_that_can_be_made_reads_back_as_the_same(values: dict[str, object], over: str) -> None:
    made, faults = profile.check(values)
    if not faults:
        written = profile.written(made, over.encode())
        assert profile.parse(written, "desk.toml") == made
        assert profile.check(profile.content(made)) == (made, {})


@given(choices)
def test_a_faulty_one_is_told_by_key_and_still_is_a_profile(values: dict[str, object]) -> None:
    made, faults = profile.check(values)
    assert set(faults) <= set(values) and all(faults.values())
    assert Verdict.UNREVIEWED not in made.verdicts
    assert made.sentence


def test_comments_order_and_line_ends_stay() -> None:
    desk = profile.parse(BY_HAND.encode(), "desk.toml")
    changed, _ = profile.check(
        {**profile.content(desk), "verdicts": ["caution", "restricted"], "quality": 80}
    )
    text = profile.written(changed, BY_HAND.replace("\n", "\r\n").encode()).decode()
    assert text.count("\r\n") == text.count("\n")
    for kept in ("# What the desk gets.\r\n", "# as they ask for", "# decided in May", "# after a call"):
        assert kept in text
    assert text.index("names") < text.index("title") < text.index("# Nothing stays inside.\r\nkeep = []")
    assert '"clear"' not in text and "quality = 80" in text


def test_nothing_changed_changes_no_byte_of_a_whole_file() -> None:
    whole = profile.written(profile.find("agency"))
    assert profile.written(profile.find("agency"), b"# Mine.\n" + whole) == b"# Mine.\n" + whole


def test_a_new_file_has_every_key() -> None:
    text = profile.written(Profile("x", "X", frozenset({Verdict.CLEAR}))).decode()
    assert text.startswith('id = "x"\ntitle = "X"\nverdicts = ["clear"]\nwaivers = false\n')
    assert [line.split(" = ")[0] for line in text.splitlines()] == list(
        profile.content(profile.find("agency"))
    )


def test_faults_by_key_are_the_readers_words() -> None:
    _, faults = profile.check(
        {**profile.content(profile.find("agency")), "title": " ", "verdicts": ["unreviewed"], "format": "png"}
    )
    assert faults["title"].startswith("`title` is empty.")
    assert faults["verdicts"].startswith("A photo nobody went through never leaves.")
    assert "in a PNG no text is kept" in faults["keep"]
