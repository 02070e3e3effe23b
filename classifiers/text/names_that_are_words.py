"""First names that are words, or times and places as well: "will you call", "rent by June", "a house in Austin"."""

from __future__ import annotations

from typing import Final

_WORDS: Final = """
    al amber angel ann art ash autumn bay belle bill birdie blanca blossom brand brandy bud buddy candy cash cat
    chance chase cherry cielo clay cliff clover coral crystal daisy dale dawn dean destiny dick dolly dolores don
    drew duke earl ebony ed eden esperanza faith fern flor forest forrest frank gem gene ginger glen grace grant guy
    harmony hazel heath heather holly honey hope hunter iris ivy jack jade jasmine jay jean jewel jo joy justice
    kitty lacy lake lance lane lark laurel lee lilac lily linda lou luz mar marina mark marshall mason max melody
    mercedes mercy miles misty modesto myrtle nick noble norm olive opal page paige pansy pat patience paz pearl peg
    penny pepper pet pierce pilar poppy porter precious prince queen rain ray reed reyes rich river rob robin rocky
    rod rosa rosario rose rosemary rowan ruby rusty sage sally salvador sandy santos sawyer scarlet scout shade
    shelly sherry skip sky sol soledad sonny sparrow star sterling stone stormy sue summer sun sunny tanner temple
    trace treasure trinity trip true tucker van victor viola violet wade walker ward will willow win winter woody
    wren
"""
_TIMES_AND_PLACES: Final = """
    abril adelaide alexandria april arlington august aurora austin beverly boston bristol brooklyn camden carolina
    charleston charlotte chelsea chester china clinton clyde dakota dallas denver devon domingo eugene florence
    florida francisco georgia glendale hamilton harlem helena holland houston india ireland israel jackson jordan
    julio june kent kenya kingston lancaster laredo lincoln london lorraine lourdes lowell madison malaga marion may
    mayo memphis milan milton monroe montana nashville nevada odessa olympia orlando paris phoenix portland raleigh
    regina rhodes richmond roma salem santiago savannah sevilla shelby sidney sierra sonora stanton sydney tulsa
    valencia venice vernon victoria vienna virginia warren washington windsor winston
"""
WORDS: Final = frozenset(_WORDS.split())
TIMES_AND_PLACES: Final = frozenset(_TIMES_AND_PLACES.split())

_NO_NAMES: Final = "a an and el la las los our the your team agent agents realtor broker office homes house realty"
# In a configuration these stand where a first name would, "The Harbor Team": alone they name nobody.
NO_NAMES: Final = frozenset(_NO_NAMES.split())
