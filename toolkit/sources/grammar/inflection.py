"""Forms of English verbs and nouns, by rule; irregular ones are given with their verb ("go/went/gone")."""

from __future__ import annotations

_VOWELS = "aeiou"


def principal_parts(entry: str) -> tuple[str, str, str]:
    """Plain form, past and participle of an entry of a word file.

    >>> principal_parts("go/went/gone"), principal_parts("find/found"), principal_parts("plan")
    (('go', 'went', 'gone'), ('find', 'found', 'found'), ('plan', 'planned', 'planned'))
    """
    base, *irregular = entry.split("/")
    past = irregular[0] if irregular else past_tense(base)
    return base, past, irregular[1] if len(irregular) > 1 else past


def plural(noun: str) -> str:
    """The plural by rule: "ally" gives "allies".

    >>> plural("witness"), plural("ally"), plural("spokesman")
    ('witnesses', 'allies', 'spokesmen')
    """
    return noun[:-3] + "men" if noun.endswith("man") and noun not in ("human", "german") else third_person(noun)


def third_person(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh")) or verb in ("go", "veto", "echo"):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


_DOUBLING = frozenset(
    "plan flag admit commit submit permit omit rebut quip slam slap rap rip bar ban bet beg brag chat chop clap control"
    " cut dig drag drop drum equip expel fit gossip grab grip hit hop hug jab jet jog lag let log map mob mop nab nag"
    " nod occur pan pat patrol pet pin plod plot plug pop prefer prod program put quit rebel recur refer regret rid rig"
    " rob rub run scan set shed ship shop shrug shut sit skip slip slot snap snub spar spin split spot stem step stir"
    " stop strip stun sum swap swim tap tip top transfer transmit trap trim vet win wrap hem begin forget compel"
    " defer deter infer concur confer blog deadpan dub fret acquit allot annul blur clip clog cram dip excel flip knit"
    " mug net pop propel repel scar shred shun skid slap slip span spur stab star swap trot tug unplug wed zap".split()
)


def past_tense(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return (verb + verb[-1] if verb in _DOUBLING else verb) + "ed"


def present_participle(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if verb in _DOUBLING else verb) + "ing"
