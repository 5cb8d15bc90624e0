"""Steps of the tests that other processes can import: what an analyst might write, and what may go wrong with it."""

import os
import signal
import time
import warnings

import pandas as pd


def lengths(articles: pd.DataFrame, *, least: int = 0) -> pd.DataFrame:
    """How long each text is."""
    rows = [
        (name, len(text))
        for name, text in zip(articles["article_id"].tolist(), articles["text"].tolist(), strict=True)
        if len(text) >= least
    ]
    return pd.DataFrame(rows, columns=["article_id", "length"])


def noted(articles: pd.DataFrame, *, place: str) -> pd.DataFrame:
    """The lengths, with a line in a file for every article that was read."""
    with open(place, "a", encoding="utf-8") as file:  # noqa: PTH123
        file.write("".join(f"{name}\n" for name in articles["article_id"].tolist()))
    return lengths(articles)


def deadly(articles: pd.DataFrame) -> pd.DataFrame:
    """The lengths, unless a text is poison: that kills the process that reads it."""
    if any("poison" in text for text in articles["text"].tolist()):
        os.kill(os.getpid(), signal.SIGKILL)
    return lengths(articles)


def deadly_once(articles: pd.DataFrame, *, place: str) -> pd.DataFrame:
    """The lengths; the first process that comes by is killed, as one is when memory is short."""
    try:
        os.close(os.open(place, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return lengths(articles)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def failing(articles: pd.DataFrame) -> pd.DataFrame:
    """The lengths, unless a text is poison: that is a mistake in the step."""
    for text in articles["text"].tolist():
        if "poison" in text:
            raise KeyError("no such word")
    return lengths(articles)


def unsendable(articles: pd.DataFrame) -> pd.DataFrame:
    """The lengths, with something that cannot go from one process to another where a text is poison."""
    own = [(lambda: 1) if "poison" in text else 1 for text in articles["text"].tolist()]
    return lengths(articles).assign(own=own)


def warning(articles: pd.DataFrame) -> pd.DataFrame:
    """The lengths, with a warning that has a number in it."""
    warnings.warn(f"{len(articles)} articles were short.", stacklevel=2)
    return lengths(articles)


def slow(articles: pd.DataFrame, *, seconds: float, place: str | None = None) -> pd.DataFrame:
    """The lengths, after a while; the process that reads says its number in a file."""
    if place:
        with open(place, "a", encoding="utf-8") as file:  # noqa: PTH123
            file.write(f"{os.getpid()}\n")
    time.sleep(seconds)
    return lengths(articles)
