"""The signs of Japanese: what is a kanji, what are kana, katakana as hiragana."""

import re
import unicodedata

KANJI = "⺀-⿕㐀-䶿一-鿿\uf900-\ufaff々〆〇ヶヵ\U00020000-\U0003ffff"
"""What may carry a reading, as the inside of a character class; ヶ and ヵ are read か in words."""

SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""What stands behind a kanji and asks for one of its forms (variation selectors), likewise."""

KANA = "ぁ-ゖゝゞァ-ヺーヽヾ"
"""What readings are written in, likewise."""

BRACKETS = dict(zip("「『（(〈《【［[“", "」』）)〉》】］]”", strict=True))
"""Opening brackets and quotation marks, and what closes each."""

VOWELS = "aiueo"

ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの",
    "h": "はひふへほ", "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ",
    "d": "だぢづでど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
}  # fmt: skip
"""The full rows of the kana table, by their consonant; the five of a row have `VOWELS`."""

VOICED = dict(
    pair
    for plain, voiced in ("kg", "sz", "td", "hb")
    for pair in zip(ROWS[plain], ROWS[voiced], strict=True)
)
"""か → が and so on: what dakuten make of kana."""

HALF_VOICED = dict(zip(ROWS["h"], ROWS["p"], strict=True))
"""は → ぱ and so on: what handakuten make of them."""

_KANJI = re.compile(f"[{KANJI}]")
_NO_CHARACTERS = frozenset("々〆〇ヶヵ")
_OLD_FORMS = str.maketrans(
    "亞惡壓圍醫爲壹隱榮營衞驛圓鹽緣艷應歐毆櫻奧橫溫穩假價畫會壞懷繪槪擴殼覺學樂渴勸卷陷關歡觀氣"
    "歸龜僞戲犧舊據擧虛峽挾狹鄕曉區驅勳薰徑莖惠揭溪經螢輕繼鷄藝擊缺硏縣儉劍險圈檢獻權顯驗嚴廣效"
    "恆黃鑛號國碎濟齋劑雜參棧蠶慘贊殘齒兒辭濕實寫釋壽收從澁獸縱肅處緖敍將稱涉燒證奬條狀乘淨剩疊"
    "繩壤孃讓釀觸囑寢愼眞盡圖粹醉穗隨髓樞數聲靜齊攝竊專戰淺潛纖踐錢禪壯爭莊搜巢裝總騷增臟藏卽屬"
    "續墮體對帶滯臺擇澤擔單團彈斷癡遲晝蟲鑄廳徵聽敕鎭遞鐵轉點傳黨盜當鬭獨讀屆貳惱腦霸廢拜賣麥發"
    "髮拔蠻祕甁拂佛竝變辨瓣辯步寶豐沒飜每萬滿默藥譯豫餘與譽搖樣謠來賴亂覽兩獵綠壘淚勵禮隸靈齡曆"
    "歷戀爐勞樓錄灣歲稅說閱悅脫銳稻囘邊邉黑寬敎淸靑德瀨",
    "亜悪圧囲医為壱隠栄営衛駅円塩縁艶応欧殴桜奥横温穏仮価画会壊懐絵概拡殻覚学楽渇勧巻陥関歓観気"
    "帰亀偽戯犠旧拠挙虚峡挟狭郷暁区駆勲薫径茎恵掲渓経蛍軽継鶏芸撃欠研県倹剣険圏検献権顕験厳広効"
    "恒黄鉱号国砕済斎剤雑参桟蚕惨賛残歯児辞湿実写釈寿収従渋獣縦粛処緒叙将称渉焼証奨条状乗浄剰畳"
    "縄壌嬢譲醸触嘱寝慎真尽図粋酔穂随髄枢数声静斉摂窃専戦浅潜繊践銭禅壮争荘捜巣装総騒増臓蔵即属"
    "続堕体対帯滞台択沢担単団弾断痴遅昼虫鋳庁徴聴勅鎮逓鉄転点伝党盗当闘独読届弐悩脳覇廃拝売麦発"
    "髪抜蛮秘瓶払仏並変弁弁弁歩宝豊没翻毎万満黙薬訳予余与誉揺様謡来頼乱覧両猟緑塁涙励礼隷霊齢暦"
    "歴恋炉労楼録湾歳税説閲悦脱鋭稲回辺辺黒寛教清青徳瀬",
)
_FORMS_OF_NAMES = str.maketrans("髙﨑𠮷栁濵嵜𠮟", "高崎吉柳浜崎叱")
"""Forms of kanji that dictionaries do not list, most of them of names, by the form they do."""
_OTHER_FORMS = re.compile(f"[{''.join(map(chr, (*_OLD_FORMS, *_FORMS_OF_NAMES)))}]")
"""Both. To look for them takes a tenth of the time of a translation, and most texts have none."""
_SAME = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""What Unicode has a second time: radicals and forms kept for compatibility."""
_RADICALS = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻑⻒⻘⻝⻟⻤⻨⻩⻫⻭⻯⻱⻲⺟⻳", "民虎西見角貝車長長青食食鬼麦黄斉歯竜亀亀母亀"
)
"""Radicals of which Unicode does not tell the kanji."""
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def has_kanji(text: str) -> bool:
    """Whether something in `text` needs a reading."""
    return _KANJI.search(text) is not None


def kanji_of(text: str) -> list[str]:
    """What in `text` may carry a reading, sign by sign."""
    return _KANJI.findall(text)


def is_character(sign: str) -> bool:
    """Whether the sign is a kanji by itself, with strokes and a school year, and no mark that
    stands for one or is read as one (々, ヶ)."""
    return sign not in _NO_CHARACTERS and has_kanji(sign)


def modern(text: str) -> str:
    """Return `text` with the old forms of kanji (學, 國) as they are written today: the forms in
    brackets of the Joyo kanji table of 2010, but for those that names go on using (龍, 瀧); and
    with forms that no dictionary has (髙) as those that they have."""
    if not _OTHER_FORMS.search(text):
        return text
    return text.translate(_OLD_FORMS).translate(_FORMS_OF_NAMES)


def ordinary(text: str) -> str:
    """Return `text` with radicals (⾼) and kanji that stand in Unicode twice as the kanji that they
    are, sign for sign."""
    return _SAME.sub(_same, text)


def _same(match: re.Match[str]) -> str:
    folded = unicodedata.normalize("NFKC", match[0]).translate(_RADICALS)
    return folded if len(folded) == 1 else match[0]


def hiragana(text: str) -> str:
    """Return `text` with every katakana that has a hiragana twin turned into it."""
    return text.translate(_KATAKANA_TO_HIRAGANA)
