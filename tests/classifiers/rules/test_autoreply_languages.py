"""Absences in seven languages: until when, whether for good, and people who mention one and are heard."""

from __future__ import annotations

from datetime import date

import pytest

from classifiers.circumstances import Circumstances
from classifiers.rules.autoreply import judge
from classifiers.verdict import Verdict
from mailbot.mail.parsed import Address, ParsedEmail

TODAY = date(2026, 3, 3)  # a Tuesday
LEAD = (Address("bo.larsen@lead.test"),)

AWAY = [
    ("en", "I'm out of the office from March 5 to March 13 with no email access.", date(2026, 3, 13)),
    ("en", "Thank you for your email. I am on annual leave and will be back on Monday 16th March.", date(2026, 3, 16)),
    ("en", "I will be out of the office starting 03/04/2026 and will not return until 03/20/2026.", date(2026, 3, 20)),
    ("en", "Out of office until the 9th. For urgent matters please call the front desk.", date(2026, 3, 9)),
    ("en", "I am away on vacation through Friday, March 13th. I will reply when I return.", date(2026, 3, 13)),
    (
        "en",
        "I'm currently on parental leave, returning to work June 1, 2026. Please contact my colleague Ann.",
        date(2026, 6, 1),
    ),
    ("en", "I am out of office today and will be back tomorrow. If urgent please text me.", date(2026, 3, 4)),
    ("en", "Currently traveling with limited access to email. Back in the office 3/17.", date(2026, 3, 17)),
    ("de", "Vielen Dank für Ihre Nachricht. Ich bin vom 5. bis 13. März nicht im Büro.", date(2026, 3, 13)),
    (
        "de",
        "Ich bin bis einschließlich 20.03.2026 im Urlaub. In dringenden Fällen wenden Sie sich an Frau Vogel.",
        date(2026, 3, 20),
    ),
    ("de", "Ich bin ab Montag, 16. März wieder im Büro erreichbar. Derzeit bin ich abwesend.", date(2026, 3, 16)),
    (
        "de",
        "Leider bin ich derzeit nicht erreichbar. Ihre Mail wird ab dem 17.3. bearbeitet. Automatische Antwort.",
        date(2026, 3, 17),
    ),
    (
        "de",
        "Ich befinde mich bis zum 31.3. in Elternzeit. Bei dringenden Anliegen hilft Ihnen mein Kollege weiter.",
        date(2026, 3, 31),
    ),
    (
        "fr",
        "Bonjour, je suis absent du 2 au 14 mars inclus. En cas d'urgence, merci de contacter l'accueil.",
        date(2026, 3, 14),
    ),
    (
        "fr",
        "Actuellement en congés, je serai de retour le lundi 16 mars. Pour toute urgence contactez Marc.",
        date(2026, 3, 16),
    ),
    ("fr", "Je suis absente du bureau jusqu'au 20/03/2026 sans accès à ma messagerie.", date(2026, 3, 20)),
    ("fr", "Je suis en déplacement et vous répondrai à mon retour le 10 mars.", date(2026, 3, 10)),
    (
        "es",
        "Estaré fuera de la oficina del 5 al 13 de marzo. Para asuntos urgentes llame al 555-0101.",
        date(2026, 3, 13),
    ),
    (
        "es",
        "Gracias por su mensaje. Estoy de vacaciones hasta el lunes 16 de marzo inclusive. En caso de urgencia: Ana.",
        date(2026, 3, 16),
    ),
    ("es", "Me encuentro de viaje con acceso limitado al correo. Regreso el 20/03/2026.", date(2026, 3, 20)),
    (
        "es",
        "No estaré disponible hasta el próximo 23 de marzo. Responderé a mi vuelta. Mensaje automático.",
        date(2026, 3, 23),
    ),
    ("it", "Sono in ferie dal 5 al 13 marzo. In caso di urgenza contattare Anna.", date(2026, 3, 13)),
    ("it", "Sono assente dall'ufficio e rientrerò lunedì 16 marzo. Risponderò al mio ritorno.", date(2026, 3, 16)),
    ("it", "Sarò fuori sede fino al 20/03/2026 compreso, risponderò alle email al mio rientro.", date(2026, 3, 20)),
    ("pt", "Estou de férias de 5 a 13 de março. Em caso de urgência contacte a Rita.", date(2026, 3, 13)),
    ("pt", "Estarei ausente até ao dia 16 de março e responderei no meu regresso.", date(2026, 3, 16)),
    ("pt", "Estarei fora do escritório até 20/03/2026. Retorno no dia 23/03.", date(2026, 3, 20)),
    (
        "nl",
        "Ik ben van 5 tot en met 13 maart afwezig. Voor dringende zaken kunt u bellen met kantoor.",
        date(2026, 3, 13),
    ),
    (
        "nl",
        "Ik ben met vakantie en vanaf maandag 16 maart weer bereikbaar. Voor spoed kunt u Sander mailen.",
        date(2026, 3, 16),
    ),
    ("nl", "Ik ben niet op kantoor tot 20-03-2026. Bij terugkomst beantwoord ik uw mail.", date(2026, 3, 20)),
]
GONE = [
    "Ich arbeite nicht mehr bei Nordbank. Bitte wenden Sie sich an info@nordbank.test. Automatische Antwort.",
    "Frau Vogel ist nicht mehr für unser Unternehmen tätig. Bitte wenden Sie sich an zentrale@firma.test.",
    "Herr Krüger hat unser Unternehmen verlassen. Diese E-Mail-Adresse ist nicht mehr gültig.",
    "Je ne fais plus partie de la société. Merci de contacter accueil@societe.test.",
    "Marc Petit a quitté l'entreprise. Veuillez écrire à accueil@societe.test.",
    "Cette adresse n'est plus valide. Merci de contacter accueil@societe.test.",
    "Rosa Méndez ya no trabaja en esta empresa. Escriba a info@gestoria.test.",
    "He dejado la empresa. A partir de ahora escriba a info@gestoria.test. Respuesta automática.",
    "Esta dirección de correo ya no está activa. Escriba a info@gestoria.test.",
    "Anna Conti non lavora più presso il nostro studio. Scrivere a info@studio.test.",
    "La dottoressa Neri ha lasciato l'azienda. Si prega di scrivere a info@studio.test.",
    "Questo indirizzo non è più attivo. Scrivere a info@studio.test.",
    "O Carlos já não trabalha connosco. Por favor contacte geral@firma.test.",
    "Não faço mais parte da empresa. Escreva para contato@firma.test.",
    "Este endereço de e-mail já não está ativo. Contacte geral@firma.test.",
    "Bram Visser is niet meer werkzaam bij Advies BV. Mail naar info@advies.test.",
    "Ik werk niet langer bij deze organisatie. Neem contact op met info@advies.test.",
    "Dit e-mailadres is niet meer in gebruik. Mail naar info@advies.test.",
    "I have left Larsen & Sons. Please direct all emails to office@larsen.test.",
    "As of February 1 I am no longer employed by Keystone. Please contact info@keystone.test.",
    "Tom Becker has left the firm. Your message was not forwarded.",
    "This mailbox is no longer monitored because the employee has departed. Contact hr@firm.test.",
    "I retired on January 31 and no longer check this account. This is an automatic reply.",
]
HEARD = [
    ("Re: 12 Elm", "I'm traveling this week, email me at bo@lead.test and I'll send the papers."),
    ("Re: 12 Elm", "I left a message yesterday. Please call my cell."),
    ("Re: 12 Elm", "I retired in May and I'm on vacation until June 3, so any day after that is good for a visit."),
    ("Re: 12 Elm", "My husband has left the house already. We are on holiday, back on the 9th, call then."),
    ("Re: Haus", "Wir sind bis Montag im Urlaub, danach gern ein Termin?"),
    ("Re: maison", "Je suis en déplacement jusqu'au 10, ensuite je voudrais visiter."),
]


def judged(text: str, subject: str = "Re: New homes", *, marked: bool) -> Verdict | None:
    headers = (("auto-submitted", "auto-replied"),) if marked else ()
    return judge(Circumstances(ParsedEmail(from_=LEAD, subject=subject, headers=headers), b"", text, TODAY))


@pytest.mark.parametrize(("language", "text", "until"), AWAY)
def test_the_day_of_return_is_read(language: str, text: str, until: date) -> None:
    verdict = judged(text, marked=True)
    assert verdict is not None
    assert (verdict.away_until, verdict.gone) == (until, False)


@pytest.mark.parametrize("language", sorted({language for language, _, _ in AWAY}))
def test_words_alone_tell_most_absences(language: str) -> None:
    told = [judged(text, marked=False) is not None for spoken, text, _ in AWAY if spoken == language]
    assert sum(told) * 3 >= len(told) * 2


@pytest.mark.parametrize("text", GONE)
def test_who_is_not_coming_back_is_gone(text: str) -> None:
    verdict = judged(text, marked=True)
    assert verdict is not None
    assert verdict.gone


@pytest.mark.parametrize(("subject", "text"), HEARD)
def test_a_person_is_heard(subject: str, text: str) -> None:
    assert judged(text, subject, marked=False) is None
