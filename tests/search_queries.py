"""More queries for the default edition, beside those in tests/harbour.py."""

QUERIES = """
# pieces of headings
GPUの使い gpu
関数的な進化は ai
いつまで続く ai
オープンソースにするの open
なぜオープン open
自社半 own

# words and phrases, whole and cut anywhere
画像処理用に作られ gpu
受け持つ gpu
年内に35万個を手に入れる方針だ gpu
クラスター(多数の計算機を束ねて gpu
大量の推論が要る gpu
そこにひそむ規則性 gpu
出来上がったAI gpu
新しい問いに答え gpu
伸びは止まる gpu
データを足すたびに gpu
やむなく途中で打ち切られた gpu
次の世代に当たる gpu
中型や小型のモデル gpu
優秀な中型 gpu
もっと優秀 gpu
英語ではおおむね gpu
日本語では1文字が gpu
ない半導体)を買 gpu
割合は高い gpu
断定を避ける ai
投資額が100億ドル ai
予測のしようがない ai
誤りが規則的に減っていく ai
歴史を振り返る ai
軽々と乗り越える ai
勢いに乗って ai
姿を変える ai
だいぶ和らいだ ai
つぎ込んだ金額に見合う成果 ai
政府の規制が厳しい分野 ai
長い年月 ai
50〜150メガワット ai
50~150メガワット ai
世界のどこにもない ai
大型の原子炉1基の出力 ai
級の施設は、まだ ai
プログラムもあり open
土台に当たる部分 open
ネットワークスイッチ open
いつしか業界の標準 open
恩恵は他社にも及び open
数十億ドルを節約 open
支出が膨らむほど open
その差は莫大 open
費用を10%抑えられる open
閉じたやり方 open
牛耳っている open
目新しい機能 open
手には届かない open
是非はもっと慎重に open
無料で使える open
決められた限度を超えて open
もうけに応じた open
当面ない open
主なクラウドのほぼすべて open
稼ぐことが狙い open
好みに合いそう own
自前のチップ own
最初に手がける own
間に合わない own
薦めるレコメン own
浮いたNVIDIA own
AI新聞編集長 source
語り直した source
記事の文章は載せていない source
2024年5月14日 source
位置を示して source

# terms and words for themselves
GPU gpu|ai|own
AI gpu|ai|open|source
Meta gpu|open|own
SNS gpu
パラメーター gpu
精度 gpu
インタビュー gpu|ai|source
電力 ai
規制 ai
業界 ai|open
ギガワット ai
メガワット ai
資金 ai
保証 ai
サーバー open
部品 open
ソース open
スマホ open
アプリ open
Google open
Apple open
FacebookやInstagram open
商品 open
チップ own
投稿 own
音声 -

# by ear
がぞうしょり gpu
けいさん gpu
せいど gpu
きょうそうあいて gpu
ガゾウショリ gpu
とうしたいこうか ai
トウシタイコウカ ai
げんしろ ai
ゲンシロ ai
そうでんせん ai
けいけんそく ai
ひんうす -
しなうす ai
りようしゃ open
しゃがいひ open
ばくだい open
シヨウリョウ open
しゅちょう -
じまえ own
じしゃかいはつ own
とうこう own
とーくん gpu
くらすたー gpu
すまほ open|chizu
いいまわし source
どうがのなかの source

# romaji
gazoushori gpu
gazosyori gpu
kyousouaite gpu
kyōsō gpu
seido gpu
kurasuta gpu
toukun -
tookun gpu
tōkun gpu
toushitaikouka ai
tosi taikoka ai
genshiro ai
gensiro ai
soudensen ai
tsuyou ai
hatsudensyo ai
densha -
gyoukai ai|open
gyōkai ai|open
shagaihi open
syagaihi open
raisensu open
ekoshisutemu open
ekosisutemu open
sumaho open|chizu
apur open
maniawana own
handoutainojishakaihatsu own
dougano source

# English through the glossary
token gpu
tokens gpu
cluster gpu
parameter gpu
accuracy gpu
image processing gpu
investment ai
return on investment ai
power plant ai
bottleneck ai|terms
regulation ai
license open
licence open
smartphone open|chizu
source code open|terms
app open
ranking own
recommendation own
SEMICONDUCTOR own
penguin -

# figures
35万 gpu
３５万個 gpu
22万〜24万個 gpu
24万個 gpu
700億 gpu
七百億個 gpu
70B gpu
15,000,000,000,000 gpu
1000億ドル ai
千億ドル ai
100000000000ドル ai
百億ドル ai
50メガワット ai
150メガワット ai
1000メガワット ai
千メガワット ai
10% open
１０％ open
2社 open
5月14日 source
36万個 -
25兆 -

# times
24:00 gpu
24:57 gpu
２４：００ gpu
1:06:01 open
66:01 open
26分20秒 ai
1時間6分1秒 open

# several words
GPU 35万個 gpu
推論 割合 gpu
電力 規制 ai
電気 足りなくなる ai
スマホ エコシステム open
サーバー 設計 open
チップ 学習 own
densha gpu gpu|ai|own
はつでんしょ 送電線 ai
Llama 使用料 open
推論って gpu
スケール則とは ai

# nothing, and nothing but noise
の -
を -
から -
。 -
？！ -
() -
.* -
[a-z]+ -
\\ -
😀 -
asdfghjkl -
qqqqq -
ぬぬぬ -
ヘリコプター -
山脈 -
kumamoto -
オリンピック -
"""
