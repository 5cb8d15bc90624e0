"""Articles of an invented country, drawn at random but always the same."""

import random

import pandas as pd
import pytest

_WORDS = (
    "mill steel port ferry strike wages minister Orlan the of and to said Kim's U.S. quota flour harvest rail bridge"
).split()


@pytest.fixture(scope="session")
def news() -> pd.DataFrame:
    """120 articles of three outlets over a year; each outlet has its favourite words, some fields are missing."""
    draw = random.Random(11)
    outlets = ["Meskar Lantern", "TOMNA", "Eskeln Courant"]

    def text(outlet: int, most: int) -> str:
        weights = [1 + 3 * (place % 3 == outlet) for place in range(len(_WORDS))]
        return " ".join(draw.choices(_WORDS, weights, k=draw.randrange(most)))

    rows = [draw.randrange(3) for _ in range(120)]
    frame = pd.DataFrame(
        {
            "article_id": [f"a{number:03}" for number in range(120)],
            "title": [text(outlet, 5) for outlet in rows],
            "text": [text(outlet, 80) for outlet in rows],
            "outlet": [outlets[outlet] for outlet in rows],
            "date": pd.to_datetime([f"2024-{draw.randrange(1, 13):02}-{draw.randrange(1, 28):02}" for _ in rows]),
        }
    ).astype({"date": "datetime64[us]"})
    frame.loc[4, "text"] = None
    frame.loc[7, "outlet"] = None
    frame.loc[[9, 11], "date"] = pd.NaT
    return frame
