"""Titles in Latin letters: what addresses are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.romaji import romanize
from builder.slug import is_slug, slug

TITLES = {
    # Hepburn, with long vowels as kana write them; particles as they are said
    "港の一日": "minato-no-tsuitachi",
    "海へは行かない": "umi-e-wa-ikanai",
    "舟を出す条件": "fune-wo-dasu-jouken",
    "発電所と電気料金": "hatsudensho-to-denki-ryoukin",
    "原因を調べる": "gen-in-wo-shiraberu",
    "東京と京都": "tokyo-to-kyoto",
    # what is written together
    "お祭りの大きさ": "omatsuri-no-ookisa",
    "待っていました": "matte-imashita",
    "行ってきた": "itte-kita",
    # katakana
    "ウィスキーとクォーツ": "wisukii-to-kwootsu",
    "マッチとベッド": "matchi-to-beddo",
    "シェフのティーポット": "shefu-no-tiipotto",
    "イェーツ・ヴァン": "yeetsu-van",
    "ねぇ、ジャズ": "nee-jazu",
    # signs, digits, other scripts
    "GPUの使い道": "gpu-no-tsukaimichi",
    "ＧＰＵ ２０２４": "gpu-2024",
    "（続）港": "zoku-minato",
    "「海」と「山」": "umi-to-yama",
    "a/b 1.5": "a-b-1-5",
}


@pytest.mark.parametrize(("title", "id"), TITLES.items())
def test_a_title_becomes_an_id(title: str, id: str) -> None:
    assert slug(title) == id


@pytest.mark.parametrize("title", ["", "。。", "Жизнь", "ー", "っ", "\ud800", "한국"])
def test_a_title_without_letters_has_an_id_all_the_same(title: str) -> None:
    assert slug(title).startswith("s-")
    assert slug(title) == slug(title)
    assert len({slug("。。"), slug("Жизнь"), slug("한국")}) == 3


@given(st.text(st.characters(codec="utf-8")) | st.text("かっんーァィゥャヮッンー・はへ京x1。"))
def test_every_title_has_an_id_that_can_stand_in_an_address(title: str) -> None:
    assert is_slug(slug(title))
    assert "っ" not in romanize(title)
