"""Names of months as they stand in date columns and header lines, in the languages of Europe's larger presses."""

from __future__ import annotations

_FULL = """
january february march april may june july august september october november december
januar februar märz april mai juni juli august september oktober november dezember
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart april mei juni juli augustus september oktober november december
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
ledna února března dubna května června července srpna září října listopadu prosince
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts april maj juni juli august september oktober november december
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
"""
_SHORT = """
jan feb mar apr may jun jul aug sep oct nov dec
jän feb mrz apr mai jun jul aug sep okt nov dez
janv févr mars avr mai juin juil août sept oct nov déc
ene feb mar abr may jun jul ago sep oct nov dic
jan fevrier marz avr mai juin juillet aout sept octobre nov decembre
jan fev maerz april may june july aug setiembre oct novem dez
gen feb mar apr mag giu lug ago set ott nov dic
jan fev mar abr mai jun jul ago set out nov dez
jan feb mrt apr mei jun jul aug sep okt nov dec
"""


def _numbered(names: str) -> dict[str, int]:
    return {name: number for line in names.split("\n") for number, name in enumerate(line.split(), start=1)}


# Written in lower case and without the full stop of an abbreviation.
MONTHS: dict[str, int] = _numbered(_FULL) | _numbered(_SHORT)
