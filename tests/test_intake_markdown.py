"""Markdown: HTML in it, signs that writers do not mean as Markdown, titles that are no headings."""

import re
import time
from pathlib import Path

import pytest

from builder.intake import new_edition
from builder.intake.draft import Draft, Heading
from builder.intake.formats import take
from builder.reader import edition_as_json, read_file


def read(text: str, name: str = "a.md") -> Draft:
    return take(text.encode(), name).draft


def texts(draft: Draft) -> list[str]:
    return [f"# {each.text}" if isinstance(each, Heading) else each.text for each in draft.parts]


def told(draft: Draft) -> list[tuple[str, str]]:
    return [(each.place, each.text) for each in draft.left_out]


def test_html_is_taken_out_and_told_or_read() -> None:
    draft = read(
        '# 題\n\n本文。<div class="x">箱</div>後。<!-- 秘密\n二行 -->続き。\n\n<h2>朝</h2>\n\n<b>山田</b>：行<br>次。\n\n'
        "<ruby>塩<rt>しお</rt></ruby>と<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>。<script>\nalert(1)</script>\n"
    )
    assert texts(draft) == [
        "本文。", "箱", "後。続き。", "# 朝", "山田：行\n次。", "｜塩《しお》と｜東《とう》｜京《きょう》。",
    ]  # fmt: skip
    assert told(draft) == [
        ("emphasis of", "山田"),
        ("a comment", "秘密 二行"),
        ("HTML", "<script> alert(1)</script>"),
        ("HTML", '<div class="x">'),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "a <b 話と 1 < 2 > 0 と <山田> と <unknown x>。", "5*3*2 は 30。", "塩*1と海*2。", "2**8 は 256。", "#42は正しい。",
        "1. 番号\n2. 次の番号", "<!-- 閉じない", "<script>閉じない", "snake_case_name と *。", "《塩》と｜縦棒。",
    ],
)  # fmt: skip
def test_what_is_no_markdown_stays_text(line: str) -> None:
    kept = line.replace("<script>", "")
    assert texts(read(f"# 題\n\n{line}\n\n塩。")) == [kept, "塩。"]


def test_code_holds_no_tags() -> None:
    draft = read("# 題\n\n`<b>塩</b>`と<b>海</b>。\n\n```\n<i>x</i>\n```\n")
    assert texts(draft) == ["<b>塩</b>と海。", "<i>x</i>"]
    assert told(draft) == [("emphasis of", "海")]


def test_a_break_does_not_part_a_row_of_a_table() -> None:
    draft = read("# 題\n\n| 品 | 数 |\n|---|---|\n| 塩<br>海 | 2 |\n\n塩<br>海。")
    assert texts(draft) == ["品　数", "塩 海　2", "塩\n海。"]


def test_marks_and_addresses_are_told() -> None:
    draft = read(
        "# 題\n\n*塩*と[海](https://x.example/ '波')。<https://y.example/>\n\n***\n\n* 一\n* 二\n\n> 引用\n\n![絵](a.png)\n\n塩。"
    )
    assert texts(draft) == ["塩と海。https://y.example/", "一", "二", "引用", "塩。"]
    assert told(draft) == [
        ("emphasis of", "塩"), ("the address of a link", "https://x.example/"), ("a picture", "絵 a.png"),
        ("rules", "1 of them"), ("signs of lists", "2 of them"), ("signs of quotes", "1 of them"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "title", "sections"),
    [
        ("a.txt", "塩の道\n\n2025年3月1日\n\n# 朝\n\n塩だ。\n\n# 夜\n\n海だ。", "塩の道", ["朝", "夜"]),
        ("a.txt", "塩の道\n\n# 朝\n\n塩だ。", "塩の道", ["朝"]),
        ("a.txt", "塩の道\n2025/3/1\n\n## 朝\n\n塩だ。\n\n## 夜\n\n海だ。", "塩の道", ["朝", "夜"]),
        ("a.md", "塩の道\n\n## 朝\n\n塩だ。\n\n## 夜\n\n海だ。", "塩の道", ["朝", "夜"]),
        ("a.md", "港の人\n\n# 塩の道\n\n## 朝\n\n塩だ。\n\n## 夜\n\n海だ。", "塩の道", ["朝", "夜"]),
        ("a.md", "# 塩の道\n\n## 朝\n\n塩だ。\n\n## 夜\n\n海だ。", "塩の道", ["朝", "夜"]),
        ("a.md", "---\ntitle: 塩の道\n---\n\n海。\n\n## 朝\n\n塩だ。", "塩の道", ["はじめに", "朝"]),
    ],
)  # fmt: skip
def test_the_title_may_stand_before_the_first_heading(
    name: str, text: str, title: str, sections: list[str], tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    new_edition(tmp_path, "shio", tmp_path / name)
    found = edition_as_json(read_file(tmp_path / "editions/shio/interview.txt"))
    assert (found["title"], [each["title"] for each in found["sections"]]) == (title, sections)
    assert ("2025" in text) == (found["published"] is not None)
    assert not re.search("塩の道|2025", str(found["sections"]))


@pytest.mark.parametrize(
    "piece",
    ["a < b <c 話。", "<div>", "<!-- ", "<script>", "<ruby>塩", "`", "<b>塩</b>", "1. 塩\n", "塩*1"],
)  # fmt: skip
def test_time_grows_with_the_length_alone(piece: str) -> None:
    paragraph = piece * (90 if piece != "a < b <c 話。" else 40)
    text = "# 題\n\n塩。\n\n" + f"{paragraph}\n\n" * (200_000 // len(paragraph.encode()))
    begin = time.process_time()
    take(text.encode(), "a.md")
    assert time.process_time() - begin < 8
