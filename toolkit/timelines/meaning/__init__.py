"""What each rule of the grammar means: from the words of an expression to its TIMEX3 value.

There is one function per rule, registered under the rule's name. It is given the mention and what is known where it
stands: the publication date, the dates last spoken of, and whether the words around it look back or ahead. It
returns the value, or None where the value cannot be known.
"""

from __future__ import annotations

from toolkit.timelines.meaning import days as _days  # noqa: F401  (each of these enters its functions)
from toolkit.timelines.meaning import holidays as _holidays  # noqa: F401
from toolkit.timelines.meaning import lengths as _lengths  # noqa: F401
from toolkit.timelines.meaning import months as _months  # noqa: F401
from toolkit.timelines.meaning import periods as _periods  # noqa: F401
from toolkit.timelines.meaning import placed_days as _placed_days  # noqa: F401
from toolkit.timelines.meaning import quarters as _quarters  # noqa: F401
from toolkit.timelines.meaning import relative as _relative  # noqa: F401
from toolkit.timelines.meaning import times as _times  # noqa: F401
from toolkit.timelines.meaning import weekdays as _weekdays  # noqa: F401
from toolkit.timelines.meaning import years as _years  # noqa: F401
from toolkit.timelines.meaning.mention import RESOLVERS, Context, Mention

__all__ = ["RESOLVERS", "Context", "Mention"]
