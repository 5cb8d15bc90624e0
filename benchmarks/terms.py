"""How fast terms are counted, beside scikit-learn, NLTK, Polars and DuckDB, in one run on one machine.

    python benchmarks/terms.py articles.csv.gz [more.csv.gz ...] [--articles 100000] [--without-peers]

The tables need a column `text`. They are counted as they are; then articles of 4,800 characters are made of their
shuffled paragraphs, `--articles` of them, written to a Parquet file and counted from there. Every figure is seconds
of processor time, of all threads together, the best of a few rounds in which everything is run in turn: ratios are
what can be compared between machines. Peers: pip install --group bench
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pandas as pd

from toolkit.terms.concordance import concordance
from toolkit.terms.dispersion import dispersion
from toolkit.terms.frequencies import term_frequencies
from toolkit.terms.keyness import keyness
from toolkit.terms.parquet import tokenize_parquet
from toolkit.terms.tokens import tokenize

CHARACTERS = 4_800
WORD = r"(?:\p{L}|\p{N})+"


def seconds(step: Callable[[], object]) -> float:
    """Processor time of one run."""
    started = time.process_time()
    step()
    return time.process_time() - started


def best_in_turn(steps: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Processor time of each step, the best of several rounds.

    A busy machine is slow for seconds at a time: all steps are run in every round, so that none has only bad ones.
    """
    taken = [{name: seconds(step) for name, step in steps.items()} for _ in range(rounds)]
    return {name: min(of_round[name] for of_round in taken) for name in steps}


def count_with_sklearn(texts: list[str]) -> object:
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer().fit_transform(texts)


def count_with_sklearn_and_spread(texts: list[str]) -> object:
    """Counts and document counts, as `term_frequencies` gives them."""
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer()
    matrix = vectorizer.fit_transform(texts)
    return vectorizer.get_feature_names_out(), matrix.sum(axis=0), (matrix > 0).sum(axis=0)


def count_with_nltk(texts: list[str]) -> object:
    from nltk import FreqDist
    from nltk.tokenize import RegexpTokenizer

    split = RegexpTokenizer(r"\w+").tokenize
    return FreqDist(word for text in texts for word in split(text.lower()))


def codes_with_polars(texts: list[str]) -> object:
    import polars

    words = polars.Series("word", texts).str.to_lowercase().str.extract_all(WORD).explode()
    return words.cast(polars.Categorical).to_physical()


def count_with_polars(texts: list[str]) -> object:
    import polars

    frame = polars.DataFrame({"article": range(len(texts)), "word": texts})
    words = frame.with_columns(polars.col("word").str.to_lowercase().str.extract_all(WORD)).explode("word")
    counted = words.group_by("word").agg(
        polars.len().alias("count"), polars.col("article").n_unique().alias("articles")
    )
    return counted.sort("count", descending=True)


def count_with_duckdb(texts: list[str]) -> object:
    import duckdb

    connection = duckdb.connect(config={"threads": 2})
    connection.register("given", pd.DataFrame({"article": range(len(texts)), "text": texts}))
    return connection.execute(
        "SELECT word, count(*) AS n, count(DISTINCT article) AS articles FROM (SELECT article, "
        r"unnest(regexp_extract_all(lower(text), '(?:\pL|\pN)+')) AS word FROM given) GROUP BY word ORDER BY n DESC"
    ).fetchnumpy()


CODES, COUNTS = "tokenize (codes)", "term_frequencies, from texts"
# What others do, how, and what of ours it is to be compared with.
PEERS: tuple[tuple[str, Callable[[list[str]], object], str], ...] = (
    ("scikit-learn CountVectorizer", count_with_sklearn, CODES),
    ("  with document counts", count_with_sklearn_and_spread, COUNTS),
    ("Polars, codes", codes_with_polars, CODES),
    ("Polars, with document counts", count_with_polars, COUNTS),
    ("DuckDB, with document counts", count_with_duckdb, COUNTS),
    ("NLTK tokenizer and FreqDist", count_with_nltk, COUNTS),
)


def compare(articles: pd.DataFrame, peers: bool, rounds: int) -> None:
    """Print the time of each step, and its ratio to the build and to the peers."""
    texts = articles["text"].fillna("").tolist()
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    articles = articles[["text"]].assign(side=[number % 2 for number in range(len(articles))])
    tokenize(articles.head(50))  # what is loaded at first use is not counted
    print(f"\n{len(articles):,} articles, {megabytes:.0f} MB; processor seconds, MB per second")

    steps: dict[str, Callable[[], object]] = {
        CODES: lambda: tokenize(articles),
        COUNTS: lambda: term_frequencies(articles, stop_words=None),
    }
    compared = {name: ours for name, _, ours in PEERS} if peers else {}
    steps |= {name: partial(step, texts) for name, step, _ in PEERS if name in compared}
    best = best_in_turn(steps, rounds)
    for name, taken in best.items():
        ratio = f"   {taken / best[compared[name]]:6.2f} times ours" if name in compared else ""
        print(f"  {name:32}{taken:8.3f} {megabytes / taken:8.1f}{ratio}", flush=True)

    tokens = tokenize(articles)
    first = term_frequencies(tokens)  # counts the words, which the steps below share
    rare = first.loc[(first["count"] <= max(len(articles) // 30, 1)) & first["term"].str.isalpha(), "term"].iloc[0]
    print("  after the build, as a share of it:")
    after: dict[str, Callable[[], object]] = {
        "build": steps[CODES],
        "term_frequencies": lambda: term_frequencies(tokens, stop_words=None),
        "all bigrams": lambda: term_frequencies(tokens, ngram=2, stop_words=None),
        "bigrams without stop words": lambda: term_frequencies(tokens, ngram=2),
        "keyness": lambda: keyness(tokens, by="side", target=0),
        "dispersion": lambda: dispersion(tokens),
        f"concordance of {rare!r}": lambda: concordance(articles, rare),
    }
    best = best_in_turn(after, 2 * rounds + 1)
    for name, taken in best.items():
        print(f"    {name:30}{taken:8.3f} {taken / best['build']:8.2f}", flush=True)


def shuffled(articles: pd.DataFrame, number: int) -> pd.DataFrame:
    """Articles of about 4,800 characters each, of real paragraphs drawn at random, the same each time."""
    draw = random.Random(1)
    texts = articles["text"].dropna().tolist()
    paragraphs = [part for text in texts for part in text.split("\n\n") if part.strip()]
    made = []
    for _ in range(number):
        parts: list[str] = []
        while sum(map(len, parts)) < CHARACTERS:
            parts.append(draw.choice(paragraphs))
        made.append("\n\n".join(parts)[:CHARACTERS])
    return pd.DataFrame({"text": pd.Series(made, dtype="str")})


def measure_parquet(path: str) -> None:
    """Run by itself, so that the peak of memory is that of this step alone."""
    started = time.process_time()
    tokens = tokenize_parquet(path)
    taken = time.process_time() - started
    status = Path("/proc/self/status")  # of this program alone; what resource tells began in the one that started it
    lines = status.read_text().splitlines() if status.exists() else []
    peak = next((int(line.split()[1]) / 1e6 for line in lines if line.startswith("VmHWM")), float("nan"))
    print(f"{tokens!r}: {taken:.2f} processor seconds, peak memory {peak:.2f} GB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", help="CSV files with a column text")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--without-peers", action="store_true")
    parser.add_argument("--parquet", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.parquet:
        measure_parquet(options.parquet)
        return
    if not options.tables:
        parser.error("name at least one table with a column text")

    tables = [pd.read_csv(path, usecols=["text"]) for path in options.tables]
    for path, table in zip(options.tables, tables, strict=True):
        print(f"\n{Path(path).name}", end="")
        compare(table, not options.without_peers, rounds=9)

    large = shuffled(pd.concat(tables, ignore_index=True), options.articles)
    print("\nShuffled paragraphs, from Parquet: memory and time by number of articles")
    with tempfile.TemporaryDirectory() as place:
        size = 1_000
        while size <= len(large):
            path = Path(place) / "articles.parquet"
            large.head(size).to_parquet(path, row_group_size=10_000)
            subprocess.run([sys.executable, __file__, "--parquet", str(path)], check=True)
            size *= 10
    print("\nShuffled paragraphs", end="")
    compare(large.head(20_000), not options.without_peers, rounds=3)


if __name__ == "__main__":
    main()
