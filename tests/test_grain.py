"""The grain of an edition's ruby: its own setting."""

from pathlib import Path

import pytest

from builder.build import annotated_editions
from builder.errors import EditionError
from builder.furigana import lay

INTERVIEW = "見本\n\n【道具】\n\n半導体を取り出す。\n"


def ruby(root: Path, settings: str) -> str:
    folder = root / "editions" / "mihon"
    folder.mkdir(parents=True)
    (folder / "interview.txt").write_text(INTERVIEW, "utf-8")
    (folder / "edition.yml").write_text(settings, "utf-8")
    (edition,) = annotated_editions(root)
    segments = (s for token in edition.sections[0].paragraphs[0].tokens for s in token.ruby)
    return "".join(f"{s.base}[{s.reading}]" if s.reading else s.base for s in segments)


def test_ruby_stands_over_words_where_nothing_is_set(tmp_path: Path) -> None:
    assert ruby(tmp_path, "title: 見本\n") == "半導体[はんどうたい]を取[と]り出[だ]す。"


def test_an_edition_may_have_ruby_over_each_kanji(tmp_path: Path) -> None:
    assert ruby(tmp_path, "grain: kanji\n") == "半[はん]導[どう]体[たい]を取[と]り出[だ]す。"


def test_another_grain_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="word or kanji"):
        ruby(tmp_path, "grain: letter\n")


@pytest.mark.parametrize(
    ("surface", "reading", "bases"),
    [
        ("海老", "えび", "海老"),
        ("飛鳥", "あすか", "飛鳥"),
        ("上手", "じょうず", "上手"),
        ("明後日", "あさって", "明後日"),
        ("今日", "こんにち", "今 日"),
        ("長谷川", "はせがわ", "長谷 川"),
        ("春日部", "かすかべ", "春 日 部"),
        ("二〇二五年", "にせんにじゅうごねん", "二〇二五 年"),
        ("五六七八円", "ごせんろっぴゃくななじゅうはちえん", "五六七八 円"),
        ("七五三", "しちごさん", "七 五 三"),
    ],
)
def test_what_nobody_reads_by_its_parts_stays_whole(surface: str, reading: str, bases: str) -> None:
    assert " ".join(segment.base for segment in lay(surface, reading, "kanji")) == bases
