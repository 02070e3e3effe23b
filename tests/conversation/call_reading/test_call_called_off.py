"""To call a call off is told from wanting it at another time, whatever the reason given, in English and Spanish."""

from __future__ import annotations

import pytest
from call_talk import THU, read, shown

from mailbot.conversation.steps import CallWord

CALLED_OFF = [
    "Please cancel the call, something came up.",
    "Something came up, please cancel our call.",
    "I need to cancel our call on Thursday, something has come up at work.",
    "I have to cancel. Something came up.",
    "Please cancel the appointment, I can't make it.",
    "I can't make it on Thursday. Please cancel.",
    "Cancel the call please, I can't make it, my kid is sick.",
    "No, please cancel the call.",
    "Please cancel Thursday's call.",
    "We decided to stay put, so please cancel Thursday at 2.",
    "I have to cancel our call, we are leaving for Spain next week.",
    "Please call it off, I found a house.",
    "Let's scrap the call, we bought something.",
    "Please cancel, no need to reschedule.",
    "Please cancel. I don't need another time.",
    "Please cancel our call, I'll let you know when another time suits.",
    "Please cancel the call. I will get back to you with another time.",
    "We no longer need the call, thanks.",
    "Por favor cancele la llamada, me surgió un imprevisto.",
    "Tengo que cancelar la llamada del jueves, surgió algo en el trabajo.",
    "Surgió algo, cancelemos la llamada por favor.",
    "Sí, cancele la llamada por favor.",
    "Anule la cita, por favor. Me salió un compromiso.",
    "Cancele la llamada, por favor, no voy a poder.",
    "Cancelemos la llamada, ya le aviso otro día.",
    "Olvide la llamada, ya no hace falta.",
    "Ya no necesito la llamada, gracias.",
    "I won't be able to make it after all, sorry",
    "Sorry, I won't be able to make the call.",
    "I can no longer make it.",
    "I can't make it after all.",
    "Unfortunately I can't make it anymore, sorry",
    "I won't be able to make it Thursday after all.",
    "We will not be able to join the call on Thursday at 2.",
    "I am no longer able to make our call, thanks anyway.",
    "Something's come up at work, I can't do Thursday after all. I'll be in touch when things are calmer, sorry!",
    "I can't make the call. We'll get back to you.",
    "ya no voy a poder, disculpe",
    "Ya no puedo, disculpe.",
    "ya no voy a poder el jueves, disculpe",
    "Ya no podré asistir, gracias.",
    "No voy a poder, lo siento.",
    "Ya no puedo atender la llamada.",
]
WANTED_LATER = {
    "Can we move the call, something came up": "reschedules_vague",
    "Sorry, something came up. Can we do another time?": "reschedules_vague",
    "Something came up and I can't make it Thursday.": "reschedules_vague",
    "I have to cancel Thursday, can we reschedule?": "reschedules_vague",
    "I have to cancel Thursday. Next week would be better.": "reschedules_vague",
    "Please cancel the call. When else could we talk?": "reschedules_vague",
    "Can't make it, let's find another time.": "reschedules_vague",
    "Don't cancel the call, just move it to Friday at 3pm.": "reschedules | 6/13 15:00",
    "Please cancel Thursday and book me for Friday at 3pm instead.": "reschedules | 6/13 15:00",
    "Could we push the call to Friday at 10? Something came up.": "reschedules | 6/13 10:00",
    "Me surgió algo, ¿podemos mover la llamada?": "reschedules_vague",
    "No voy a poder el jueves, ¿podemos cambiarla?": "reschedules_vague",
    "Cancele la llamada, por favor. ¿Cuándo podríamos hablar?": "reschedules_vague",
    "Necesito cancelar, ¿tiene otro horario?": "reschedules_vague",
    "can't make it Thursday, could we do another day?": "reschedules_vague",
    "I can't make our call.": "reschedules_vague",
    "Something came up, sorry": "reschedules_vague",
    "I won't be able to make it after all. When else could we talk?": "reschedules_vague",
    "I won't be able to make it after all. Later in the week is better": "reschedules_vague",
    "I won't be able to make it on Thursday after all, is Friday possible?": "reschedules_vague",
    "I can no longer make it. Could you call me Friday at 10 instead?": "reschedules | 6/13 10:00",
    "I won't be able to make it. Maybe Friday": "reschedules_vague",
    "I won't be able to make it until 3": "reschedules_vague",
    "I won't be able to make it at 2, but 4 works": "reschedules | 6/12 16:00",
    "I won't be able to make it at 2.": "reschedules_vague",
    "I can no longer make it, could you call me Friday at 10 instead?": "reschedules_vague | 6/13 10:00",
    "Ya no voy a poder el jueves, ¿puede ser el viernes?": "reschedules_vague",
    "Ya no voy a poder, ¿tiene otro horario?": "reschedules_vague",
    "No cancele la llamada, solo muévala al viernes a las 10.": "reschedules | 6/13 10:00",
    "¿Podemos pasar la llamada al viernes a las 10? Me surgió algo.": "reschedules | 6/13 10:00",
}


@pytest.mark.parametrize("text", CALLED_OFF)
def test_it_is_called_off(text):
    # Who wants no call, with one booked, calls it off too (mailbot.conversation.policy).
    assert read(text, (), booked=THU).kind in (CallWord.CANCELS, CallWord.DECLINES)


@pytest.mark.parametrize(("text", "meaning"), WANTED_LATER.items())
def test_it_is_wanted_at_another_time(text, meaning):
    assert shown(read(text, (), booked=THU)) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "If something comes up, can I cancel the call?",
        "Don't cancel the call.",
        "No cancele la llamada, por favor.",
        "I won't be able to make it to the showing after all.",
        "If I won't be able to make it, I'll let you know.",
        "My husband won't be able to make it, so it is just me.",
        "Si ya no puedo, le aviso.",
        "I won't be able to talk long.",
        "I won't be able to make it to the bank before Friday.",
        "Ya no puedo esperar, ¡gracias!",
    ],
)
def test_what_is_denied_or_supposed_calls_nothing_off(text):
    assert read(text, (), booked=THU).kind is not CallWord.CANCELS
