"""Charts are drawn without a screen, and every figure a test made is closed."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_screen() -> Iterator[None]:
    """Draw with Agg, give the backend back and leave no figure open."""
    import matplotlib.pyplot as plt

    before = plt.get_backend()
    plt.switch_backend("agg")
    yield
    plt.close("all")
    plt.switch_backend(before)
