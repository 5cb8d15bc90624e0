"""Holidays by name: of the United States, Britain and Korea, and those of many countries."""

from __future__ import annotations

# Holidays with a date of their own (month, day), and those that a function in values.py places in the year. Where the
# day differs from country to country, as for Independence Day, there is none.
FIXED_HOLIDAYS = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "new year's": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "halloween": (10, 31),
    "fourth of july": (7, 4),
    "veterans day": (11, 11),
    "bastille day": (7, 14),
    "may day": (5, 1),
    "valentine day": (2, 14),
    "st patrick day": (3, 17),
    "saint patrick day": (3, 17),
    "earth day": (4, 22),
    "juneteenth": (6, 19),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    # Korea
    "day of the shining star": (2, 16),
    "day of the sun": (4, 15),
}
# (month, weekday, which): the fourth Thursday of November; -1 is the last.
FLOATING_HOLIDAYS = {
    "thanksgiving": (11, 4, 4),
    "thanksgiving day": (11, 4, 4),
    "labor day": (9, 1, 1),
    "labour day": (9, 1, 1),
    "memorial day": (5, 1, -1),
    "columbus day": (10, 1, 2),
    "presidents day": (2, 1, 3),
    "martin luther king day": (1, 1, 3),
    "martin luther king jr day": (1, 1, 3),
    "martin luther king junior day": (1, 1, 3),
    "mother day": (5, 7, 2),
    "father day": (6, 7, 3),
}
# Days from Easter Sunday.
EASTER_HOLIDAYS = {
    "easter": 0,
    "easter day": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "good friday": -2,
    "palm sunday": -7,
    "ash wednesday": -46,
}
