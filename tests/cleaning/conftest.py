"""Invented news, as much of it as a test wants."""

import random
from collections.abc import Callable

import pytest

_NAMES = "Velm Tarn Oru Tolmar Galmet Brack Solt Lund Haver Doskel Meskar Ostry Kallin Pell Arden".split()
_WORDS = """harbour gate silt grain mill ferry ministry council master engineer rail bridge dredger winter market price
    farmer town river island order report letter visit delay repair water oil coal school teacher doctor election tax
    boat road border patrol shelter tower clock square bell ship cargo crane strike union wage vote budget storm flood
    was is had will could says found closed opened moved carried promised refused paid lost won built sold bought kept
    the a of in on for with after before under near from against without about old new long short red cold early late
    """.split()

Story = Callable[[int], str]


@pytest.fixture
def story() -> Story:
    """A story of sixteen sentences in four paragraphs; the same number gives the same story."""

    def write(number: int) -> str:
        chance = random.Random(number)
        sentences = []
        for _ in range(16):
            words = [chance.choice(_NAMES), *chance.choices(_WORDS, k=10), str(chance.randrange(2, 900))]
            sentences.append(" ".join(words) + ".")
        return "\n\n".join(" ".join(sentences[start : start + 4]) for start in range(0, 16, 4))

    return write
