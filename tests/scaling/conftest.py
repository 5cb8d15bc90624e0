"""Articles for the tests of scaling, and steps that worker processes can import."""

import sys
from pathlib import Path

import pandas as pd
import pytest

from toolkit import tables

sys.path.insert(0, str(Path(__file__).parent))  # the workers of the tests must be able to import scaling_steps

_TEXTS = (
    "The harbour of Velm was closed on Monday, its master Ana Ruiz said. “It will open in May,” she added.",
    "Officials said on 3 March 2031 that the silt had doubled since last year. A source denied it.",
    "항구가 월요일에 닫혔다고 관리는 말했다. 2031년 3월 5일에 다시 연다.",
    "",
    "According to the Tarn Watch, the U.S. port didn't reopen; President Ruiz said it would by 2032.",
    "The mill’s 40 workers are back, the mill said, after two weeks. Don't ask why, Ruiz told the Tarn Watch.",
)


@pytest.fixture
def news() -> pd.DataFrame:
    """Forty articles of two outlets, some without text or date, in two languages."""
    frame = pd.DataFrame(
        {
            "article_id": [f"a{number:02}" for number in range(40)],
            "date": [pd.NaT if number % 7 == 3 else pd.Timestamp(2031, 3, 1 + number % 28) for number in range(40)],
            "outlet": [[None, "Tarn Watch", "Velm Post"][number % 3] for number in range(40)],
            "title": [f"Harbour {number}" if number % 5 else None for number in range(40)],
            "text": [_TEXTS[number % 6] + f" {number} ships wait." * (number % 4) for number in range(40)],
            "language": ["ko" if number % 6 == 2 else "en" for number in range(40)],
        }
    )
    return tables.conform(frame, "articles")
