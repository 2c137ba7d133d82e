"""The glossary that the site ships: it covers an article of its field, and keeps its own rules."""

import re
from pathlib import Path

import pytest
from project import PROJECT

from builder.model import Term
from builder.reader.glossary import parse_glossary
from builder.vocabulary.levels import TECHNICAL, jlpt_level

# What a learner would look up in an interview about AI and its costs, the words alone.
WORDS = """
GPU GPU不足 NVIDIA AI向け半導体 半導体 チップ 推論用チップ 自社半導体 クラスター 集合 学習 推論 学習済み 学習データ
AIモデル モデル 大規模モデル 中規模モデル 中小モデル 中小規模 大規模言語モデル 70B トークン データ量 精度 性能
性能向上 高性能 Llama Llama2 Llama3 Llama4 Meta SNS SNSコミュニティー コミュニティー 運営 競合他社 競合 用途 ユーザー
質問 単位 単語 英語 鈍化 兆し 打ち切る 取り組む 割り当てる 充てる 割合 同等 大別 指数関数 指数関数的 進化 スケール則
仮説 投資 投資対効果 資本 投入 億 兆 ドル ペース 壁 壁にぶつかる 解消 エネルギー エネルギー不足 電力 電力供給 供給
政府 規制 発電所 送電施設 施設 建設 構築 実現 データセンター メガワット ギガワット オープンソース オープン ソフト
コード Instagram Facebook インフラ サーバー サーバーデザイン ネットワークスイッチ ネットワーク スイッチ デザイン
業界 業界標準 周辺パーツ 安価 大量生産 恩恵 コスト コスト削減 システム メリット モバイル 領域 Apple Google
クローズドモデル エコシステム 牛耳る スマホ 機能 アプリ リリース クビを縦にふる プラットフォーム AIプラットフォーム
プロダクト 真似 慎重 状況 使用料 一定限度 大企業 企業 収益 ライセンス ライセンス料 ライセンス料収入 主要収益源 収入源
クラウド クラウドサービス サービス 提供 利用 自社開発 ランキング レコメンデーション 無料公開 年末 購入 計画 興味深い
黎明期 シリコンバレー ハイテク産業 取材 次世代 マーケティング 人工知能 ロボット 編集長 編集委員 時事通信社 経済学
""".split()


@pytest.fixture(scope="module")
def terms() -> tuple[Term, ...]:
    path = PROJECT / "editions/glossary.yml"
    return parse_glossary(path.read_text("utf-8"), path=str(path))


def test_it_has_the_words_of_an_article_of_its_field(
    terms: tuple[Term, ...], article: Path
) -> None:
    text = article.read_text("utf-8")
    # Without the last sign, for a verb's may be another one there.
    assert [word for word in WORDS if (word[:-1] or word) not in text] == []
    forms = {form for term in terms for form in (term.term, *term.aliases)}
    assert [word for word in WORDS if word not in forms] == []


def test_explanations_are_in_their_languages(terms: tuple[Term, ...]) -> None:
    for term in terms:
        assert re.search("[ぁ-ん]", term.ja), term.id
        assert term.ja.endswith("。"), term.id
        assert re.match("[A-Z].*[.]$", term.en), term.id
        assert term.english.isascii(), term.id


# The list has them in another sense.
OTHER_SENSE = {"right-or-wrong"}


def test_where_a_list_knows_the_level_the_entry_says_the_same(terms: tuple[Term, ...]) -> None:
    for term in (each for each in terms if each.id not in OTHER_SENSE):
        known = jlpt_level(term.term, term.reading)
        assert term.level in {known or term.level, TECHNICAL}, term.id
