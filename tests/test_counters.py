"""Numbers and counters: the sound of both, and where a number is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.japanese import hiragana
from builder.readings import ReadingEngine
from builder.readings.counter_sounds import table
from builder.readings.numeral_kana import integer_kana
from builder.readings.numerals import find_numerals

NUMERALS = "一二三四五六七八九十百何"
SOUNDS = {
    "本": "いっぽん にほん さんぼん よんほん ごほん ろっぽん ななほん はっぽん きゅうほん じゅっぽん ひゃっぽん なんぼん",
    "匹": "いっぴき にひき さんびき よんひき ごひき ろっぴき ななひき はっぴき きゅうひき じゅっぴき ひゃっぴき なんびき",
    "杯": "いっぱい にはい さんばい よんはい ごはい ろっぱい ななはい はっぱい きゅうはい じゅっぱい ひゃっぱい なんばい",
    "泊": "いっぱく にはく さんぱく よんはく ごはく ろっぱく ななはく はっぱく きゅうはく じゅっぱく ひゃっぱく なんぱく",
    "発": "いっぱつ にはつ さんぱつ よんはつ ごはつ ろっぱつ ななはつ はっぱつ きゅうはつ じゅっぱつ ひゃっぱつ なんぱつ",
    "票": "いっぴょう にひょう さんびょう よんひょう ごひょう ろっぴょう ななひょう はっぴょう きゅうひょう じゅっぴょう ひゃっぴょう なんびょう",
    "回": "いっかい にかい さんかい よんかい ごかい ろっかい ななかい はっかい きゅうかい じゅっかい ひゃっかい なんかい",
    "個": "いっこ にこ さんこ よんこ ごこ ろっこ ななこ はっこ きゅうこ じゅっこ ひゃっこ なんこ",
    "階": "いっかい にかい さんがい よんかい ごかい ろっかい ななかい はっかい きゅうかい じゅっかい ひゃっかい なんがい",
    "軒": "いっけん にけん さんげん よんけん ごけん ろっけん ななけん はっけん きゅうけん じゅっけん ひゃっけん なんげん",
    "足": "いっそく にそく さんぞく よんそく ごそく ろくそく ななそく はっそく きゅうそく じゅっそく むかで なんぞく",
    "冊": "いっさつ にさつ さんさつ よんさつ ごさつ ろくさつ ななさつ はっさつ きゅうさつ じゅっさつ ひゃくさつ なんさつ",
    "歳": "いっさい にさい さんさい よんさい ごさい ろくさい ななさい はっさい きゅうさい じゅっさい ひゃくさい なんさい",
    "人": "ひとり ふたり さんにん よにん ごにん ろくにん しちにん はちにん きゅうにん じゅうにん ひゃくにん なんにん",
    "時": "いちじ にじ さんじ よじ ごじ ろくじ しちじ はちじ くじ じゅうじ ひゃくじ なんじ",
    "年": "いちねん にねん さんねん よねん ごねん ろくねん ななねん はちねん きゅうねん じゅうねん ひゃくねん なんねん",
    "円": "いちえん にえん さんえん よえん ごえん ろくえん ななえん はちえん きゅうえん じゅうえん ひゃくえん なんえん",
    "枚": "いちまい にまい さんまい よんまい ごまい ろくまい ななまい はちまい きゅうまい じゅうまい ひゃくまい なんまい",
    "倍": "いちばい にばい さんばい よんばい ごばい ろくばい ななばい はちばい きゅうばい じゅうばい ひゃくばい なんばい",
    "ヶ月": "いっかげつ にかげつ さんかげつ よんかげつ ごかげつ ろっかげつ ななかげつ はっかげつ きゅうかげつ じゅっかげつ ひゃっかげつ なんかげつ",
}
CASES = [
    (n + c, s)
    for c, sounds in SOUNDS.items()
    for n, s in zip(NUMERALS, sounds.split(), strict=True)
]
MONTHS = "いち に さん し ご ろく しち はち く じゅう".split()
DAYS = "ついたち ふつか みっか よっか いつか むいか なのか ようか ここのか とおか".split()
CASES += [(f"{n}月", f"{s}がつ") for n, s in zip(NUMERALS, MONTHS, strict=False)]
CASES += [(f"五月{n}日", f"ごがつ{s}") for n, s in zip(NUMERALS, DAYS, strict=False)]
CASES += [
    ("二十歳", "はたち"), ("二十日", "はつか"), ("十四日", "じゅうよっか"), ("二十四日", "にじゅうよっか"),
    ("二十五日", "にじゅうごにち"), ("四年生", "よねんせい"), ("三分", "さんぷん"), ("四分", "よんぷん"),
    ("二十分", "にじゅっぷん"), ("三分の一", "さんぶんのいち"), ("七分袖", "しちぶそで"), ("二、三日", "に、さんにち"),
    ("四五人", "しごにん"), ("十二三人", "じゅうにさんにん"), ("二〇一一年", "にせんじゅういちねん"),
    ("三百六十五日", "さんびゃくろくじゅうごにち"), ("六百人", "ろっぴゃくにん"), ("八千円", "はっせんえん"),
    ("一千万円", "いっせんまんえん"), ("数百本", "すうひゃっぽん"), ("何千冊", "なんぜんさつ"), ("十兆円", "じゅっちょうえん"),
    ("数日", "すうじつ"), ("二人組", "ふたりぐみ"), ("二人前", "ににんまえ"), ("一日中", "いちにちじゅう"), ("七日間", "なのかかん"),
    ("十キロ", "じゅっきろ"), ("三日後", "みっかご"),
    ("三百キロ", "さんびゃっきろ"), ("六百キロ", "ろっぴゃっきろ"), ("一部屋", "ひとへや"), ("一房", "ひとふさ"),
    ("第四条", "だいよんじょう"), ("二、三本", "に、さんぼん"), ("四、五人", "し、ごにん"), ("三軒先", "さんげんさき"),
    ("四つ目", "よっつめ"), ("九七式", "きゅうななしき"), ("九〇式", "きゅうまるしき"), ("五叉路", "ごさろ"), ("三科目", "さんかもく"), ("一汁五菜", "いちじゅうごさい"),
    ("二百十日", "にひゃくとおか"), ("四十八手", "しじゅうはって"), ("八分咲き", "はちぶざき"),
    ("十数日", "じゅうすうにち"), ("何一つ", "なにひとつ"), ("三十一文字", "みそひともじ"), ("七十五日", "しちじゅうごにち"), ("三連符", "さんれんぷ"),
    ("六重奏", "ろくじゅうそう"), ("四重唱", "しじゅうしょう"), ("二千年紀", "にせんねんき"), ("何章", "なんしょう"),
    ("三十間", "さんじゅっけん"), ("三間四方", "さんげんしほう"), ("二間の家", "ふたまのいえ"), ("熱は三十八度五分", "ねつはさんじゅうはちどごぶ"),
    ("北緯三十五度五分", "ほくいさんじゅうごどごふん"), ("二対零", "にたいれい"), ("一対五", "いったいご"), ("八対二", "はちたいに"), ("十対三", "じゅったいさん"), ("一駅", "ひとえき"), ("二裂", "にれつ"), ("八分休符", "はちぶきゅうふ"), ("三項目", "さんこうもく"),
    ("三編の詩", "さんぺんのし"), ("十食", "じゅっしょく"), ("六騎", "ろっき"), ("十元", "じゅうげん"), ("八市", "はっし"), ("三巻き", "さんまき"), ("八歳児", "はっさいじ"), ("何気圧", "なんきあつ"), ("四円玉", "よえんだま"),
]  # fmt: skip
ARABIC = {
    "1人": "1{人|り}", "2人目": "2{人|り}{目|め}", "3人": "3{人|にん}", "１２人": "１２{人|にん}",
    "6月1日": "6{月|がつ}1{日|たち}", "1日に3回": "1{日|にち}に3{回|かい}", "25日": "25{日|にち}", "20日間": "20{日|か}{間|かん}",
    "3本": "3{本|ぼん}", "1,000本": "1,000{本|ぼん}", "3.5本": "3.5{本|ほん}", "100匹": "100{匹|ぴき}", "12匹": "12{匹|ひき}",
    "8杯": "8{杯|ぱい}", "40分": "40{分|ぷん}", "45分": "45{分|ふん}", "3分の1": "3{分|ぶん}の1", "13階": "13{階|がい}",
    "35万個": "35{万|まん}{個|こ}", "6百円": "6{百|ぴゃく}{円|えん}", "3千人": "3{千|ぜん}{人|にん}", "3百本": "3{百|びゃっ}{本|ぽん}", "1万2千台": "1{万|まん}2{千|せん}{台|だい}", "1、2年": "1、2{年|ねん}",
    "2、3日": "2、3{日|にち}", "9月2、3日": "9{月|がつ}2、3{日|か}", "50メガワット": "50メガワット", "10%": "10%", "4ヶ月": "4{ヶ月|かげつ}",
    "1000億ドル": "1000{億|おく}ドル", "20歳": "20{歳|さい}", "3割3分": "3{割|わり}3{分|ぶ}", "十8": "{十|じゅう}8",
    "3体": "3{体|たい}", "3 体": "3{体|たい}", "1万組": "1{万|まん}{組|くみ}", "3節目": "3{節|せつ}{目|め}", "3年生産": "3{年|ねん}{生産|せいさん}", "3人前後": "3{人|にん}{前後|ぜんご}",
    "何人来た": "{何人|なんにん}{来|き}た", "3人来ました": "3{人|にん}{来|き}ました", "三日来なかった": "{三日|みっか}{来|こ}なかった", "十年来の": "{十年|じゅうねん}{来|らい}の", "二十桁": "{二十桁|にじゅっけた}",
    "10元": "10{元|げん}", "200床": "200{床|しょう}", "3項目": "3{項目|こうもく}", "丸1日かけて": "{丸|まる}1{日|にち}かけて", "あと1日": "あと1{日|にち}", "3軒長屋": "3{軒|げん}{長屋|ながや}", "3年越し": "3{年越|ねんご}し", "3曲目": "3{曲目|きょくめ}", "2枚貝": "2{枚貝|まいがい}", "8000代": "8000{代|だい}",
    "3 本": "3{本|ぼん}", "9 月 2 日": "9{月|がつ}2{日|か}", "2千年紀": "2{千|せん}{年紀|ねんき}",
}  # fmt: skip


COUNTED = "一 二 三 四 五 六 七 八 九 十 十四 二十 二十四 百 千 一万 何 数".split()
DIGITS = "1 2 3 4 5 6 7 8 9 10 14 20 24 100 1000 １０，０００".split()
"""The same, those that can be written with digits."""


def counted() -> Iterator[tuple[str, list[str]]]:
    """Each counter of the list, and how it sounds behind the numbers of `COUNTED`; `-` where that
    is another word (八戸 is a town)."""
    for line in Path(__file__).with_name("counters.tsv").read_text("utf-8").splitlines():
        counter, sounds = line.split("\t")
        yield counter, sounds.split(" ")


@pytest.mark.parametrize(("written", "sound"), CASES)
def test_a_number_in_kanji_is_read_with_its_counter(
    engine: ReadingEngine, written: str, sound: str
) -> None:
    assert kana(engine, written + "です") == sound + "です"


def kana(engine: ReadingEngine, text: str) -> str:
    return "".join(token.reading for token in engine.read(text))


@pytest.mark.parametrize(("counter", "sounds"), list(counted()))
def test_the_list_of_counters_is_read_behind_kanji_and_digits(
    engine: ReadingEngine, counter: str, sounds: list[str]
) -> None:
    expected = {n + counter: s for n, s in zip(COUNTED, sounds, strict=True) if s != "-"}
    assert {written: kana(engine, written) for written in expected} == expected
    for digits, sound in zip(DIGITS, sounds, strict=False):
        tail = kana(engine, digits + counter).removeprefix(digits)
        another = sound == "-" or digits + counter in ("1日", "20歳")  # 1日 ついたち, 二十歳 はたち
        assert another or (tail and sound.endswith(tail)), digits + counter


@pytest.mark.parametrize(("written", "annotated"), ARABIC.items())
def test_a_counter_behind_digits_is_read_by_the_number(
    engine: ReadingEngine, written: str, annotated: str
) -> None:
    segments = [s for token in engine.read(written) for s in token.ruby]
    found = "".join(f"{{{s.base}|{s.reading}}}" if s.reading else s.base for s in segments)
    assert found == annotated


@pytest.mark.parametrize(
    ("sentence", "annotated"),
    [
        ("一部の人は十分に一般の考えだと言う", ["一部|いちぶ", "十分|じゅうぶん", "一般|いっぱん"]),
        ("三田さんは二本松へ行く", ["二本松|にほんまつ"]),
        ("数が多い", ["数|かず"]),
        ("何のためか", ["何|なん"]),
    ],
)
def test_a_word_that_begins_like_a_number_is_left_alone(
    engine: ReadingEngine, sentence: str, annotated: list[str]
) -> None:
    ruby = [f"{s.base}|{s.reading}" for token in engine.read(sentence) for s in token.ruby]
    assert [each for each in annotated if each not in ruby] == []


@pytest.mark.parametrize(
    ("written", "sound"),
    [
        ("三七七六メートル", "さんぜんななひゃくななじゅうろくめーとる"),
        ("四二〇〇万円", "よんせんにひゃくまんえん"),
        ("昭和四五年", "しょうわよんじゅうごねん"),
        ("第二三回", "だいにじゅうさんかい"),
        ("二三回", "にさんかい"),
        ("七五三", "しちごさん"),
        ("一二三さん", "ひふみさん"),
    ],
)
def test_digits_in_kanji_are_a_number_by_their_places(
    engine: ReadingEngine, written: str, sound: str
) -> None:
    assert kana(engine, written) == sound


@pytest.mark.parametrize(
    ("number", "kana"),
    [
        (1, "いち"),
        (300, "さんびゃく"),
        (1111, "せんひゃくじゅういち"),
        (20_000, "にまん"),
        (100_000_000, "いちおく"),
        (18_000_600, "せんはっぴゃくまんろっぴゃく"),
    ],
)
def test_a_whole_number_has_kana(number: int, kana: str) -> None:
    assert integer_kana(number) == kana


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,038万", 10_380_000),
        ("三百六十五", 365),
        ("二〇一一", 2011),
        ("3千", 3000),
        ("二三", None),
        ("数十", None),
        ("1.5", None),
    ],
)
def test_the_value_of_a_numeral_is_known_where_it_is_one(written: str, value: int | None) -> None:
    assert [numeral.value for numeral in find_numerals(written)] == [value]


def test_every_counter_of_the_table_reads_in_kana() -> None:
    assert all(hiragana(counter.reading) == counter.reading != "" for counter in table().values())


@pytest.mark.parametrize("digits", ["一", "〇", "九八七", "1", "1,000", "何数"])
def test_a_number_longer_than_any_that_has_a_name_is_left_alone(
    engine: ReadingEngine, digits: str
) -> None:
    text = f"{digits * 5000}本"
    assert "".join(token.surface for token in engine.read(text)) == text
