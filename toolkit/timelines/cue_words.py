"""Words that tell whether a sentence looks back or ahead."""

from __future__ import annotations

# Words that tell what is to come from what has been. They are looked up around a date, in its sentence.
FUTURE_WORDS = (
    "will 'll won't shall would could may might must should scheduled expected payable maturing upcoming"
    " expects expect expecting convertible redeemable matures mature expire expires begins starts opens resume resumes"
    " awaits await likely unlikely slated poised tentatively planned planning"
)
# These look ahead only before "to": "plans to meet".
FUTURE_TO_WORDS = (
    "plan plans intend intends intended hope hopes hoped seek seeks seeking threatens offers agree agrees"
    " agreed pledge pledged vow vowed promise promised propose proposes proposed going ready bound prepare preparing"
    " wants want decide decided set forecast predicted projected anticipated supposed required urged invited aim"
    " aims aiming need needs"
)
PAST_WORDS = (
    "was were had did said says been has have began became came went took told gave got made met left held fell rose"
    " grew lost won saw sent spent kept built bought brought thought sought taught found felt led paid put ran sold"
    " spoke stood struck swore threw understood wore wrote broke chose drew drove fought flew froze hid hit hurt knew"
    " lay meant rode rang sank shot shut sang sat slept slid split spread stole swept swam wound withdrew died"
    " ago last earlier cast taken given seen done gone shown known written spoken chosen fallen grown risen broken"
    " driven sworn thrown beaten eaten stolen didn wasn weren hadn hasn haven couldn wouldn"
)

# The present tense of what is planned: "she speaks Friday", "they meet on Monday". The second are nouns too, and count
# after a name or a pronoun; the third after a plural.
COMES_WORDS = (
    "arrives begins celebrates comes convenes departs flies gathers goes hosts meets speaks travels takes plays starts"
    " opens reopens retires resumes kicks becomes"
)
NAME_COMES_WORDS = "addresses closes ends faces heads holds leaves marks returns visits votes"
THEY_COME_WORDS = (
    "arrive begin celebrate close come convene depart end face fly gather go head hold host leave meet open play"
    " reopen resume return speak start take travel visit vote"
)
SAID_WORDS = "said says told asked added announced argued insisted tells called noted reported"
