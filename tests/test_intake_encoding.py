"""The encoding of a text that is taken: found, said, and kept through a few broken bytes."""

from pathlib import Path

import pytest
from commands import kunten
from taken import TEXT, made

from builder.reader.encoding import encoding_of

pytestmark = pytest.mark.usefixtures("empty_site")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TEXT.encode(), "UTF-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "UTF-8, a byte order mark"),
        (TEXT.replace("\n", "\r\n").encode(), "UTF-8, Windows line ends"),
        (TEXT.replace("\n", "\r").encode(), "UTF-8, old Mac line ends"),
        (TEXT.encode("cp932"), "Shift_JIS"),
        (TEXT.replace("\n", "\r\n").encode("cp932"), "Shift_JIS, Windows line ends"),
        (TEXT.encode("euc_jp"), "EUC-JP"),
        (TEXT.encode("iso2022_jp"), "ISO-2022-JP"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("utf-16-le"), "UTF-16LE"),
        (TEXT.encode("utf-16-be"), "UTF-16BE"),
    ],
)
def test_the_encoding_is_found_and_said(data: bytes, said: str) -> None:
    found = made("misaki.txt", data)
    assert found["told"][0] == f"misaki.txt: pasted text, {said}"
    assert Path("editions/machi/interview.txt").read_bytes() == TEXT.encode()


@pytest.mark.parametrize(("codec", "name"), [("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE")])
def test_text_of_kana_and_kanji_alone_shows_its_encoding_without_a_mark(
    codec: str, name: str
) -> None:
    text = "港の朝は早く、船は暗いうちに出る。" * 40 + "\n"
    assert encoding_of(text.encode(codec)) == name


@pytest.mark.parametrize(
    "broken", ["混ぜた行。".encode("cp932"), b"\xed\xa0\x80", "岬".encode()[:2], b"\x80\xff"]
)
def test_a_few_broken_bytes_do_not_make_utf_8_another_encoding(broken: bytes) -> None:
    Path("misaki.txt").write_bytes(TEXT.encode() + broken + b"\n")
    told = kunten("new", "machi", "--from", "misaki.txt").stderr.splitlines()
    assert told[0] == "misaki.txt: pasted text, UTF-8"
    assert any("could not be read: � stands there" in line for line in told)
    assert Path("editions/machi/interview.txt").read_text("utf-8").startswith(TEXT)
    Path("editions/machi/interview.txt").write_bytes(TEXT.encode() + broken + b"\n")
    assert kunten("check", "machi").stderr == (
        "editions/machi/interview.txt:9: expected UTF-8, found a broken character"
        " (save it again as UTF-8)\n"
    )
