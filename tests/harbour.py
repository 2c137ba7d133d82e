"""A second edition for the tests of the search, all our own sentences, and queries for both.

A query stands with the pages of which one must come first: `a|b` either, `-` no result at all.
"""

import kiln
import search_queries
from default import EVOLUTION, LAST, OPEN_SOURCE, OVERVIEW, SECTION

INTERVIEW = """\
灯台だより

潮見町の渡辺さんに聞く「灯台を守る仕事」

2025年06月07日(土)9時30分

【灯台の一日】

(2:10)
岬の灯台に電気が通ったのは昭和三十四年のことです。それまでは父が毎晩ランプに火を入れ、霧の夜には鐘を鳴らし続けました。光は沖合20海里まで届きます。(編集部注:海里とは、海の上の距離を測る単位で、1海里は1852メートルに当たる)

(5:45)
レンズは直径2.6メートルもあって、磨くだけで三時間かかりました。手伝いに来た子どもたちは我々の昼食をよく食べていましたよ。

【鯨と漁師】

(12:30)
昔は湾に鯨が千頭も集まったそうです。漁師は船から飛び込んで網を直しました。1万2000人が暮らした町も、いまでは800人ほどになりました。

鯨の供養塔(亡くなった鯨をとむらう石の塔)が寺に残っています。毎年十月に、髙橋さんという住職がお経を読みます。

【スマートフォンの地図】

(1:02:03)
灯台の灯りよりスマートフォンの地図に頼る船が増えました。クルーズ船のキャプテンも、ハーバーに入るときはコンピュータを見ています。GPSが壊れたら、どうするのでしょうね。OpenSeaMapという地図を作る人々とも話し合っています。

【これからの岬】

十年後には博物館にする計画があります。費用は3億5000万円で、その30%を町が負担する見込みです。

見学者を案内するボランティアを募集しています。静かな夜に、星を数えるツアーも考えているところです。

プロフィール

渡辺しおり

潮見町生まれ。灯台の保存会の代表。趣味はウクレレ。
"""

GLOSSARY = """
- id: lighthouse
  term: 灯台
  aliases: [ライトハウス]
  reading: とうだい
  english: lighthouse
  ja: 船に場所を知らせるため、光を出す高い建物。
  en: A tower with a light that guides ships.
  level: N2
  category: other
  related: []

- id: whale
  term: 鯨
  aliases: [クジラ]
  reading: くじら
  english: whale
  ja: 海にすむ、いちばん大きな動物。
  en: The largest animal of the sea.
  level: N2
  category: other
  related: []

- id: takahashi
  term: 髙橋
  reading: たかはし
  english: Takahashi
  ja: この町の寺の住職。
  en: The head priest of the temple in this town.
  level: technical
  category: other
  name_of: person
  always_ruby: true
"""

SETTINGS = """\
sections:
  灯台の一日: todai
  鯨と漁師: kujira
  スマートフォンの地図: chizu
  これからの岬: misaki
"""

# What the queries below call the pages.
PAGES = {
    "gpu": SECTION,
    "ai": EVOLUTION,
    "open": OPEN_SOURCE,
    "own": LAST,
    "retelling": OVERVIEW,
    "source": f"{OVERVIEW}profile/",
    "todai": "harbour/todai/",
    "kujira": "harbour/kujira/",
    "chizu": "harbour/chizu/",
    "misaki": "harbour/misaki/",
    "watanabe": "harbour/profile/",
    "making": "making/",
    "terms": "glossary/",
}

QUERIES = """
# headings, whole and in part
GPUの使い道 gpu
使い道 gpu
AIの指数関数的な進化はいつまで続くのか ai
指数関数的な進化 ai
なぜオープンソースにするのか open
オープンソース open
自社半導体 own
灯台の一日 todai
鯨と漁師 kujira
スマートフォンの地図 chizu
これからの岬 misaki

# words and phrases that stand in the text
画像処理 gpu
手元の計算資源 gpu
計算資源 gpu
競争相手と比べると gpu
賢くなっていった gpu
頭打ち gpu
頭打ちにならず gpu
最小のまとまり gpu
投資対効果 ai
スケール則 ai
経験則 ai
小さな障害 ai
品薄 ai
送電線 ai
発電所を建てるにも ai
原子炉 ai
社外秘 open
業界の標準 open
首を縦に振らない open
使用料 open
手の内を見せれば open
事業の柱 open
大規模言語モデル own
言語モデル own
並び順を決める own
振り向けられる own
レコメンデーション own
供養塔 kujira
住職 kujira
お経 kujira
昭和三十四年 todai
霧の夜 todai
海里 todai
博物館 misaki
ボランティア misaki
星を数えるツアー misaki
ウクレレ watanabe
言い回し source
Dwarkesh Podcast source|terms

# terms, and what their other names find
推論 gpu
学習 gpu
トークン gpu
クラスター gpu
データセンター ai
エコシステム open
ライセンス open
ランキング own
灯台 todai
鯨 kujira
クジラ kujira
ライトハウス todai

# Latin letters, in any case and width
NVIDIA gpu|own
nvidia gpu|own
Instagram open
instagram open
ＧＰＵ gpu
OpenSeaMap chizu
openseamap chizu
Llama3 gpu
ｽﾏｰﾄﾌｫﾝ chizu

# words that inflect, from the dictionary's form and back
牛耳る open
牛耳った open
避ける ai|open
訴えた open
膨らむ open
賢い gpu
続けた gpu
買い集める gpu
振り返った ai
衰えない ai
突き当たった ai
乗り越えられる ai
磨いた todai
鳴らす todai
飛び込む kujira
増える chizu
壊れる chizu
頼った chizu
募集する misaki
静かだ misaki
案内した misaki
解説した gpu
提供する open

# by ear: kana, katakana for kanji, the other way
はんどうたい own
ハンドウタイ own
すいろん gpu
スイロン gpu
とうし ai
はつでんしょ ai
じぎょうのはしら open
だいきぼげんごもでる own
おーぷんそーす open
ぎゅうじる open
すけーるそく ai
くようとう kujira
はくぶつかん misaki
さーばー open
すまーとふぉん chizu
とうだい todai
りょうし kujira

# romaji: Hepburn and kunrei, with and without long vowels, while it is typed
suiron gpu
handoutai own
handōtai own
handotai own
hando own
ōpunsōsu open
opunsosu open
oopunsoosu open
kuyoto kujira
kuyōtō kujira
ryōshi kujira
ryousi kujira
shiyouryou open
siyôryô open
hatsudensho ai
hatudensyo ai
hakubutsukan misaki
detasenta ai
sumaho open|chizu
guujiru -
gyuujiru open
haku misaki

# English, by the glossary
inference gpu
training gpu
scaling law ai
scaling laws ai
semiconductor own
open source open
data center ai
datacenter ai
data centre ai
large language model own
ecosystem open
lighthouse todai
whales kujira

# numbers in another form
35万個 gpu
35万 gpu
350000 gpu
350,000 gpu
三十五万個 gpu
15兆トークン gpu
十五兆 gpu
100億ドル ai
1ギガワット ai
千頭 kujira
1000頭 kujira
12000人 kujira
1万2千人 kujira
3億5000万円 misaki
三億五千万円 misaki
昭和34年 todai
2.6メートル todai
1,852メートル todai

# times
26:20 ai
1:06:01 open
12:30 kujira
1:02:03 chizu
２６：２０ ai

# a long mark or none, 々, old forms of kanji, marks between
データセンタ ai
サーバ open
サーバー open
コンピューター chizu
キャプテン chizu
人々 chizu|gpu
人人 chizu|gpu
高橋 kujira
髙橋 kujira
渡邊 watanabe
我我 todai
マークザッカーバーグ gpu|source|terms|retelling

# several words; one that picks an edition; the parts of a compound
GPU 推論 gpu
鯨 寺 kujira
半導体 自社開発 own
灯台 レンズ todai
スマホ Google open
sumaho kinou open
harbour 灯台 todai
Zuckerberg 電力 ai
半導体の開発 own
"星を数える" misaki

# terms that stand in no section, and pages written by hand
OpenAI terms
版を作る making

# nothing
ペンギン -
天気予報 -
量子力学 -
basketball -
zzzz -
ぺんぎん -
tenkiyohou -
大統領選挙 -
モデレーター -
99:59 -
"""


def queries() -> list[tuple[str, list[str]]]:
    """Each query with the addresses of which one must come first, none for no result; those for
    the default edition and for the third one are among them."""
    pages = PAGES | kiln.PAGES
    found = []
    for line in (QUERIES + search_queries.QUERIES + kiln.QUERIES).splitlines():
        if line and not line.startswith("#"):
            query, names = line.rsplit(" ", 1)
            wanted = [] if names == "-" else [pages[name] for name in names.split("|")]
            found.append((query, wanted))
    return found
