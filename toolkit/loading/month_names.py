"""Names of months as they stand in the date columns and header lines of English, German, French and Spanish sources."""

from __future__ import annotations

_FULL = """
january february march april may june july august september october november december
januar februar märz april mai juni juli august september oktober november dezember
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
"""
_SHORT = """
jan feb mar apr may jun jul aug sep oct nov dec
jän feb mrz apr mai jun jul aug sep okt nov dez
janv févr mars avr mai juin juil août sept oct nov déc
ene feb mar abr may jun jul ago sep oct nov dic
jan fevrier marz avr mai juin juillet aout sept octobre nov decembre
jan fev maerz april may june july aug setiembre oct novem dec
"""


def _numbered(names: str) -> dict[str, int]:
    return {name: number for line in names.split("\n") for number, name in enumerate(line.split(), start=1)}


# Written in lower case and without the full stop of an abbreviation.
MONTHS: dict[str, int] = _numbered(_FULL) | _numbered(_SHORT)
