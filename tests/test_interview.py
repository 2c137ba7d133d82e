"""The grammar of interview.txt, case by case: sections, times, profile."""

import re
from pathlib import Path

import pytest
from interview import HEAD, all_paragraphs, assert_each_line_is_in_one_place, only, read

from builder.errors import EditionError
from builder.reader import read_file

# ------------------------------------------------------------------ the real article


def test_the_article_is_understood_as_pasted(article: Path) -> None:
    edition = read_file(article)
    passages = [passage for section in edition.sections for passage in section.passages]
    assert len(edition.sections) == 4
    assert [passage.time for passage in passages] == [1440, 1497, 1580, 3961, None]
    assert [len(passage.paragraphs) for passage in passages] == [1, 1, 4, 6, 1]
    body = [each for section in edition.sections for each in section.paragraphs]
    assert [note.label for each in body for note in each.notes] == ["湯川解説"] * 3
    assert sum(len(each.asides) for each in body) == 3
    assert edition.profile and edition.profile.name == "湯川鶴章"
    assert edition.published and edition.published.isoformat() == "2024-05-14T16:00:00+09:00"
    assert not any(each.readings or each.speaker for each in all_paragraphs(edition))


# ------------------------------------------------------------------ sections, times


BELOW = "塩の道を歩く人に聞く\n\n2025年3月1日\n\n{}\n\n朝の港は早い。\n\n――いつから。\n\n{}\n\n峠は風が強い。\n"


@pytest.mark.parametrize(
    ("first", "second", "titles"),
    [
        ("＜海の仕事＞", "＜山の仕事＞", ["海の仕事", "山の仕事"]), ("〈海〉", "〈山〉", ["海", "山"]), ("<海>", "<山>", ["海", "山"]),
        ("――海の仕事――", "――山の仕事――", ["海の仕事", "山の仕事"]), ("── 海 ──", "── 山 ──", ["海", "山"]),
        ("1. 海の仕事", "2. 山の仕事", ["1. 海の仕事", "2. 山の仕事"]), ("１、海", "２、山", ["１、海", "２、山"]), ("第1章　海", "第2章　山", ["第1章　海", "第2章　山"]),
    ],
)  # fmt: skip
def test_two_headings_of_one_form_open_sections(first: str, second: str, titles: list[str]) -> None:
    edition = read(BELOW.format(first, second))
    assert [section.title for section in edition.sections] == titles
    assert [each.text for each in all_paragraphs(edition)] == [
        "朝の港は早い。",
        "――いつから。",
        "峠は風が強い。",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("――いつからですか――", "――本当に？――"), ("2. 海", "3. 山"), ("1. 海だ。", "2. 山だ。"),
        ("＜海＞", "〈山〉"), ("三つある。\n1. 塩\n2. 海", "風。\n3. 山"), ("【海】", "＜山＞\n\n＜峠＞"),
    ],
)  # fmt: skip
def test_lines_that_only_look_like_headings_stay_text(first: str, second: str) -> None:
    text = BELOW.format(f"風が吹く。\n\n{first}", second)
    found = "\n".join(each.text for each in all_paragraphs(read(text)))
    words = text.replace("【海】", "").split("\n\n", 2)[2].split("\n")
    assert found.split("\n") == [line for line in words if line]


def test_credits_in_brackets_open_no_sections() -> None:
    edition = read(BELOW.format("＜写真＝山田＞", "＜文＝川口＞"))
    assert [section.title for section in edition.sections] == ["塩の道を歩く人に聞く"]


LAST = "朝の港は早い。\n\n{}\n\n別の町の話\n"


@pytest.mark.parametrize(
    ("profile", "name", "texts"),
    [
        ("プロフィール：山田海。港で三十年働く。", "山田海", ["山田海。港で三十年働く。"]),
        ("【プロフィール】山田海（やまだ・うみ）港で働く。", "山田海", ["山田海（やまだ・うみ）港で働く。"]),
        ("プロフィール：山田海\n港で働く。", "山田海", ["港で働く。"]),
        ("プロフィール\n\n山田 海\n港で働く。\n\n川口 花\n峠で売る。", "山田 海", ["港で働く。", "川口 花\n峠で売る。"]),
        ("プロフィール\n\n山田海\n港で働く。\n\n川口花（かわぐち・はな）\n\n峠で売る。", "山田海", ["港で働く。", "川口花（かわぐち・はな）", "峠で売る。"]),
        ("プロフィール\n山田海\n港で働く。\n\nプロフィール\n川口花\n峠で売る。", "山田海", ["港で働く。", "川口花", "峠で売る。"]),
    ],
)  # fmt: skip
def test_a_profile_is_of_one_line_or_of_several_persons(
    profile: str, name: str, texts: list[str]
) -> None:
    text = HEAD + LAST.format(profile)
    edition = read(text)
    assert edition.profile and edition.profile.name == name
    assert [each.text for each in edition.profile.paragraphs] == texts
    assert [line.text for line in edition.left_out] == ["別の町の話"]
    assert_each_line_is_in_one_place(text, edition)


def test_what_follows_a_profile_and_is_no_person_is_left_out() -> None:
    edition = read(
        HEAD + LAST.format("プロフィール\n\n山田海\n\n港で働く。\n\n会員登録（無料）\n新着が届く。")
    )
    assert [line.text for line in edition.left_out] == [
        "会員登録（無料）",
        "新着が届く。",
        "別の町の話",
    ]


def test_a_profile_of_one_line_before_the_text_ends_with_its_paragraph() -> None:
    text = (
        HEAD
        + "プロフィール：山田海。港で働く。\n\n朝の港は早い。\n\nプロフィール\n\n川口花\n\n峠で売る。\n"
    )
    edition = read(text)
    assert [each.text for each in edition.sections[0].paragraphs] == ["朝の港は早い。"]
    assert edition.profile and [each.text for each in edition.profile.paragraphs] == [
        "山田海。港で働く。", "川口花", "峠で売る。",
    ]  # fmt: skip
    assert edition.left_out == ()


def test_lines_that_point_elsewhere_are_left_out() -> None:
    out = [
        "関連記事：別の町の話",
        "＞＞次のページ：山の話",
        "【写真】港の朝",
        "© 2025 港の新聞",
        "無断転載を禁じます。",
    ]
    edition = read(f"{HEAD}【海】\n\n朝の港は早い。\n\n" + "\n\n".join(out) + "\n\n塩は重い。\n")
    assert [line.text for line in edition.left_out] == out
    assert [each.text for each in all_paragraphs(edition)] == ["朝の港は早い。", "塩は重い。"]


@pytest.mark.parametrize(
    ("mark", "seconds"),
    [
        ("(24:00)", 1440), ("（24：00）", 1440), ("（２４：００）", 1440), ("(00:24:00)", 1440),
        ("(1:06:01)", 3961), ("(0:05)", 5), ("( 24:00 )", 1440), ("　(24:00)", 1440), ("(66:01)", 3961),
    ],
)  # fmt: skip
@pytest.mark.parametrize("behind", ["\n", "", "　"])
def test_a_time_opens_a_passage_on_its_line_or_before_text(
    mark: str, seconds: int, behind: str
) -> None:
    edition = read(f"{HEAD}【海】\n\n{mark}{behind}朝の港は早い。\n")
    (passage,) = edition.sections[0].passages
    assert passage.time == seconds
    assert [each.text for each in passage.paragraphs] == ["朝の港は早い。"]


@pytest.mark.parametrize(
    "mark", ["[24:00]", "［２４：００］", "〔24:00〕", "【24:00】", "＜24:00＞"]
)
def test_a_time_may_stand_in_other_brackets(mark: str) -> None:
    edition = read(f"{HEAD}【海】\n\n{mark}\n朝の港は早い。\n")
    assert [each.title for each in edition.sections] == ["海"]
    assert [passage.time for passage in edition.sections[0].passages] == [1440]


@pytest.mark.parametrize(
    ("mark", "write"),
    [
        ("(24:00～26:20)", "(24:00)"), ("（２４：００－）", "(24:00)"), ("(1:06:01から)", "(1:06:01)"),
        ("(00:24:00.500)", "(00:24:00)"), ("(24分05秒)", "(24:05)"), ("(1時間6分01秒頃)", "(1:06:01)"),
        ("[動画 24:00]", "(24:00)"), ("24:00", "(24:00)"),
    ],
)  # fmt: skip
def test_what_is_meant_for_a_time_is_told_and_not_taken_for_text(mark: str, write: str) -> None:
    with pytest.raises(EditionError) as caught:
        read(f"{HEAD}【海】\n\n{mark}\n朝の港は早い。\n")
    (problem,) = caught.value.problems
    assert (problem.location.line, problem.found) == (9, mark)
    assert problem.hint == f"write {write}"
    read(f"{HEAD}【海】\n\n{write}\n朝の港は早い。\n")


@pytest.mark.parametrize(
    "text", ["(5分)休みます。", "(2025)年の港。", "10:00 開場です。", "(10人)で行く。"]
)
def test_other_figures_at_the_start_of_a_line_are_text(text: str) -> None:
    assert only(text).text == text


def test_a_time_may_stand_behind_the_title_of_a_section() -> None:
    edition = read(
        f"{HEAD}【海】(1:05)\n\n朝の港は早い。\n\n【山の【高い】道】（2:05）\n塩は重い。\n"
    )
    assert [each.title for each in edition.sections] == ["海", "山の【高い】道"]
    assert [each.passages[0].time for each in edition.sections] == [65, 125]
    with pytest.raises(EditionError, match=r"7: expected .*below 60, found \(1:75\)"):
        read(f"{HEAD}【海】(1:75)\n\n朝の港は早い。\n")


def test_headings_by_a_sign_open_sections_where_none_is_in_brackets() -> None:
    text = (
        "■港の声\n\n■海の仕事\n(1:05)\n朝の港は早い。\n\n■一つ\n■二つ\n\n●山の仕事\n\n塩は重い。\n\n"
        "■山の仕事（2:05）\n\n――峠は遠いですか。\n\n■関連記事\n別の町\n\nプロフィール\n\n山田\n\n港で働く。\n\n■本\n本だ。\n"
    )
    edition = read(f"{HEAD}{text}")
    assert [each.title for each in edition.sections] == ["海の仕事", "山の仕事"]
    assert [each.passages[0].time for each in edition.sections] == [65, 125]
    assert_each_line_is_in_one_place(f"{HEAD}{text}", edition)
    inside = read(f"{HEAD}【海】\n\n朝の港は早い。\n\n■山の仕事\n\n塩は重い。\n")
    assert [each.title for each in inside.sections] == ["海"]


def test_text_before_the_first_section_is_a_section_of_its_own() -> None:
    edition = read(f"{HEAD}港の朝は、いつも早い。\n\n【海】\n\n塩は重い。\n")
    assert [each.title for each in edition.sections] == ["はじめに", "海"]


def test_an_article_without_sections_is_one_section_with_its_title() -> None:
    edition = read(f"{HEAD}港の朝は、いつも早い。\n")
    assert [each.title for each in edition.sections] == ["塩の道を歩く人に聞く"]


def test_the_text_goes_on_below_an_advertisement() -> None:
    edition = read(f"{HEAD}【海】\n\n港の朝。\n\nPR\n\n塩は重い。\n\n関連記事\n\n別の町の話\n")
    assert [each.text for each in all_paragraphs(edition)] == ["港の朝。", "塩は重い。"]
    assert [line.text for line in edition.left_out] == ["PR", "関連記事", "別の町の話"]


# ------------------------------------------------------------------ variants of one article

PLAIN = (
    HEAD
    + "【海の仕事】\n\n(1:05)\n朝の港では、魚より先に塩の値段が決まる。塩(海の水から作る)は重い。\n\n"
    "船が出る前に帳面を開く。(編集部注:帳面とは、数(量)を書く紙)\n\n(2:10)\n風を見る。\n\n"
    "【山の仕事】\n\n峠では風が強い。\n\nプロフィール\n\n山田 海\n\n港で三十年働く。\n\n"
    "あわせて読みたい\n別の町の話\n"
)
WIDE = str.maketrans("():0123456789", "（）：０１２３４５６７８９")
VARIANTS = {
    "crlf": PLAIN.replace("\n", "\r\n"),
    "cr": PLAIN.replace("\n", "\r"),
    "mark": "\ufeff" + PLAIN,
    "wide": PLAIN.translate(WIDE),
    "inline times": re.sub(r"(\(\d+:\d\d\))\n", r"\1", PLAIN),
    "more blank lines": PLAIN.replace("\n\n", "\n\n \n\t\n　\n"),
    "spaces behind": PLAIN.replace("\n", " 　\n"),
    "hours": PLAIN.replace("(1:05)", "(00:01:05)").replace("(2:10)", "(0:02:10)"),
    "no label": PLAIN.removeprefix("港の人\n\n"),
    "no chrome": PLAIN.split("あわせて")[0],
    "no end": PLAIN.rstrip("\n"),
    "date first": PLAIN.replace(HEAD, "2025年03月01日(土)10時00分\n塩の道を歩く人に聞く\n\n"),
    "indented": re.sub(r"^(?=[^\n【(2プあ])", "  ", PLAIN, flags=re.M),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_variants_of_an_article_are_the_same_edition(variant: str) -> None:
    text = VARIANTS[variant]
    edition = read(text)
    assert edition.title == "塩の道を歩く人に聞く"
    assert edition.published and edition.published.isoformat() == "2025-03-01T10:00:00+09:00"
    passages = [passage for section in edition.sections for passage in section.passages]
    assert [section.title for section in edition.sections] == ["海の仕事", "山の仕事"]
    assert [passage.time for passage in passages] == [65, 130, None]
    assert [len(passage.paragraphs) for passage in passages] == [2, 1, 1]
    body = list(all_paragraphs(edition))
    assert [len(each.notes) for each in body] == [0, 1, 0, 0, 0]
    assert [len(each.asides) for each in body] == [1, 0, 0, 0, 0]
    assert edition.profile and edition.profile.name == "山田 海"
    assert_each_line_is_in_one_place(text, edition)


def test_an_article_without_a_profile_has_none() -> None:
    edition = read(PLAIN.split("プロフィール")[0])
    assert edition.profile is None and edition.left_out == ()
