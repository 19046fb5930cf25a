"""Whatever is entered, amended, redacted and disclosed in whatever order: the directory is what the log says."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from openroll.core.canonical import JSON
from openroll.log.disclosure import parse
from openroll.publish.check import check_directory
from openroll.publish.pump import CommittedFact

from .making import KEY, ListSource, found_log, publish, subject

PATHS = ("/identifiers/email", "/identifiers/name", "/sources/s1/snapshot", "/text", "/cites")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("enter", "amend", "declare", "redacted", "disclosed", "publish")), st.integers(0, 99)
    ),
    min_size=4,
    max_size=14,
)


class Story:
    """A register to which things happen; what is disclosed later is kept aside."""

    def __init__(self) -> None:
        self.source = ListSource()
        self.source.open_register()
        self.entries = 0
        self.private: dict[int, CommittedFact] = {}

    def do(self, step: str, which: int) -> None:
        """Do ``step`` to the thing that ``which`` picks, if there is one."""
        number = which % self.entries + 1 if self.entries else 0
        if step == "enter":
            self.entries += 1
            self.source.enter(self.entries)
            self._keep_back(which)
        elif step == "amend" and number:
            name: JSON = {"value": f"Name {which}", "standing": "stated", "cites": []}
            mail: JSON = {"value": f"m{which}@x.example", "standing": "stated", "cites": []}
            data: dict[str, JSON] = {"entry": number, "identifiers": {"name": name, "email": mail}}
            self.source.add("entry-amended", subject(number), data, PATHS[: which % 3])
            self._keep_back(which)
        elif step == "declare" and number:
            data = {"entry": number, "n": which, "party": "organiser", "text": f"Word {which}", "cites": []}
            self.source.add("undertaking-made", subject(number), data, ("/text", "/cites")[: which % 3])
        elif step in ("redacted", "disclosed"):
            self._name(step, which)

    def _keep_back(self, which: int) -> None:
        whole = self.source.committed[-1]
        if which % 2 and whole.disclosures:
            self.private[whole.index] = whole
            self.source.committed[-1] = CommittedFact(whole.index, whole.data, whole.disclosures[1:])

    def _name(self, kind: str, which: int) -> None:
        held = (
            self.private
            if kind == "disclosed"
            else {fact.index: fact for fact in self.source.committed if fact.disclosures}
        )
        if not held:
            return
        index = sorted(held)[which % len(held)]
        if kind == "disclosed":
            public = set(self.source.committed[index].disclosures)
            (hidden,) = self.private.pop(index).disclosures[:1]
            texts = tuple(sorted({*public, hidden}))
            self.source.committed[index] = CommittedFact(index, self.source.committed[index].data, texts)
            self.source.name(kind, index, (parse(hidden).path,))
            return
        present = [parse(text).path for text in self.source.committed[index].disclosures]
        self.source.name(kind, index, present[: which % len(present) + 1])


@settings(max_examples=25)
@given(STEPS)
def test_every_order_gives_a_sound_directory(steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found_log(folder)
        story = Story()
        for step, which in [*steps, ("publish", 0)]:
            if step == "publish":
                publish(story.source, folder)
                report = check_directory(folder / "public", [KEY.verifier])
                assert report.problems == (), [str(problem) for problem in report.problems]
            else:
                story.do(step, which)
