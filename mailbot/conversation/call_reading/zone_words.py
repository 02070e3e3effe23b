"""The words for time zones: by whose clock an hour is meant, where a writer is, and by which clock they ask to be told.

Over folded text, as `when_words`, whose "2pm" a zone may stand behind.
"""

from __future__ import annotations

import re

from mailbot.conversation.call_reading.when_words import PLACE, words

# What a zone is called in a mail, whether it is summer or not: "2pm EST" in July means New York's clock.
ZONES = {
    name: zone
    for names, zone in (
        ("est|edt|et|eastern|hora del este", "America/New_York"),
        ("cst|cdt|ct|central|hora del centro", "America/Chicago"),
        ("mst|mdt|mt|mountain|hora de la montana", "America/Denver"),
        ("pst|pdt|pt|pacific|hora del pacifico", "America/Los_Angeles"),
        ("akst|akdt|alaska", "America/Anchorage"),
        ("hst|hawaii", "Pacific/Honolulu"),
        ("utc|gmt", "UTC"),
        ("bst|london|uk", "Europe/London"),
        ("cet|cest", "Europe/Paris"),
    )
    for name in names.split("|")
}
# Of whatever time was named: "that's your time", "(your time)"
ALL_YOUR_TIME = re.compile(
    r"\b(?:that'?s|that is|that being|i mean|all(?: in)?|of course) your time\b|\((?:all )?your time\)"
)
ZONE = re.compile(
    rf"\s{{0,2}},?\s?\(?(?:in )?(?:(?P<place>{PLACE})(?:'s)?\s+time|hora (?:de|en) (?P<lugar>{PLACE}))\b\)?"
    rf"|\s{{0,2}}\(?(?P<zone>{words(*ZONES)})(?:\s+(?:standard |daylight )?time)?\b\)?|\s{{0,2}}\(?(?P<mine>my time"
    rf"|our time|here|local time for me|mi hora|hora mia|hora (?:local|de aqui)|aqui)\b\)?"
    rf"|\s{{0,2}}\(?(?P<yours>your time|for you(?=\s*(?:$|[.,;:!?)\n]))|on your (?:end|side)|su hora|tu hora)\b\)?"
)

_ZONE_NAME = (
    r"(?P<zone>eastern|central|mountain|pacific|[ecmp][sd]t|alaska|hawaii|hora del (?:este|centro|pacifico)"
    r"|hora de la montana)"
)
# "I'm mountain time", "we are on the Pacific coast's clock", "estoy en hora del pacífico": where the writer is.
IN_A_ZONE = re.compile(
    rf"\b(?:i'?m|i am|we'?re|we are|i live|we live|being|estoy|estamos|vivo|vivimos)"
    rf" (?:(?:in|on|at|over|out|here|en|la|the|by) ){{0,3}}{_ZONE_NAME}"
    r"(?:(?: standard| daylight)? time|(?= ?(?:[.,;)]|$)))"
    rf"|(?:^|[.,;:(\n]\s{{0,2}}){_ZONE_NAME.replace('<zone>', '<alone>')}"
    r" (?:standard |daylight )?time\b(?= ?(?:[.,;)\n]|$))"
)
# "I'm in California", "we live in Chicago", "llamo desde Texas": likewise; not where somebody else is, or is to be.
IN_A_PLACE = re.compile(
    r"(?:\b(?:i'?m|i am|we'?re|we are|i live|we live|estoy|estamos|vivo|vivimos)"
    r" (?:(?:currently|still|out|over|up|down|west|east|here|based|calling|right now|ahora|aqui)[ ,]{1,2}){0,3}"
    r"(?:in|on|from|en|desde)"
    r"|\b(?:calling|writing|llamo|llamando|escribo) (?:from|desde|de)|\b(?:based|out here|here|aca|aqui) (?:in|on|en))"
    rf" (?P<place>{PLACE})\b"
    r"|\b(?:(?:moving|relocating|transferring|coming|move|relocate|relo|relocation|mud\w{2,6})"
    r"(?: (?:here|there|over|out|up|down|back|east|to (?:the )?\w{3,12}(?: \w{4,10})?|a \w{3,12}))?) (?:from|de|desde)"
    rf" (?P<origin>{PLACE})\b"
)

# "What is that in Pacific?", "what time is it in California?": by which clock they want to be told.
ASKED_IN = re.compile(
    r"\b(?:what (?:time|hour)|what(?:'s| is)? (?:it|that|this)|que hora)\b[^.?!]{0,20}\b(?:in|en) (?:the )?"
    rf"(?:{_ZONE_NAME}|(?P<place>{PLACE}))\b"
)
