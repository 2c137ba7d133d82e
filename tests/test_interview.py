"""The grammar of interview.txt, case by case, and its laws."""

import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.errors import EditionError
from builder.model import Aside, Edition, Note, Paragraph, Speaker
from builder.reader import Settings, edition_as_json, parse_interview, read_file
from builder.reader.interview import MAX_PARAGRAPH
from builder.reader.readings import give_readings

HEAD = "港の人\n\n塩の道を歩く人に聞く\n\n2025年03月01日(土)10時00分\n\n"


def read(text: str, *, title: str = "", speakers: Sequence[Speaker] = ()) -> Edition:
    chosen = Settings(title=title, speakers=tuple(speakers))
    return parse_interview(text, path="editions/umi/interview.txt", settings=chosen)


def all_paragraphs(edition: Edition) -> Iterator[Paragraph]:
    for section in edition.sections:
        yield from section.paragraphs
    yield from edition.profile.paragraphs if edition.profile else ()


def only(text: str, speakers: Sequence[Speaker] = ()) -> Paragraph:
    """The one paragraph that the text makes."""
    (paragraph,) = all_paragraphs(read(f"{HEAD}【海】\n\n{text}\n", speakers=speakers))
    return paragraph


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


def test_each_line_of_the_article_is_in_one_place(article: Path) -> None:
    assert_each_line_is_in_one_place(article.read_text("utf-8"), read_file(article))


def assert_each_line_is_in_one_place(source: str, edition: Edition) -> None:
    """Every line that is not blank stands in the head, a section, the profile or `left_out`."""
    lines = re.split("\r\n|\r|\n", source.removeprefix("\ufeff"))
    filled = {number for number, line in enumerate(lines, 1) if line.strip()}
    apart = [line.line for line in (*edition.head, *edition.left_out)]
    assert len(apart) == len(set(apart)) and set(apart) <= filled
    inside = "".join(lines[number - 1] for number in sorted(filled - set(apart)))
    known = edition_as_json(edition)
    texts = [
        each["text"] for s in known["sections"] for p in s["passages"] for each in p["paragraphs"]
    ]
    pool = sign_counts("".join(texts) + (known["profile"] or {"text": ""})["text"])
    wanted = sign_counts(bare(inside))
    lost = {sign: count for sign, count in wanted.items() if pool.get(sign, 0) < count}
    marks = set("【】()（）:：｜|《》■") | set("0123456789０１２３４５６７８９")
    names = "".join(section["title"] for section in known["sections"])
    names += "プロフィール" + (known["profile"] or {"name": ""})["name"]
    assert not set(lost) - marks - set(names), lost


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def sign_counts(text: str) -> dict[str, int]:
    return {sign: text.count(sign) for sign in set(text) if not sign.isspace()}


# ------------------------------------------------------------------ head, sections, times


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("塩の道\n――港と峠の三十年\n文・川口花　写真・山本海\n2025年3月1日\n", ""),
        ("港の新聞\n連載：塩を歩く（3）\n塩の道\n更新：2025/3/2 公開：2025/3/1\n取材・文　川口花\n", "連載：塩を歩く（3）"),
        ("塩の道\n更新日：2025年3月2日\n公開日：2025年3月1日\n", ""),
    ],
)  # fmt: skip
def test_a_head_may_have_subtitle_credits_and_two_dates(head: str, label: str) -> None:
    edition = read(f"{head}\n【海】\n\n朝の港は早い。\n")
    assert (edition.title, edition.label) == ("塩の道", label)
    assert edition.published and edition.published.isoformat() == "2025-03-01T00:00:00+09:00"
    assert [line.text for line in edition.head] == head.split("\n")[:-1]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("令和6年5月14日（火）", "2024-05-14"), ("令和六年五月十四日", "2024-05-14"), ("令和元年10月1日", "2019-10-01"),
        ("昭和六十四年一月七日", "1989-01-07"), ("二〇二四年五月三十一日", "2024-05-31"), ("2022.09.01 UP", "2022-09-01"),
        ("公開日：2023/11/02 更新日：2023/11/05", "2023-11-02"), ("March 1, 2025", "2025-03-01"), ("Sat., 1st Mar 2025", "2025-03-01"), ("Published on May 14, 2024 | By Umi", "2024-05-14"),
        ("Updated: 2 Sept. 2024 | Published: 1 May 2024", "2024-05-01"), ("平成30年1月20日　㈱山の新聞", "2018-01-20"), ("2024.5.14 (Tue)", "2024-05-14"),
    ],
)  # fmt: skip
def test_a_date_may_be_written_in_any_usual_way(line: str, day: str) -> None:
    edition = read(f"塩の道を歩く人に聞く\n\n{line}\n\n塩の道は、山を越えて続いている。\n")
    assert edition.published and edition.published.date().isoformat() == day


@pytest.mark.parametrize(
    "line",
    [
        "十年前の話", "三月十日の朝", "十十年五月一日", "May 2025", "In May 1, 2025 he walked.",
        "2025年5月1日、峠を越えた。", "2025年5月1日　" + "港" * 80,
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_text(line: str) -> None:
    assert (
        read(f"塩の道を歩く人に聞く\n\n{line}\n\n塩の道は、山を越えて続いている。\n").published
        is None
    )


@pytest.mark.parametrize(
    ("time", "hour"),
    [("午後4時30分", 16), ("午前0:30", 0), ("午後0時30分", 12), ("PM 4:30", 16), ("4:30 p.m", 16)],
)
def test_a_date_may_have_the_half_of_the_day(time: str, hour: int) -> None:
    edition = read(f"塩の道\n2025年3月1日(土) {time}\n\n【海】\n\n朝の港は早い。\n")
    assert edition.published and (edition.published.hour, edition.published.minute) == (hour, 30)


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
    ("head", "title", "label"),
    [
        ("港の人\n\n塩の道を歩く人に聞く\n\n2025年03月01日(土)10時00分\n", "塩の道を歩く人に聞く", "港の人"),
        ("塩の道を歩く人に聞く\n\n2025年03月01日(土)10時00分\n", "塩の道を歩く人に聞く", ""),
        ("塩の道を歩く人に聞く\n公開日：2025/3/1 10:00\n", "塩の道を歩く人に聞く", ""),
        ("【港の人】\n塩の道を歩く人に聞く\n2025-03-01T10:00\n", "塩の道を歩く人に聞く", "港の人"),
        ("２０２５年０３月０１日（土）１０時００分\n塩の道を歩く人に聞く\n", "塩の道を歩く人に聞く", ""),
    ],
)  # fmt: skip
def test_a_head_has_a_title_a_date_and_perhaps_a_label(head: str, title: str, label: str) -> None:
    edition = read(f"{head}\n【海】\n\n朝の港は早い。\n")
    assert (edition.title, edition.label) == (title, label)
    assert edition.published and edition.published.isoformat() == "2025-03-01T10:00:00+09:00"


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


@pytest.mark.parametrize("rule", ["---", "***", "PR"])
def test_a_rule_or_an_advertisement_above_the_title_is_neither_title_nor_label(rule: str) -> None:
    edition = read(f"{rule}\n\n塩の道を歩く人に聞く\n\n塩は重い。\n")
    assert (edition.title, edition.label) == ("塩の道を歩く人に聞く", "")
    edition = read(f"{rule}\n\n塩\n\n塩は重い。\n", title="塩")
    assert (edition.title, edition.label) == ("塩", "")


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


# ------------------------------------------------------------------ notes, asides, readings


@pytest.mark.parametrize(
    ("text", "label", "note"),
    [
        ("塩は重い。(編集部注:水より重い)", "編集部注", "水より重い"),
        ("塩は重い（訳注：水より）。", "訳注", "水より"),
        ("塩は重い。(注:水(海の)より重い)", "注", "水(海の)より重い"),
        ("塩は重い。(山本解説：（海の）水より)", "山本解説", "（海の）水より"),
        ("塩は重い。(編集部注1:水より)", "編集部注1", "水より"),
        ("塩は[重い]。［編集部注：［海の］水より］", "編集部注", "［海の］水より"),
        ("塩は重い〔訳注：水(海の)より〕。", "訳注", "水(海の)より"),
    ],
)
def test_a_labelled_bracket_is_a_note(text: str, label: str, note: str) -> None:
    (found,) = only(text).notes
    assert (found.label, found.text) == (label, note)
    assert text[found.start] in "(（［〔" and text[found.end - 1] in ")）］〕"
    assert found.text in text[found.start : found.end]
    assert only(text).asides == ()


@pytest.mark.parametrize(
    "text",
    ["塩(海の水から作る)は重い。", "塩（海の水（濃い）から作る）は重い。", "NaCl(塩の別名)だ。"],
)
def test_a_bracket_behind_a_word_is_an_aside(text: str) -> None:
    (aside,) = only(text).asides
    assert text[aside.start + 1 : aside.end - 1] == aside.text
    assert only(text).notes == () and only(text).readings == ()


@pytest.mark.parametrize(
    "note", ["（編集部注＝海の水）", "(注=海の水)", "［訳注＝海の水］", "（編集部注：海の水）"]
)
def test_a_label_ends_with_a_colon_or_an_equals_sign(note: str) -> None:
    (found,) = only(f"塩は重い{note}。").notes
    assert (found.label in note, found.text) == (True, "海の水")


@pytest.mark.parametrize(
    "text",
    [
        "困った(笑)。", "土曜の3月1日(土)です。", "見た(図1)。", "（笑）そうだ。", "[訳注:と［書く。",
        "塩は重い。(海の水から作る)", "(海の水から作る)塩は重い。",
    ],
)  # fmt: skip
def test_a_bracket_that_explains_nothing_is_text(text: str) -> None:
    assert only(text).asides == () and only(text).notes == ()
    assert only(text).text == text


@pytest.mark.parametrize(
    "text", ["｜塩の道《しおのみち》を歩く。", "塩《しお》は重い。", "|塩《しお》は重い。"]
)
def test_an_authors_reading_is_taken_off_and_can_be_put_back(text: str) -> None:
    paragraph = only(text)
    (reading,) = paragraph.readings
    assert paragraph.text[reading.start : reading.end] in ("塩", "塩の道")
    assert "《" not in paragraph.text
    assert give_readings(paragraph.text, paragraph.readings) == text


@pytest.mark.parametrize("text", ["本は《塩の道》だ。", "塩《NaCl》は重い。", "塩(しお)は重い。"])
def test_other_brackets_are_no_readings(text: str) -> None:
    assert only(text).readings == () and only(text).text == text


# ------------------------------------------------------------------ speakers


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("――いつからですか。", "聞き手"), ("──いつからですか。", "聞き手"), ("—いつからですか。", "聞き手"),
        ("Q. いつからですか。", "Q"), ("Ｑ：いつからですか。", "Q"), ("聞き手：いつからですか。", "聞き手"),
        ("山田：父の代からです。", "山田"), ("山田さん「父の代からです」", "山田さん"),
        ("林：父の代からです。", "林"), ("林「父の代からです」", "林"), ("子：父の代からです。", None), ("文：林花", None),
        ("結論：塩は重いのだ。", None), ("朝は早い：それが港だ。", None),
    ],
)  # fmt: skip
def test_a_speaker_stands_before_the_turn(line: str, speaker: str | None) -> None:
    speakers = (Speaker(name="山田太郎"), Speaker(name="林花子"), Speaker(name="文太郎"))
    paragraph = only(line, speakers=speakers)
    assert paragraph.speaker == speaker
    assert paragraph.text == line
    assert bool(paragraph.lead) == bool(speaker)


def test_a_name_that_is_marked_twice_is_a_speaker() -> None:
    edition = read(f"{HEAD}【海】\n\n川口：早い。\n\n川口：重い。\n\n備考：なし。\n")
    assert [each.speaker for each in all_paragraphs(edition)] == ["川口", "川口", None]
    edition = read(f"{HEAD}【海】\n\n川口花（以下、川口）：早い。\n\n川口：重い。\n")
    assert [each.speaker for each in all_paragraphs(edition)] == ["川口", "川口"]
    assert not any(each.asides for each in all_paragraphs(edition))
    edition = read(f"{HEAD}【海】\n\nHana Kawaguchi: 早い。\n\nHana Kawaguchi: 重い。\n")
    assert [each.speaker for each in all_paragraphs(edition)] == ["Hana Kawaguchi"] * 2


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


# ------------------------------------------------------------------ laws

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
