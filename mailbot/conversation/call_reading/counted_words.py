"""The words for days and hours that are counted from the call in question: "a day later", "push it back 30 minutes".

Over folded text, as `when_words`.
"""

from __future__ import annotations

import re

from mailbot.conversation.call_reading.when_words import EN_NUMBER, ES_NUMBER

# "A day later": counted from the call that is talked about, and at its hour.
COUNTED_DAY = re.compile(
    rf"\b(?:the (?:same|next) )?(?P<count>an?|un|{EN_NUMBER}|{ES_NUMBER}|\d{{1,2}})\s(?P<unit>days?|weeks?|dias?"
    r"|semanas?)\s(?:(?P<later>later|despues|mas tarde)|(?P<earlier>earlier|sooner|antes))\b"
    r"(?! (?:than|that|del?|que)\b)"
)
# "An hour later", "push it back 30 minutes": counted from the call that is talked about, on its day.
_SPAN = (
    rf"(?:(?P<half>(?:an?\s)?half(?:[\s-]an)?[\s-]hour|media hora|1/2 (?:an )?hour)"
    rf"|(?P<quarter>(?:a\s)?quarter(?:\sof\san)?\shour|un cuarto de hora)"
    rf"|(?P<count>an?|una|{EN_NUMBER}|{ES_NUMBER}|\d{{1,2}}|fifteen|twenty|thirty|forty[\s-]five|quince|veinte"
    rf"|treinta)[\s-]?(?P<unit>hours?|hrs?|horas?|minutes?|mins?|minutos?)(?P<and_half>\s(?:and a half|y media))?)"
)
_CALL = r"(?:it|that|this|things|(?:the|our|my) (?:phone )?(?:call|chat|appointment|meeting|time))"
COUNTED_HOUR = re.compile(
    rf"(?<!\bor )(?<![\w-])(?:for\s|by\s|like\s|about\s|maybe\s)?{_SPAN}\s"
    r"(?:(?P<later>later|after(?= that)|despues|mas tarde)|(?P<earlier>earlier|sooner|antes|mas temprano"
    r"|mas pronto))\b(?! (?:than (?!planned|scheduled|agreed|(?:that|the) (?:call|time|slot))|del?|que)\b)"
)
MOVED_BY = re.compile(
    rf"\b(?:(?P<delay>delay(?:ing)?|postpon(?:e|ing)|atras\w{{2,6}}|retras\w{{2,6}}|pospon\w{{2,6}})"
    r"|(?P<advance>adelant\w{2,6})|(?P<move>push(?:ing)?|bump(?:ing)?|mov(?:e|ing)|slid(?:e|ing)|shift(?:ing)?"
    r"|kick(?:ing)?|bring(?:ing)?|correr(?:la|lo)?|mover(?:la|lo)?))"
    rf"(?:\s{_CALL}|\s(?:la|nuestra|mi) (?:llamada|cita))?(?:\s(?P<way>back|out|off|up|forward|ahead|down))?"
    rf"(?P<amount>\s(?:by\s|for\s|about\s|unos\s|como\s|another\s)?{_SPAN}(?![\w-]))(?!\s(?:later|earlier|sooner|mas|despues|antes)\b)"
)
# "The day after", "the next day": counted likewise, at no hour; what follows must not say after what.
_COUNTS_FROM_NOTHING = (
    r"(?=\s*(?:$|[.,?!)\n]|(?:that|works?|would|is|might|could|instead|please|if|at|around|in the|for (?:me|us)"
    r"|me|a las?|por la|seria|esta|mejor)\b))"
)
NEXT_DAY = re.compile(
    r"(?<!within )(?<!over )(?<!in )"
    r"(?:\b(?P<day>(?:the )?day after|(?:the )?(?:next|following) day|(?:al?|el) dia (?:siguiente|despues))"
    r"|(?<!next week or )(?<!next week, or )(?<!next week and )(?<!next )(?<!this )\b(?P<week>(?:the )?week after))"
    rf"{_COUNTS_FROM_NOTHING}"
)
