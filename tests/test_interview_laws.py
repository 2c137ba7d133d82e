"""What holds for every source: no line is lost, messages have a place, time grows with the length."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from interview import HEAD, all_paragraphs, assert_each_line_is_in_one_place, only, read

from builder.errors import EditionError
from builder.model import Aside, Note, Speaker
from builder.reader import read_file
from builder.reader.interview import MAX_PARAGRAPH


def test_each_line_of_the_article_is_in_one_place(article: Path) -> None:
    assert_each_line_is_in_one_place(article.read_text("utf-8"), read_file(article))


PIECES = [
    "【海】", "【】", "(1:00)", "(2:00)", "（3：00）", "(24:75)", "(", ")", "（", "）", "塩", "海の水", "(編集部注:", "《しお》", "｜",
    "――", "Q.", "A.", "山田：", "「", "」", "。", "\n", "\n\n", "\r\n", "　", " ", "\t", "プロフィール\n", "あわせて読みたい\n",
    "PR\n", "2025年3月1日\n", "<b>", "{{x}}", "#", "*", "&amp;", "𠮷", "か\u3099", "\u200b", "1)", "12", "www.example.org",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_becomes_an_edition_or_messages_and_no_line_is_lost(text: str) -> None:
    source = HEAD + text
    try:
        edition = read(source)
    except EditionError as error:
        assert all(problem.location.line for problem in error.problems)
        return
    assert_each_line_is_in_one_place(source, edition)
    ids = [section.id for section in edition.sections]
    assert len(ids) == len(set(ids))
    for section in edition.sections:
        inner = [each.id for each in section.paragraphs]
        assert len(inner) == len(set(inner))
    for paragraph in all_paragraphs(edition):
        assert 0 <= paragraph.lead <= len(paragraph.text)
        done = 0
        inside: list[Note | Aside] = [*paragraph.notes, *paragraph.asides]
        for one in sorted(inside, key=lambda each: each.start):
            assert done <= one.start < one.end <= len(paragraph.text)
            assert paragraph.text[one.start] in "(（" and paragraph.text[one.end - 1] in ")）"
            done = one.end


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_characters_become_an_edition_or_messages(text: str) -> None:
    try:
        read(text)
    except EditionError as error:
        assert error.problems


LONG = {
    "5 MB": HEAD + "【海】\n\n" + "朝の港では塩(海の水)が重い。(編集部注:水より)\n\n" * 72_000,
    "100,000 open brackets": HEAD + "(" * 100_000,
    "100,000 closing brackets": HEAD + ")" * 100_000,
    "50,000 pairs": HEAD + "塩(水)" * 50_000,
    "a million characters": HEAD + "塩" * 1_000_000,
    "a million spaces": HEAD + " " * 1_000_000 + "塩",
    "a million signs of readings": HEAD + "塩《し" * 330_000,
    "a million quotations": HEAD + "山田「" + "「」" * 500_000,
    "a hundred thousand profiles": HEAD + "海。\n" + "プロフィール\n" * 100_000,
    "a hundred thousand persons": HEAD + "海。\n" + "プロフィール\n海。\n" * 100_000,
    "a hundred thousand names": HEAD + "海。\nプロフィール\n" + "山田 海\n海。\n" * 100_000,
    "fifty thousand numbers": HEAD + "".join(f"\n{n}. 海\n\n塩。\n" for n in range(1, 50_000)),
    "fifty thousand dashes": HEAD + "――海――\n\n塩。\n\n" * 50_000,
    "fifty thousand sections": HEAD + "【海】\n\n塩。\n\n" * 50_000,
}


@pytest.mark.parametrize("name", LONG)
def test_time_grows_with_the_length_alone(name: str) -> None:
    begin = time.process_time()
    try:
        read(LONG[name])
    except EditionError as error:
        assert len(str(error.problems[0])) < 300
    assert time.process_time() - begin < 20


def test_time_grows_with_the_speakers_alone() -> None:
    text = "".join(f"山{number}川：重い。\n山{number}川：軽い。\n" for number in range(20_000))
    listed = tuple(Speaker(name=f"山{number}田") for number in range(20_000))
    begin = time.process_time()
    edition = read(f"{HEAD}【海】\n\n{text}", speakers=listed)
    assert time.process_time() - begin < 10
    assert len({each.speaker for each in all_paragraphs(edition)}) == 20_000


def test_a_paragraph_that_is_too_long_is_refused_by_its_limit() -> None:
    with pytest.raises(EditionError, match=f":7: expected at most {MAX_PARAGRAPH:,} characters"):
        read(HEAD + "塩" * (MAX_PARAGRAPH + 1))
    assert only("塩" * MAX_PARAGRAPH)
