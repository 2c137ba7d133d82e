"""Readings of readings.yml that can be their word's, and those that cannot."""

import pytest

from builder.errors import EditionError
from builder.reader.overrides import parse_overrides


@pytest.mark.parametrize(
    ("surface", "reading"),
    [
        ("辛い", "からい"), ("お母さん", "おかあさん"), ("四ッ谷", "よつや"), ("関ケ原", "せきがはら"),
        ("三ヶ月", "さんかげつ"), ("一か月", "いっかげつ"), ("思ふ", "おもう"), ("今日は", "こんにちわ"),
        ("打ち合わせ", "ウチアワセ"), ("GPU不足", "じーぴーゆーぶそく"), ("3つ目", "みっつめ"),
        ("山田・太郎", "やまだ たろう"), ("ｶﾞﾗｽ瓶", "がらすびん"), ("サーバー室", "さーばーしつ"),
        ("一ノ瀬", "いちのせ"), ("気づく", "きずく"), ("二十歳", "はたち"), ("食べ物", "たべもの"),
    ],
)  # fmt: skip
def test_a_reading_with_the_words_kana_is_taken(surface: str, reading: str) -> None:
    (override,) = parse_overrides(f"- {{surface: {surface}, reading: {reading}}}\n", path="r.yml")
    assert (override.surface, override.reading) == (surface, reading)


@pytest.mark.parametrize(
    ("surface", "reading", "expected"),
    [
        ("辛い", "か", "ends in い"),
        ("辛い", "かきくけこ", "ends in い"),
        ("辛い", "い", "ends in い"),
        ("食べる", "たべるる", "ends in べる"),
        ("お母さん", "かあさん", "like お…さん"),
        ("お母さん", "おさん", "like お…さん"),
        ("取り出す", "とだす", "like …り…す"),
        ("食べ物", "たもの", "like …べ…"),
        ("お寺", "てら", "like お…"),
        ("ガラス瓶", "びん", "like がらす…"),
    ],
)
def test_a_reading_that_cannot_be_the_words_is_refused(
    surface: str, reading: str, expected: str
) -> None:
    source = f"- surface: 海\n  reading: うみ\n- surface: {surface}\n  reading: {reading}\n"
    with pytest.raises(EditionError) as caught:
        parse_overrides(source, path="editions/readings.yml")
    said = f"editions/readings.yml:4: expected a reading that {expected}, found {reading}"
    assert str(caught.value) == said.replace("that like", "like")
