"""Files of texts are read by their columns; what cannot be read is refused with its line."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openroll.core.errors import UnusableInput
from openroll.spam.corpus import Row, Sample, read_rows, read_samples


def _file(folder: Path, data: str | bytes) -> Path:
    path = folder / "texts"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_tsv(tmp_path: Path) -> None:
    path = _file(tmp_path, 'ham\tHe said: "hi, all"\r\n\nspam\tWin\tnow\n')
    assert read_samples(path) == [Sample('He said: "hi, all"', False), Sample("Win\tnow", True)]


@pytest.mark.parametrize("head", ["id,account,words", "id;text"])
def test_a_table_without_a_column_of_texts_is_not_read_as_lines(tmp_path: Path, head: str) -> None:
    path = tmp_path / "texts.csv"
    path.write_text(f"{head}\n1,@a:x,Earn 500 a day\n")
    with pytest.raises(UnusableInput, match="no column of texts"):
        read_rows(path)


def test_csv_with_named_columns(tmp_path: Path) -> None:
    path = _file(tmp_path, '\ufeffText,Label,account,room\n"Win,\nnow",SPAM,@a,!r\nHello,0,,\n')
    assert read_samples(path) == [Sample("Win,\nnow", True), Sample("Hello", False)]
    assert read_rows(path)[0] == Row("Win,\nnow", "SPAM", "@a", "!r")


def test_texts_alone(tmp_path: Path) -> None:
    assert read_rows(_file(tmp_path, "One\nTwo, three\n")) == [Row("One"), Row("Two, three")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("ham\tyes\nperhaps\tno\n", "line 2: the label perhaps"),
        ("label,text\nspam,win\nmaybe,x\n", "line 3: the label maybe"),
        ("no label here\n", "line 1"),
        (b"ham\t\xff\n", "byte 4"),
        ("  \n", "is empty"),
    ],
)
def test_what_cannot_be_learnt_from(tmp_path: Path, data: str | bytes, said: str) -> None:
    with pytest.raises(UnusableInput) as caught:
        read_samples(_file(tmp_path, data))
    assert said in str(caught.value)


@given(
    st.one_of(
        st.binary(), st.text().map(lambda text: ("text,label\n" + text).encode("utf-8", "surrogatepass"))
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    path = _file(tmp_path, data)
    for read in (read_rows, read_samples):
        with contextlib.suppress(UnusableInput):
            read(path)
