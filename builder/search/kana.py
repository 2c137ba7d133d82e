"""What the search worker must know of Japanese, as tables that travel with the index.

Romaji: Hepburn (ANSI Z39.11) and kunrei (ISO 3602), with the syllables of loanwords. Sounds: kana
that are heard alike, so that a long vowel may be written or not. Endings: what may follow
the stem of a word that inflects (school grammar).
"""

from collections.abc import Iterator

from builder.japanese import ROWS, VOWELS

_GLIDES = "ゃぃゅぇょ"
_SMALL = "ぁぃぅぇぉ"
# Spellings that are no row of their own: their kana, and the small kana that follow.
_MORE = {
    "ya": "や", "yu": "ゆ", "yo": "よ", "wa": "わ", "wo": "を", "wi": "うぃ", "we": "うぇ",
    "shi": "し", "chi": "ち", "tsu": "つ", "fu": "ふ", "ji": "じ", "n'": "ん", "ye": "いぇ",
    "thi": "てぃ", "dhi": "でぃ", "vu": "ゔ", "cchi": "っち", "tchi": "っち",
}  # fmt: skip
_MORE_ROWS = {
    "sh": ("し", _GLIDES), "ch": ("ち", _GLIDES), "tch": ("っち", _GLIDES), "j": ("じ", _GLIDES),
    "f": ("ふ", _SMALL), "v": ("ゔ", _SMALL), "ts": ("つ", _SMALL),
}  # fmt: skip


def romaji() -> dict[str, str]:
    """Each syllable in Latin letters, and its kana."""
    table = {row + vowel: kana for row, signs in ROWS.items() for vowel, kana in _row(signs)}
    for row, signs in ROWS.items():
        if row:
            table |= {f"{row}y{vowel}": signs[1] + glide for vowel, glide in _row(_GLIDES)}
    for row, (kana, small) in _MORE_ROWS.items():
        table |= {row + vowel: kana + sign for vowel, sign in _row(small)}
    return table | _MORE


def sounds() -> list[str]:
    """What is heard alike, two or three signs each: `ぢじ` the first as the second, `かあか` the
    first two as the third."""
    return [*_alike(), *_merged()]


def _alike() -> Iterator[str]:
    for code in range(0x30A1, 0x30F7):
        yield chr(code) + {"ヂ": "じ", "ヅ": "ず", "ヲ": "お"}.get(chr(code), chr(code - 0x60))
    yield from ("ぢじ", "づず", "をお")


def _merged() -> Iterator[str]:
    """Long vowels, and loanwords' syllables as romaji writes them: ティ as ti, ち."""
    for row in (*ROWS.values(), "や ゆ よ", "わ   を", "ゃ ゅ ょ", _SMALL):
        for kana, vowel in zip(row, ROWS[""], strict=True):
            heard = {"ぢ": "じ", "づ": "ず", "を": "お"}.get(kana, kana)
            if heard != " ":
                yield heard + vowel + heard
                if vowel == "お":
                    yield heard + "う" + heard
    yield from ("てぃち", "でぃじ", "とぅつ", "どぅず", "うぉお")
    yield from ("ゔぁば", "ゔぃび", "ゔぇべ", "ゔぉぼ")


def endings() -> dict[str, str]:
    """By how a word inflects (`Part.verbs`): what may stand right behind its stem, alternatives of
    a regular expression."""
    godan = {row[0]: row for row in ROWS.values() if row[0] != "あ"} | {"わ": "わいうえお"}
    return {kind: _godan(row) for kind, row in godan.items()} | {
        "る": "る|れ|ろ|よ|られ|させ|た|て|な[いくかけさが]|ま[すしせい]|ず|ぬ|ちゃ|つつ|そう?"
        "|う[るち]",
        "い": "い|く|か[っろ]|け[れり]|さ|そう?|み|げ|すぎ",
        "す": "する|し|さ[せれ]|せ[ずよぬ]|すれ|で[きす]|じ|ず|ぜ",
        "だ": "だ|な|に|で|さ|じゃ|そう?",
    }


def _godan(row: str) -> str:
    """Of a godan verb with these endings: 書か-ない, 書き, 書く, 書け, 書こ-う, 書い-た."""
    past = {
        "か": "い",
        "が": "い",
        "た": "っ",
        "ら": "っ",
        "わ": "っ",
        "な": "ん",
        "ば": "ん",
        "ま": "ん",
    }
    a, i, u, e, o = tuple(row)
    said = [f"{a}[なずぬんれせさざ]", i, u, e, f"{o}う?"]
    if a in past:
        said.append(past[a] + ("[だでじど]" if a in "がなばま" else "[たてちと]"))
    return "|".join(said)


# What may follow one upon another behind the ending of a verb or adjective.
_CHAIN = (
    "なが?ら|な[いくかけさ]|なっ|な|ます|まし|ませ|まい|です|そう?|られ|させ|ちゃ|じゃ|つつ|にく|やす|すぎ|しま|もら"
    # Not into the next word: ない-けど, ない-かぎり.
    "|て[はも]|た[いくかけら]|(?!けれ?ど|かぎ|かも)[るれろよらりさせしただてでいくけかっずぬんうえきばがげお]"
)


# Old and other forms of kanji, each before the form of today.
VARIANTS = (
    "髙高﨑崎齋斎齊斉邊辺邉辺澤沢濱浜國国廣広眞真瀧滝櫻桜龍竜會会學学體体條条萬万與与圓円"
    "靜静髮髪德徳惠恵榮栄壽寿ヶケヵカ"
)


def tables() -> dict[str, str]:
    """All of them, for the index: lists parted by blanks."""
    return {
        "romaji": " ".join(cell for row in romaji().items() for cell in row),
        "sounds": " ".join(sounds()),
        "endings": " ".join(kind + said for kind, said in endings().items()),
        "chain": _CHAIN,
        "variants": VARIANTS,
    }


def _row(signs: str) -> Iterator[tuple[str, str]]:
    return iter(zip(VOWELS, signs, strict=True))
