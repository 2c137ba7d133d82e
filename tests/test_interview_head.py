"""The head of interview.txt: its title, label, credits and date."""

import pytest
from interview import read


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


@pytest.mark.parametrize("rule", ["---", "***", "PR"])
def test_a_rule_or_an_advertisement_above_the_title_is_neither_title_nor_label(rule: str) -> None:
    edition = read(f"{rule}\n\n塩の道を歩く人に聞く\n\n塩は重い。\n")
    assert (edition.title, edition.label) == ("塩の道を歩く人に聞く", "")
    edition = read(f"{rule}\n\n塩\n\n塩は重い。\n", title="塩")
    assert (edition.title, edition.label) == ("塩", "")
