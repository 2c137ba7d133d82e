"""Words of the list, and compounds that stand in none: the reading of every word in braces."""

import re

import pytest
from reading import bare

from builder.readings import ReadingEngine
from builder.readings.unlisted import compound

SENTENCES = """
友人と{外出|がいしゅつ}した。
駅で道を{説明|せつめい}した。
雨がやむと{時々|ときどき}{苦情|くじょう}が来る。
この{薬|くすり}が{効|き}くまで待つ。
{符幹|ふかん}は細い。
井戸の{泥量|でいりょう}を調べる。
夕方に{虹環|こうかん}が見えた。
{籠|かご}{枕|まくら}で昼寝をする。
{犬|いぬ}{用|よう}の皿を洗う。
{表舞台|おもてぶたい}に立つ。
{顧客層|こきゃくそう}を広げる。
駅で{平野|ひらの}さんに会った。
{根本|ねもと}監督が語った。
{平野|ひらの}恵子が歌う。
{平野|ひらの}：船は出ます。
{九条|くじょう}：船は出ます。
{佐伯|さえき}：船は出ます。
{土方|ひじかた}:船は出ます。
{長田|おさだ}　船は出ます。
{乾|いぬい}「船は出ます。」
{東|ひがし}：船は出ます。
{西|にし}：船は出ます。
{道場|どうじょう}：町の外れ
{神戸|こうべ}：港が広い。
{九条|きゅうじょう}を守る。
{平野|へいや}「海」を過ぎる。
{佐伯|さえき}と話す。
ここに{皆川|みながわ}が来た。
主将の{内海|うつみ}が走る。
作家の{平野|ひらの}は語る。
島の{内海|ないかい}は静かだ。
海辺の{北谷|ちゃたん}に住む。
古いアニメの{呪術廻戦|じゅじゅつかいせん}を借りる。
{落語心中|らくごしんじゅう}の役を演じる。
大関の{貴景勝|たかけいしょう}に挑む。
{両国国技館|りょうごくこくぎかん}の前で待つ。
山の見える{雫石町|しずくいしちょう}に住む。
{毛越寺|もうつうじ}の庭を歩く。
{津軽三味線|つがるじゃみせん}を聴く。
{竈門|かまど}と{時透無一郎|ときとうむいちろう}を描いた。
{端|はし}ミシンをかける。
{金正恩|きむじょんうん}と{文在寅|むんじぇいん}が会う。
{救世主|きゅうせいしゅ}を待つ。
{大竹駅|おおたけえき}で待つ。
{島津義久|しまづよしひさ}が攻めた。
{柳生十兵衛|やぎゅうじゅうべえ}を演じる。
{船箪笥|ふなだんす}が残る。
モンゴル{高原|こうげん}を走る。
広い{平野|へいや}を走る。
{小野|おの}{氏|し}が答えた。
田中{正則|まさのり}は技師だ。
鈴木{樹|いつき}、作曲家。
宇野{満|みつる}氏が語る。
長男の{実|みのる}が走る。
隣の{蓮|れん}ちゃん。
母の{実|じつ}の声。
母の{実|じつ}に温かい手。
{大迫力|だいはくりょく}の船。
岸田{文雄|ふみお}首相が語る。
{正則|せいそく}な形を選ぶ。
{内匠頭|たくみのかみ}に任じられた。
{刑部卿|ぎょうぶきょう}の邸。
{緑褐色|りょくかっしょく}の羽を持つ。
葉腋に{単生|たんせい}する。
{甘肃|かんしゅく}省を旅する。
{东京|とうきょう}と書く。
3{番|ばん}{左|ひだり}の棚を見る。
およそ3{億|おく}{人|にん}が見る。
作家の{趙明水|ちょうめいすい}と話す。
隣の{王|おう}{玲子|れいこ}さん。
将軍の{劉弘|りゅうこう}は戦う。
{昭寧|しょうねい}元年のこと。
{景明|けいめい}三年に没した。
""".split()


def found(engine: ReadingEngine, text: str) -> list[tuple[str, str]]:
    return [(s.base, s.reading) for token in engine.read(text) for s in token.ruby if s.reading]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_word_is_read_as_one_word(engine: ReadingEngine, sentence: str) -> None:
    wanted = re.findall(r"\{(.*?)\|(.*?)\}", sentence)
    assert set(wanted) <= set(found(engine, bare(sentence)))


def test_a_compound_that_no_dictionary_lists_is_in_doubt(engine: ReadingEngine) -> None:
    assert [token.doubtful for token in engine.read("虹環")] == [True]


@pytest.mark.parametrize(
    ("kanji", "reading"), [("八支", "はっし"), ("学科", "がっか"), ("水圏", "すいけん")]
)
def test_on_readings_join_as_they_do_in_listed_words(kanji: str, reading: str) -> None:
    assert compound(kanji) == reading
