"""The words by which a burst is heard (hearing.py): what it asks for, puts off, or is thankful for."""

from __future__ import annotations

from typing import Final

from classifiers.phrases import phrases

# Asks to be told of a home, and nothing particular.
INQUIRES: Final = phrases(
    r"""
    tell (?:me|us) (?:more )?about
    (?:more )?(?:info(?:rmation)?|details?) (?:on|about|for)
    interested in
    (?:what|how) about
    me interesa
    (?:m[aá]s )?(?:informaci[oó]n|detalles) (?:de|sobre)
    """
)
# Asks for other homes than those that were shown.
WANTS_MORE: Final = phrases(
    r"""
    (?:any|some|every|no)(?:thing|one)? (?:else|others?|more|less|like)
    (?:any|some|every|no)(?:thing|one)? (?:cheaper|bigger|smaller|larger|similar|closer|newer)
    (?:some|any)thing (?:with|in|near|that|under|around)
    what else
    others
    (?:show|send|find) (?:me|us)
    got any
    (?:more|other) (?:homes|houses|options|listings|places|condos|ones)
    otr[ao]s?
    alg(?:o|una?) m[aá]s
    m[aá]s (?:casas|opciones)
    """
)
# Asks whether a price moves: that it is so much is no answer.
HAGGLES: Final = phrases(
    r"""
    negotia\w+
    flexib\w+
    come down
    firm
    wiggle
    lower
    reduc\w+
    drop\w*
    negociab\w+
    negociar
    baj\w+
    rebaj\w+
    """
)
# Not now: when it would suit them is said, or that there is time.
LATER: Final = phrases(
    r"""
    (?:next|in the) (?:spring|summer|fall|autumn|winter)
    next (?:year|month)
    (?:not|no) (?:in a |in any )?(?:hurry|rush)
    in (?:a few|a couple of|\d+|two|three|four|six) (?:weeks|months|years)
    (?:not|maybe) (?:yet|later)
    later (?:on|this year)
    m[aá]s adelante
    (?:el )?pr[oó]xim[oa] (?:a[nñ]o|mes|primavera|verano|oto[nñ]o|invierno)
    sin prisa
    """
)
# Would rather be written to than called.
BY_MAIL: Final = phrases(
    r"""
    (?:keep|rather|prefer|stick|stay|prefiero|mejor)\b.{0,30}\b(?:by|over|via|on|to|por) (?:e-?mail|correo)
    """
)
THANKS: Final = phrases(
    r"""
    thanks?
    thank you
    thx
    ty
    cheers
    appreciate\w*
    bye
    gracias
    adi[oó]s
    """
)
