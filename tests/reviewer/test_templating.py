"""A template over photos of a library: what it would change, in order, with what the rules say."""

from pathlib import Path

from reviewer import templating
from reviewer.caption import replacing
from reviewer.caption.template import Entry, Template, Way
from reviewer.progress import Progress
from tests.ui import judged


def test_what_a_template_would_change_is_told_with_numbers_and_rules(tmp_path: Path) -> None:
    with judged.library(tmp_path / "library") as review:
        ids = review.ids()[:3]
        review.change("Tag", ids[:1], tag=("soldier",))
        review.change("Write", ids[1:2], caption={"city": "Wonsan"})
        wanted = Template(
            "desk",
            (
                Entry("city", Way.FILL, "Pyongyang"),
                Entry("headline", Way.SET, "{seq:2} {city}"),
                Entry("instructions", Way.SET, "{rule}"),
            ),
        )
        told = list(templating.changes(review, ids, wanted))
        found = [one for one in told if isinstance(one, replacing.Found)]
        assert told[-1] == Progress(3, 3)
        assert [one.after for one in found if one.address == "headline"] == [
            "01 Pyongyang",
            "02 Wonsan",
            "03 Pyongyang",
        ]
        assert [one.photo.id for one in found if one.address == "city"] == [ids[0], ids[2]]
        rules = [fired.rule.title for fired in review.judgement(ids[0]).fired]
        assert [one.after for one in found if one.address == "instructions"] == ["; ".join(rules)]
        review.caption_each("Template", replacing.texts(found))
        assert not [
            one for one in templating.changes(review, ids, wanted) if isinstance(one, replacing.Found)
        ]
