"""A third edition for the tests of the search, with a speaker and no times, and queries for it."""

INTERVIEW = """\
山の手しごと

窯元の西村さんに聞く「土と火の四十年」

2025年09月20日(土)14時00分

【粘土を掘る】

裏山の粘土は鉄分が多く、焼くと赤茶色になります。掘り出した土は二年ほど雨ざらしにしてから、水に溶かして石ころや木の根を取りのぞきます。(編集部注:水簸とは、土を水でこして、きめを細かくすること)

父は「土は買うものではない」と言いました。いまは学校の生徒さんにもスコップを持ってもらいます。

【ろくろを回す】

電動ろくろの回転は一分間におよそ150回です。指先の力を抜かないと、花瓶の首がゆがんでしまいます。弟子入りして最初の3か月は、湯飲みばかり1200個も挽かされました。

失敗作はつぶして、もう一度こね直します。恥ずかしいと思わなくなったら、上達は止まるでしょうね。

【登り窯に火を入れる】

窯は斜面に沿った五つの部屋からできていて、薪は赤松を使います。温度は1280度まで上げ、三日三晩、交代で火の番をします。サーモグラフィーも置いていますが、炎の色を見るほうが確かです。

灰が溶けて緑のガラスになったものを、ビードロ釉と呼びます。こればかりは、ねらって出せるものではありません。

【うつわを売る】

いちばん売れるのは、直径21センチのパスタ皿です。値段は4,800円。オンラインショップを始めてから、注文の65％が海外から届くようになりました。とくに北欧のレストランが、くり返し買ってくれます。

割れた器は金継ぎで直して使い続けてほしい。Instagramに載せた動画は、170万回も再生されました。

プロフィール

西村たつお

三代目の窯元。祭りの日には笛を吹く。好物は冷ややっこ。
"""

SETTINGS = """\
sections:
  粘土を掘る: nendo
  ろくろを回す: rokuro
  登り窯に火を入れる: kama
  うつわを売る: utsuwa
"""

PAGES = {
    "nendo": "kiln/nendo/",
    "rokuro": "kiln/rokuro/",
    "kama": "kiln/kama/",
    "utsuwa": "kiln/utsuwa/",
    "nishimura": "kiln/profile/",
    "kiln": "kiln/",
}

QUERIES = """
# headings and the edition's own name
粘土を掘る nendo
ろくろを回す rokuro
登り窯に火を入れる kama
うつわを売る utsuwa
登り窯 kama
山の手しごと kiln
土と火の四十年 kiln

# the text, whole and in part
赤茶色 nendo
雨ざらし nendo
石ころや木の根 nendo
水簸 nendo
きめを細かく nendo
土は買うものではない nendo
生徒さんにもスコ nendo
電動ろくろ rokuro
指先の力を抜かない rokuro
の首がゆがん rokuro
花瓶 rokuro
湯飲みばかり rokuro
失敗作 rokuro
上達は止まる rokuro
斜面に沿った kama
赤松 kama
三日三晩 kama
炎の色 kama
ガラス kama
ねらって出せる kama
緑のガラスになっ kama
パスタ皿 utsuwa
北欧のレストラン utsuwa
金継ぎ utsuwa
くり返し買っ utsuwa
笛を吹く nishimura
冷ややっこ nishimura

# inflected, both ways
掘る nendo
掘り出す nendo
溶かした nendo
こね直した rokuro
恥ずかしくない rokuro
ゆがむ rokuro
弟子入りする rokuro
溶ける kama
呼んだ kama
交代する kama
売った utsuwa
割れる utsuwa
直した utsuwa|open
再生した utsuwa
届いた utsuwa|open

# by ear
ねんど nendo
てつぶん nendo
ツチ nendo|kiln
ハナビン -
かびん rokuro
ゆのみ rokuro
さーもぐらふぃー kama
あかまつ kama
びーどろゆう kama
おんらいんしょっぷ utsuwa
きんつぎ utsuwa
ふえをふく nishimura
nendo nendo
yunomi rokuro
shippaisaku rokuro
sippaisaku rokuro
jōtatsu rokuro
joutatsu rokuro
zyôtatu rokuro
noborigama kama
akamatsu kama
mikkamiban kama
samogurafi kama
saamogurafii kama
pasuta utsuwa
hokuo utsuwa
hokuou no resutoran utsuwa
kintsugi utsuwa
kintu utsuwa
nishimur nishimura|kiln

# figures
150回 rokuro
百五十回 rokuro
1200個 rokuro
千二百個 rokuro
1,200個 rokuro
3か月 rokuro
1280度 kama
1,280度 kama
21センチ utsuwa
4800円 utsuwa
四千八百円 utsuwa
65% utsuwa
６５％ utsuwa
170万回 utsuwa
1700000回 utsuwa
百七十万回 utsuwa

# several words, width, case
火 薪 kama
粘土 鉄分 nendo
海外 注文 utsuwa
湯飲み 1200 rokuro
ｽｺｯﾌﾟ nendo
ｻｰﾓｸﾞﾗﾌｨ kama
オンライン・ショップ utsuwa
kiln 動画 utsuwa
西村さんの動画 utsuwa

# nothing
ステンドグラス -
カメラマン -
くじびき -
kujibiki -
stoneware -
1281度 -
"""
