"""How many copies planted among real articles `mark_duplicates` finds, how many wrongly, and in what time.

    python benchmarks/duplicates.py ARTICLES [--words 0] [--copies 400]

ARTICLES is anything that `load_articles` reads, with dates; Reuters-21578 as a table with the columns outlet, date,
title and text is a good test, being full of short reports of one form. Copies of three kinds are planted, each of
another article of at least `--words` words, in another outlet one to 47 hours later: cut to 60 %; cut to 60 % with a
new first paragraph of 30 words; 15 % of the words replaced by words of other articles. What the articles copy of each
other is found first, and is no error.

  recall     planted copies that are in the cluster of their article
  precision  planted copies in a cluster of which all other articles are their article's own
  wrong      planted copies, and copies of planted ones, that were said to be copies of another article
"""

from __future__ import annotations

import argparse
import random
import re
import time
import warnings

import pandas as pd

from toolkit import load_articles, mark_duplicates

_LONG = 60
_NEW = """harbour gate silt grain mill ferry ministry council master engineer rail bridge dredger winter market price
    farmer town river island order report letter visit delay repair water oil coal school said the a of in on for was
    had will and to by from with at""".split()


def plant(articles: pd.DataFrame, words: int, copies: int, chance: random.Random) -> pd.DataFrame:
    """The planted copies, with their kind, and the article_id of the original in `of`."""
    texts = articles["text"].tolist()
    vocabulary = [word for text in chance.sample(texts, min(len(texts), 2_000)) for word in text.split()]
    long = [row for row, text in enumerate(texts) if len(text.split()) >= words]
    planted = []
    for number, row in enumerate(chance.sample(long, min(len(long), 3 * copies))):
        kind = ("cut", "new first paragraph", "edited")[number % 3]
        tokens = re.findall(r"\S+\s*", texts[row])
        if kind == "edited":
            tokens = [chance.choice(vocabulary) + " " if chance.random() < 0.15 else token for token in tokens]
        else:
            tokens = tokens[: round(0.6 * len(tokens))]
        new = " ".join(chance.choices(_NEW, k=30)) + ".\n\n" if kind == "new first paragraph" else ""
        original = articles.iloc[row]
        later = original["date"] + pd.Timedelta(hours=chance.randrange(1, 48))
        planted.append(
            (f"planted-{number}", new + "".join(tokens), original["title"], later, kind, original.article_id)
        )
    columns = ["article_id", "text", "title", "date", "kind", "of"]
    return pd.DataFrame(planted, columns=columns).assign(outlet="Planted Post")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("--words", type=int, default=0)
    parser.add_argument("--copies", type=int, default=400, help="of each kind")
    options = parser.parse_args()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        articles = load_articles(options.articles)
    articles = articles.loc[articles["text"].notna(), ["article_id", "text", "title", "date", "outlet"]]
    planted = plant(articles, options.words, options.copies, random.Random(1))
    before = dict(mark_duplicates(articles)[["article_id", "cluster"]].itertuples(index=False))
    together = pd.concat([articles, planted[articles.columns]], ignore_index=True)
    start = time.process_time()
    marked = mark_duplicates(together)
    seconds = time.process_time() - start
    clusters = dict(marked[["article_id", "cluster"]].itertuples(index=False))
    members = marked.groupby("cluster")["article_id"].agg(list)
    own = dict(zip(planted["article_id"], planted["of"], strict=True))
    origins = [{before[own.get(member, member)] for member in members[clusters[row]]} for row in planted["article_id"]]
    planted["recall"] = [clusters[row.article_id] == clusters[row.of] for row in planted.itertuples()]
    planted["precision"] = [origin == {before[of]} for origin, of in zip(origins, planted["of"], strict=True)]
    long = planted["of"].isin(articles.loc[articles["text"].str.split().str.len() >= _LONG, "article_id"])
    scores = planted.groupby("kind")[["recall", "precision"]].mean()
    scores.loc[f"of {_LONG} words or more"] = planted.loc[long, ["recall", "precision"]].mean()
    scores.loc["all"] = planted[["recall", "precision"]].mean()
    print(scores.round(4).to_string())
    pairs = marked.loc[marked["copy_of"].notna(), ["article_id", "copy_of"]].itertuples(index=False)
    pairs = [pair for pair in pairs if own.keys() & set(pair)]
    wrong = sum(before[own.get(copy, copy)] != before[own.get(of, of)] for copy, of in pairs)
    print(f"{wrong} of {len(pairs):,} pairs with a planted copy are wrong")
    print(f"{len(together):,} articles in {seconds:.1f} s of processor time")


if __name__ == "__main__":
    main()
