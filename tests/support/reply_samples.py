"""Replies as mail programs make them, written for these tests: what the person wrote stands in `new`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """`text` as it is in the mail's text part, `new` what its writer wrote."""

    name: str
    text: str
    new: str
    subject: str = "Re: Your inquiry"


def _sample(name: str, text: str, new: str, subject: str = "Re: Your inquiry") -> Sample:
    return Sample(name, text.strip("\n") + "\n", new.strip("\n"), subject)


SAMPLES = [
    # ------------------------------------------------------------------------------------------------ Gmail
    _sample("gmail-en", """
Yes, Saturday at ten works for us.

On Tue, Mar 3, 2026 at 9:15 AM Kim Alvarez <kim@agency.test> wrote:

> Would Saturday morning suit you?
>
> Kim
""", "Yes, Saturday at ten works for us."),
    _sample("gmail-en-wrapped", """
Yes, Saturday at ten works for us.

On Tue, Mar 3, 2026 at 9:15 AM Kimberley Alexandra Alvarez-Montgomery
<kimberley.alvarez-montgomery@agency.test> wrote:

> Would Saturday morning suit you?
""", "Yes, Saturday at ten works for us."),
    _sample("gmail-en-wrapped-twice", """
ok

On Tue, Mar 3, 2026 at 9:15 AM Harbor Homes Sales and Lettings
Department <
sales@agency.test> wrote:
> Would Saturday morning suit you?
""", "ok"),
    _sample("gmail-fr", """
Bonjour, oui samedi matin nous convient.

Le mar. 3 mars 2026 à 09:15, Kim Alvarez <kim@agency.test> a écrit :

> Samedi matin vous irait-il ?
""", "Bonjour, oui samedi matin nous convient."),
    _sample("gmail-de", """
Samstag passt gut.

Am Di., 3. März 2026 um 09:15 Uhr schrieb Kim Alvarez <kim@agency.test>:

> Passt Ihnen Samstag?
""", "Samstag passt gut."),
    _sample("gmail-es-wrapped", """
El sábado nos va bien, gracias.

El mar, 3 mar 2026 a las 9:15, Kim Alvarez (<kim@agency.test>)
escribió:

> ¿Le va bien el sábado?
""", "El sábado nos va bien, gracias."),
    _sample("gmail-pt", """
Sábado está ótimo.

Em ter., 3 de mar. de 2026 às 09:15, Kim Alvarez <kim@agency.test>
escreveu:

> Sábado serve?
""", "Sábado está ótimo."),
    _sample("gmail-it", """
Sabato va bene.

Il giorno mar 3 mar 2026 alle ore 09:15 Kim Alvarez <kim@agency.test> ha
scritto:

> Sabato andrebbe bene?
""", "Sabato va bene."),
    _sample("gmail-nl", """
Zaterdag is prima.

Op di 3 mrt. 2026 om 09:15 schreef Kim Alvarez <kim@agency.test>:

> Komt zaterdag u uit?
""", "Zaterdag is prima."),
    _sample("gmail-sv", """
Lördag går bra.

Den tis 3 mars 2026 kl 09:15 skrev Kim Alvarez <kim@agency.test>:

> Passar lördag?
""", "Lördag går bra."),
    _sample("gmail-ru", """
Суббота подходит.

вт, 3 мар. 2026 г. в 09:15, Kim Alvarez <kim@agency.test>:

> Подойдёт ли суббота?
""", "Суббота подходит."),
    _sample("gmail-pl", """
Sobota pasuje.

wt., 3 mar 2026 o 09:15 Kim Alvarez <kim@agency.test> napisał(a):

> Czy pasuje sobota?
""", "Sobota pasuje."),
    _sample("gmail-ja", """
土曜日で大丈夫です。

2026年3月3日(火) 9:15 Kim Alvarez <kim@agency.test>:

> 土曜日はいかがですか。
""", "土曜日で大丈夫です。"),
    _sample("gmail-zh", """
周六可以。

Kim Alvarez <kim@agency.test> 于2026年3月3日周二 09:15写道：

> 周六方便吗？
""", "周六可以。"),
    _sample("gmail-tr", """
Cumartesi uygun.

Kim Alvarez <kim@agency.test>, 3 Mar 2026 Sal, 09:15 tarihinde şunu yazdı:

> Cumartesi uygun mu?
""", "Cumartesi uygun."),
    _sample("gmail-old-dated", """
Sure.

2015-10-18 0:17 GMT+03:00 Kim Alvarez <kim@agency.test>:

> Is this still of interest?
""", "Sure."),
    _sample("gmail-unmarked-quote", """
Yes please call me after 5.

On Tue, Mar 3, 2026 at 9:15 AM Kim Alvarez <kim@agency.test> wrote:

Hi Dana,

shall I give you a call?

Kim
""", "Yes please call me after 5."),
    _sample("gmail-run-on", """
Yes please.

On Tue, Mar 3, 2026 at 9:15 AM Kim Alvarez <kim@agency.test> wrote: Hi Dana, shall I give you a call? Kim
""", "Yes please."),
    _sample("gmail-signature-mark-above-quote", """
We can do 450 at most.

--\x20
Dana Reyes
Example Ltd

On Tue, Mar 3, 2026 at 9:15 AM Kim Alvarez <kim@agency.test> wrote:

> What is your budget?
""", "We can do 450 at most."),
    # ------------------------------------------------------------------------------------------- Apple Mail, phones
    _sample("apple-mail", """
Still interested, yes!

> On Mar 3, 2026, at 9:15 AM, Kim Alvarez <kim@agency.test> wrote:
>
> Still interested?
""", "Still interested, yes!"),
    _sample("iphone-en", """
Can we see it today?

Sent from my iPhone

> On Mar 3, 2026, at 9:15 AM, Kim Alvarez <kim@agency.test> wrote:
>
> \ufeffStill interested?
""", "Can we see it today?"),
    _sample("iphone-fr", """
Oui, demain.

Envoyé de mon iPhone

> Le 3 mars 2026 à 09:15, Kim Alvarez <kim@agency.test> a écrit :
>
> Toujours intéressé ?
""", "Oui, demain."),
    _sample("iphone-de", """
Ja, morgen.

Von meinem iPhone gesendet

> Am 03.03.2026 um 09:15 schrieb Kim Alvarez <kim@agency.test>:
>
> Noch Interesse?
""", "Ja, morgen."),
    _sample("iphone-es", """
Sí, mañana.

Enviado desde mi iPhone

> El 3 mar 2026, a las 9:15, Kim Alvarez <kim@agency.test> escribió:
>
> ¿Sigue interesado?
""", "Sí, mañana."),
    _sample("iphone-it", """
Sì, domani.

Inviato da iPhone

> Il giorno 3 mar 2026, alle ore 09:15, Kim Alvarez <kim@agency.test> ha scritto:
>
> Ancora interessato?
""", "Sì, domani."),
    _sample("iphone-pt", """
Sim, amanhã.

Enviado do meu iPhone

> Em 3 de mar. de 2026, à(s) 09:15, Kim Alvarez <kim@agency.test> escreveu:
>
> Ainda interessado?
""", "Sim, amanhã."),
    _sample("iphone-nl", """
Ja, morgen.

Verstuurd vanaf mijn iPhone

> Op 3 mrt. 2026 om 09:15 heeft Kim Alvarez <kim@agency.test> het volgende geschreven:
>
> Nog interesse?
""", "Ja, morgen."),
    _sample("android-gmail-footer", """
not interested thanks

Sent from my Verizon, Samsung Galaxy smartphone
""", "not interested thanks"),
    _sample("samsung-original", """
ok see you then

Sent from my Galaxy

-------- Original message --------
From: Kim Alvarez <kim@agency.test>
Date: 3/3/26 9:15 AM (GMT-05:00)
To: Dana Reyes <dana@example.net>
Subject: Your inquiry

Saturday at ten?
""", "ok see you then"),
    _sample("blackberry", """
Yes.
Sent from my BlackBerry® wireless device

-----Original Message-----
From: Kim Alvarez <kim@agency.test>
Date: Tue, 3 Mar 2026 09:15:00
To: dana@example.net<dana@example.net>
Subject: Your inquiry

Saturday?
""", "Yes."),
    _sample("android-mail-unmarked", """
Thanks, we will think about it.

Original Message
From: Kim Alvarez
Sent: Tuesday, March 3, 2026 9:15 AM
To: Dana Reyes
Subject: Your inquiry

Saturday?
""", "Thanks, we will think about it."),
    _sample("typos-footer", """
Make it 4pm

Sent from my phone. Please excuse any typos.
""", "Make it 4pm"),
    # ----------------------------------------------------------------------------------------------------- Outlook
    _sample("outlook-desktop-en", """
Hi Kim,

please send me the floor plan.

Dana

From: Kim Alvarez [mailto:kim@agency.test]
Sent: Tuesday, March 3, 2026 9:15 AM
To: Dana Reyes
Cc: Lee Reyes
Subject: Your inquiry

Hi Dana,
what else do you need?
""", "Hi Kim,\n\nplease send me the floor plan.\n\nDana"),
    _sample("outlook-desktop-rule", """
Please send me the floor plan.

________________________________
From: Kim Alvarez <kim@agency.test>
Sent: Tuesday, March 3, 2026 9:15:22 AM
To: Dana Reyes <dana@example.net>
Subject: Your inquiry

what else do you need?
""", "Please send me the floor plan."),
    _sample("outlook-ios", """
Please send me the floor plan.

Get Outlook for iOS<https://aka.ms/o0ukef>
________________________________
From: Kim Alvarez <kim@agency.test>
Sent: Tuesday, March 3, 2026 9:15:22 AM
To: Dana Reyes <dana@example.net>
Subject: Your inquiry

what else do you need?
""", "Please send me the floor plan."),
    _sample("outlook-bold-labels", """
Please send me the floor plan.

*From:* Kim Alvarez <kim@agency.test>
*Sent:* Tuesday, March 3, 2026 9:15 AM
*To:* Dana Reyes <dana@example.net>
*Subject:* Your inquiry

what else do you need?
""", "Please send me the floor plan."),
    _sample("outlook-original-message", """
Please send me the floor plan.

-----Original Message-----
From: Kim Alvarez
Sent: Tuesday, March 3, 2026 9:15 AM
To: Dana Reyes
Subject: Your inquiry

what else do you need?
""", "Please send me the floor plan."),
    _sample("outlook-fr", """
Pouvez-vous m'envoyer le plan ?

De : Kim Alvarez <kim@agency.test>
Envoyé : mardi 3 mars 2026 09:15
À : Dana Reyes <dana@example.net>
Objet : Votre demande

Que vous faut-il ?
""", "Pouvez-vous m'envoyer le plan ?"),
    _sample("outlook-fr-original", """
Pouvez-vous m'envoyer le plan ?

-----Message d'origine-----
De : Kim Alvarez
Envoyé : mardi 3 mars 2026 09:15
À : Dana Reyes
Objet : Votre demande

Que vous faut-il ?
""", "Pouvez-vous m'envoyer le plan ?"),
    _sample("outlook-de", """
Bitte senden Sie mir den Grundriss.

Von: Kim Alvarez <kim@agency.test>
Gesendet: Dienstag, 3. März 2026 09:15
An: Dana Reyes <dana@example.net>
Betreff: Ihre Anfrage

Was brauchen Sie noch?
""", "Bitte senden Sie mir den Grundriss.", "AW: Ihre Anfrage"),
    _sample("outlook-de-original", """
Bitte senden Sie mir den Grundriss.

-----Ursprüngliche Nachricht-----
Von: Kim Alvarez <kim@agency.test>
Gesendet: Dienstag, 3. März 2026 09:15
An: Dana Reyes <dana@example.net>
Betreff: Ihre Anfrage

Was brauchen Sie noch?
""", "Bitte senden Sie mir den Grundriss.", "AW: Ihre Anfrage"),
    _sample("outlook-es", """
¿Me puede mandar el plano?

De: Kim Alvarez <kim@agency.test>
Enviado el: martes, 3 de marzo de 2026 9:15
Para: Dana Reyes <dana@example.net>
Asunto: Su consulta

¿Qué más necesita?
""", "¿Me puede mandar el plano?", "RE: Su consulta"),
    _sample("outlook-it", """
Mi manda la piantina?

Da: Kim Alvarez <kim@agency.test>
Inviato: martedì 3 marzo 2026 09:15
A: Dana Reyes <dana@example.net>
Oggetto: La sua richiesta

Cos'altro le serve?
""", "Mi manda la piantina?", "R: La sua richiesta"),
    _sample("outlook-pt", """
Pode mandar a planta?

De: Kim Alvarez <kim@agency.test>
Enviada em: terça-feira, 3 de março de 2026 09:15
Para: Dana Reyes <dana@example.net>
Assunto: Seu pedido

De que mais precisa?
""", "Pode mandar a planta?", "RES: Seu pedido"),
    _sample("outlook-nl", """
Kunt u de plattegrond sturen?

Van: Kim Alvarez <kim@agency.test>
Verzonden: dinsdag 3 maart 2026 09:15
Aan: Dana Reyes <dana@example.net>
Onderwerp: Uw aanvraag

Wat heeft u nog nodig?
""", "Kunt u de plattegrond sturen?", "RE: Uw aanvraag"),
    _sample("outlook-long-recipients", """
Count us in.

From: Kim Alvarez <kim@agency.test>
Sent: Tuesday, March 3, 2026 9:15 AM
To: Dana Reyes <dana@example.net>; Lee Reyes <lee@example.net>; Pat Smith
<pat@example.net>; Jo Doe <jo@example.net>
Subject: Open house

Who is coming?
""", "Count us in."),
    _sample("hotmail-marked-header", """
Yes thank you

> Subject: Your inquiry
> From: kim@agency.test
> To: dana@example.net
> Date: Tue, 3 Mar 2026 09:15:00 -0500
>
> Shall I send more?
""", "Yes thank you"),
    _sample("lotus-notes-labels", """
Fine with me.

From:\tKim Alvarez <kim@agency.test>
To:\tDana Reyes <dana@example.net>
Date:\t03/03/2026 09:15 AM
Subject:\tYour inquiry

Saturday?
""", "Fine with me."),
    # ------------------------------------------------------------------------------------ Yahoo, Thunderbird, others
    _sample("yahoo-web", """
What are the HOA fees?

    On Tuesday, March 3, 2026 at 09:15:22 AM EST, Kim Alvarez <kim@agency.test> wrote:

 Hi Dana,
here is the listing.
Kim
""", "What are the HOA fees?"),
    _sample("yahoo-phone", """
Stop emailing me

Sent from Yahoo Mail for iPhone

On Tuesday, March 3, 2026, 9:15 AM, Kim Alvarez <kim@agency.test> wrote:

Hi Dana,
still looking?
""", "Stop emailing me"),
    _sample("yahoo-android-promotion", """
Yes

Yahoo Mail: Search, Organize, Conquer

  On Tue, Mar 3, 2026 at 9:15 AM, Kim Alvarez<kim@agency.test> wrote:   Hi Dana, still looking?
""", "Yes"),
    _sample("thunderbird-en", """
On 3/3/26 9:15 AM, Kim Alvarez wrote:
> Which area do you prefer?

Maple Heights, near the school.
""", "Maple Heights, near the school."),
    _sample("thunderbird-de", """
Am 03.03.2026 um 09:15 schrieb Kim Alvarez:
> Welche Gegend?
Am liebsten in der Nähe der Schule.

--\x20
Dana
""", "Am liebsten in der Nähe der Schule."),
    _sample("thunderbird-fr", """
Le 03/03/2026 à 09:15, Kim Alvarez a écrit :
> Quel quartier ?

Près de l'école.
""", "Près de l'école."),
    _sample("zoho", """
Sounds good.


---- On Tue, 03 Mar 2026 09:15:22 -0500 Kim Alvarez <kim@agency.test> wrote ----

Saturday at ten?
""", "Sounds good."),
    _sample("proton", """
We changed our minds.

Sent with Proton Mail secure email.

On Tuesday, March 3rd, 2026 at 9:15 AM, Kim Alvarez <kim@agency.test> wrote:

> Saturday at ten?
""", "We changed our minds."),
    _sample("name-only-attribution", """
Kim Alvarez wrote:
> Which area do you prefer?

Maple Heights.
""", "Maple Heights."),
    _sample("webmail-quoting", """
Quoting Kim Alvarez <kim@agency.test>:

> Which area do you prefer?

Maple Heights.
""", "Maple Heights."),
    _sample("quoted-text-hidden", """
Yes, Tuesday.

[Quoted text hidden]
""", "Yes, Tuesday."),
    _sample("reply-above-line", """
Yes, Tuesday.

##- Please type your reply above this line -##

Kim Alvarez asked you a question.
""", "Yes, Tuesday."),
    # ------------------------------------------------------------------------------------------- inline and bottom
    _sample("inline-answers", """
Hi Kim, see below.

On Tue, Mar 3, 2026 at 9:15 AM Kim Alvarez <kim@agency.test> wrote:

> How many bedrooms?

Three, four would be better.

> And your budget?

Up to 540k.

> Kim
""", "Hi Kim, see below.\n\nThree, four would be better.\n\nUp to 540k."),
    _sample("inline-answers-tight", """
Kim Alvarez <kim@agency.test> wrote on 3 March 2026:
> How many bedrooms?
Three.
> And your budget?
540k
> When?
By October, the baby is due then.

Dana
""", "Three.\n\n540k\n\nBy October, the baby is due then.\n\nDana"),
    _sample("bottom-posted-with-signature", """
On 3 Mar 2026, at 09:15, Kim Alvarez wrote:

> Which area do you prefer?
> > Hello, we are looking for a house.
>
> Kim

The west side.

Thanks
Dana
--\x20
Dana Reyes | Example Ltd
""", "The west side.\n\nThanks\nDana"),
    _sample("wrapped-quote-tail", """
> Would you like to come and see the house on Larkspur Street this week
or next
> week? I can open it for you any evening but Wednesday.

Next week please, Tuesday.
""", "Next week please, Tuesday."),
    _sample("quote-without-attribution", """
Please take me off this list.

> JUST LISTED! 3 bed 2 bath $415,000.
> Unsubscribe
""", "Please take me off this list."),
    # ------------------------------------------------------------------------------------------------------ forwards
    _sample("gmail-forward", """
This one!! can we go today?

---------- Forwarded message ---------
From: Home Alerts <alerts@mls.test>
Date: Tue, Mar 3, 2026 at 9:15 AM
Subject: New match
To: Dana Reyes <dana@example.net>


3 bd 2 ba $412,000
""", "This one!! can we go today?", "Fwd: New match"),
    _sample("apple-forward", """
What do you think?

Begin forwarded message:

> From: Home Alerts <alerts@mls.test>
> Subject: New match
> Date: March 3, 2026 at 9:15:22 AM EST
> To: dana@example.net
>
> 3 bd 2 ba
""", "What do you think?", "Fwd: New match"),
    _sample("outlook-forward", """
Is this one still for sale?

From: Home Alerts <alerts@mls.test>
Sent: Tuesday, March 3, 2026 9:15 AM
To: Dana Reyes
Subject: New match

3 bd 2 ba
""", "Is this one still for sale?", "FW: New match"),
    _sample("thunderbird-forward-de", """
Ist das noch zu haben?

-------- Weitergeleitete Nachricht --------
Betreff: Neues Angebot
Datum: Tue, 3 Mar 2026 09:15:22 +0100
Von: Alerts <alerts@mls.test>
An: dana@example.net

3 Zimmer
""", "Ist das noch zu haben?", "Fwd: Neues Angebot"),
    _sample("forward-without-words", """
---------- Forwarded message ---------
From: Home Alerts <alerts@mls.test>
Date: Tue, Mar 3, 2026 at 9:15 AM
Subject: New match
To: Dana Reyes <dana@example.net>

3 bd 2 ba $412,000
""", "", "Fwd: New match"),
    # ---------------------------------------------------------------------------------- signatures and what is none
    _sample("contact-block-after-sign-off", """
Could you send the disclosures?

Best regards,

Dana Reyes
Purchasing Manager
Example Industries, Inc.
Office: (512) 555-0142
dana.reyes@example.net
www.example.net
""", "Could you send the disclosures?\n\nBest regards,\n\nDana Reyes"),
    _sample("contact-block-de", """
Bitte um einen Termin.

Mit freundlichen Grüßen
Dana Reyes

Beispiel GmbH
Musterstr. 1, 10115 Berlin
Tel.: +49 30 555 0142
www.example.de
""", "Bitte um einen Termin.\n\nMit freundlichen Grüßen\nDana Reyes"),
    _sample("contact-block-without-sign-off", """
Could you send the disclosures? We are keen.

Dana Reyes
Example Industries
Cell: 512-555-0142
dana.reyes@example.net
""", "Could you send the disclosures? We are keen."),
    _sample("phone-given-with-name", """
Please call me tonight.

Thanks,
Dana
512-555-0142
""", "Please call me tonight.\n\nThanks,\nDana\n512-555-0142"),
    _sample("contacts-that-were-asked-for", """
Please talk to our lawyer:

Jordan Lee
Lee & Partners
512-555-0188
jordan@example.org
""", "Please talk to our lawyer:\n\nJordan Lee\nLee & Partners\n512-555-0188\njordan@example.org"),
    _sample("postscript", """
We accept.

Best,
Dana

PS: my new number is 512-555-0142, email dana2@example.net
""", "We accept.\n\nBest,\nDana\n\nPS: my new number is 512-555-0142, email dana2@example.net"),
    _sample("delimiter-without-blank", """
Want to make an offer.

--
Priya & Dev
""", "Want to make an offer."),
    _sample("em-dash-signature", """
Want to make an offer.

—
Priya
""", "Want to make an offer."),
    _sample("delimiter-above-a-phone-footer", """
Fine.
--
Diese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail gesendet.
""", "Fine."),
    _sample("delimiter-above-a-card-and-a-disclaimer", """
Fine.
--
Kind regards

Dana Reyes
Reyes & Daughters
512-555-0142
dana@example.net

If you have received this message in error, please delete it.
""", "Fine."),
    _sample("dash-between-paragraphs", """
Hello,
we saw your listing.
—
We want a house with three bedrooms. Can we see 12 Oak Street on Friday?
""", "Hello,\nwe saw your listing.\n—\nWe want a house with three bedrooms. Can we see 12 Oak Street on Friday?"),
    _sample("underscores-between-paragraphs", """
Hello Kim
__
The kitchen was lovely. Too small for three dogs.
Dana
""", "Hello Kim\n__\nThe kitchen was lovely. Too small for three dogs.\nDana"),
    _sample("dashes-below-an-announcement", """
The towns that we like:
---
Austin
Round Rock
""", "The towns that we like:\n---\nAustin\nRound Rock"),
    _sample("dashes-around-a-heading", """
Hello,

---

**What we need**

Three bedrooms, a garden.

---

Best regards,
Dana
""", "Hello,\n\n---\n\n**What we need**\n\nThree bedrooms, a garden."),
    _sample("form-below-dashes", """
New inquiry from your website
---
Name: Dana Reyes
Email: dana@example.net
Phone: 512-555-0142
Message: is 12 Oak Street still free
""", """
New inquiry from your website
---
Name: Dana Reyes
Email: dana@example.net
Phone: 512-555-0142
Message: is 12 Oak Street still free
"""),
    _sample("one-word-below-a-dash", "No more of this.\n—\nSTOP", "No more of this.\n—\nSTOP"),
    _sample("words-below-a-contact-block", """
Is 12 Oak Street still for sale?

Thanks,
Dana
512-555-0142
dana@example.net
Also we would like to see it on Saturday.
""", """
Is 12 Oak Street still for sale?

Thanks,
Dana
512-555-0142
dana@example.net
Also we would like to see it on Saturday.
"""),
    _sample("dashes-inside-a-list", """
We need:
- a garden
- two baths
-- really two
and a garage
""", "We need:\n- a garden\n- two baths\n-- really two\nand a garage"),
    _sample("disclaimer", """
Please go ahead with the inspection.

Dana

CONFIDENTIALITY NOTICE: This e-mail message, including any attachments, is for the
sole use of the intended recipient(s) and may contain confidential information.
""", "Please go ahead with the inspection.\n\nDana"),
    _sample("disclaimer-as-an-opening", """
Hi Kim,

Disclaimer: we are first-time buyers, so bear with us.
""", "Hi Kim,\n\nDisclaimer: we are first-time buyers, so bear with us."),
    _sample("notice-as-an-opening", """
Hi Kim,

Notice: the sellers have changed their mind.

Dana
""", "Hi Kim,\n\nNotice: the sellers have changed their mind.\n\nDana"),
    _sample("received-already", """
Hi Kim,

If you have received this email already, sorry.
""", "Hi Kim,\n\nIf you have received this email already, sorry."),
    _sample("environment-of-a-home", """
Hi Kim,

Please consider the environment: solar panels.
""", "Hi Kim,\n\nPlease consider the environment: solar panels."),
    _sample("confidential-and-a-wish", """
Hi Kim,

This email is confidential please.

We want a house with three bedrooms.
""", "Hi Kim,\n\nThis email is confidential please.\n\nWe want a house with three bedrooms."),
    _sample("environment-before-printing", """
Fine.

Please consider the environment before printing this email.
""", "Fine."),
    _sample("disclaimer-fr", """
C'est d'accord.

Ce message et toutes les pièces jointes sont confidentiels et établis à l'intention
exclusive de ses destinataires.
""", "C'est d'accord."),
    _sample("banner-of-the-mail-server", """
CAUTION: This email originated from outside of the organization. Do not click links.

Is the flat still free?

Dana
""", "Is the flat still free?\n\nDana", "Flat"),
    _sample("banner-right-above-the-words", """
[EXTERNAL]
We want a house with three bedrooms.
""", "We want a house with three bedrooms.", "Search"),
    _sample("banner-of-two-lines-right-above-the-words", """
CAUTION: External email
Do not click links or open attachments unless you recognize the sender.
we want a house with three bedrooms.
""", "we want a house with three bedrooms.", "Search"),
    _sample("banner-wrapped-right-above-the-words", """
CAUTION: This email originated from outside of the organization. Do not click
links or open attachments unless you recognize the sender and know the content is
safe.
looking for a house with three bedrooms
""", "looking for a house with three bedrooms", "Search"),
    _sample("banner-of-a-first-mail", """
You don't often get email from dana@example.net. Learn why this is important<https://aka.ms/LearnAboutSenderIdentification>
We want a house with three bedrooms.
""", "We want a house with three bedrooms.", "Search"),
    _sample("banner-in-one-line-with-the-words", """
CAUTION: This email originated from outside of the organization. Is the flat still free?
""", "CAUTION: This email originated from outside of the organization. Is the flat still free?", "Flat"),
    _sample("own-words-that-warn", """
Attention: this message is about the flat that I saw outside of town.
The door was open.
""", "Attention: this message is about the flat that I saw outside of town.\nThe door was open.", "Flat"),
    _sample("virus-footer", """
Is the flat still free?

<https://www.avast.com/sig-email?utm_medium=email>
Virus-free.
www.avast.com
""", "Is the flat still free?", "Flat"),
    _sample("list-footer", """
Is the flat still free?
_______________________________________________
homes mailing list
homes@lists.example.org
https://lists.example.org/listinfo/homes
""", "Is the flat still free?", "Flat"),
    # -------------------------------------------------------------------------------- a person's own words, all of them
    _sample("own-words-with-wrote", """
As my wife wrote on Monday:

we would like to see the house again, and bring her parents.
""", "As my wife wrote on Monday:\n\nwe would like to see the house again, and bring her parents."),
    _sample("own-words-with-a-move", """
We want to buy a house:

From: Denver
To: Austin
Date: June 2027
Budget: $500,000

Please call me, or write to dana@example.net.
""", """
We want to buy a house:

From: Denver
To: Austin
Date: June 2027
Budget: $500,000

Please call me, or write to dana@example.net.
""", "Our move"),
    _sample("own-words-with-from-and-to", """
We are free
From: 5 March
To: 9 March

Does that work?
""", "We are free\nFrom: 5 March\nTo: 9 March\n\nDoes that work?"),
    _sample("web-form", """
From: Dana Reyes
Subject: Viewing
Date: 3 March 2026
Message: I would like to see 418 Larkspur.
""", "From: Dana Reyes\nSubject: Viewing\nDate: 3 March 2026\nMessage: I would like to see 418 Larkspur.", "Enquiry"),
    _sample("own-words-on-a-date", """
On Friday 6 March at 10:30 we could come by. Our list:
- a garden
- a garage

On Saturday we cannot.
""", "On Friday 6 March at 10:30 we could come by. Our list:\n- a garden\n- a garage\n\nOn Saturday we cannot."),
    _sample("sent-from-in-a-sentence", """
I sent from my phone the documents you wanted.
Sent from my desk, it is much easier than on my mobile phone.
""", "I sent from my phone the documents you wanted.\nSent from my desk, it is much easier than on my mobile phone."),
    _sample("thanks-first", """
Thanks,

we got the keys. When can we get the garage opener? The code is 4711.
""", "Thanks,\n\nwe got the keys. When can we get the garage opener? The code is 4711."),
    # ------------------------------------------------------------------------------ the same programs, less tidy
    _sample("gmx-attribution", """
Ja, Samstag passt.

Kim Alvarez <kim@agency.test> hat am 3. März 2026 09:15 geschrieben:
>
>
> Passt Samstag?
""", "Ja, Samstag passt."),
    _sample("gmx-header", """
Ja, Samstag passt.

Gesendet: Dienstag, 03. März 2026 um 09:15 Uhr
Von: "Kim Alvarez" <kim@agency.test>
An: dana@example.net
Betreff: Ihre Anfrage

Passt Samstag?
""", "Ja, Samstag passt.", "Aw: Ihre Anfrage"),
    _sample("t-online", """
Ja, Samstag passt.

-----Original-Nachricht-----
Betreff: Ihre Anfrage
Datum: 2026-03-03T09:15:00+0100
Von: "Kim Alvarez" <kim@agency.test>
An: "dana@example.net" <dana@example.net>

Passt Samstag?
""", "Ja, Samstag passt.", "AW: Ihre Anfrage"),
    _sample("name-first-attribution-de", """
Samstag passt.

Kim Alvarez schrieb am 03.03.2026 um 09:15:

Passt Samstag?
""", "Samstag passt."),
    _sample("orange-fr", """
Oui, samedi.

> Message du 03/03/26 09:15
> De : "Kim Alvarez" <kim@agency.test>
> A : "Dana Reyes" <dana@example.net>
> Copie à :
> Objet : Votre demande
>
> Samedi ?
""", "Oui, samedi."),
    _sample("outlook-android-de", """
Ja gerne.

Outlook für Android beziehen<https://aka.ms/AAb9ysg>
________________________________
Von: Kim Alvarez <kim@agency.test>
Gesendet: Dienstag, 3. März 2026 09:15:22
An: Dana Reyes <dana@example.net>
Betreff: Ihre Anfrage

Samstag?
""", "Ja gerne.", "AW: Ihre Anfrage"),
    _sample("windows-mail", """
Yes.

Sent from Mail for Windows

From: Kim Alvarez
Sent: Tuesday, March 3, 2026 9:15 AM
To: Dana Reyes
Subject: Your inquiry

Saturday?
""", "Yes."),
    _sample("attribution-without-colon", """
Yes.

On Tue, Mar 3, 2026 at 9:15 AM Kim Alvarez <kim@agency.test> wrote

> Saturday?
""", "Yes."),
    _sample("attribution-wrapped-after-the-date", """
Yes.

On Tuesday, March 3, 2026, 09:15:22 AM EST,
Kim Alvarez (Harbor Homes) <kim@agency.test>
wrote:

Saturday?
""", "Yes."),
    _sample("outlook-ro", """
Da, sâmbătă.

________________________________
De la: Kim Alvarez <kim@agency.test>
Trimis: luni, 3 martie 2025 10:15
Către: Dana Reyes <dana@example.net>
Subiect: Cererea

Sâmbătă?
""", "Da, sâmbătă.", "RE: Cererea"),
    _sample("outlook-hr", """
Može u subotu.

Šalje: Kim Alvarez <kim@agency.test>
Poslano: 3. ožujka 2025. 10:15
Prima: Dana Reyes <dana@example.net>
Predmet: Upit

Subota?
""", "Može u subotu.", "RE: Upit"),
    _sample("outlook-vi", """
Thứ bảy được.

Từ: Kim Alvarez <kim@agency.test>
Đã gửi: 3 Tháng Ba 2025 10:15
Đến: Dana Reyes <dana@example.net>
Chủ đề: x

Thứ bảy?
""", "Thứ bảy được.", "RE: x"),
    _sample("groupwise", """
Yes, Saturday.

>>> Kim Alvarez <kim@agency.test> 3/3/2026 9:15 AM >>>
Saturday?
""", "Yes, Saturday."),
    _sample("name-between-dashes", """
Yes.

---- Kim Alvarez wrote ----

Saturday?
""", "Yes."),
    _sample("qq-mail", """
可以。

------------------ 原始邮件 ------------------
发件人: "Kim Alvarez" <kim@agency.test>;
发送时间: 2026年3月3日(星期二) 上午9:15
收件人: "Dana"<dana@example.net>;
主题: 看房

周六？
""", "可以。"),
    _sample("netease-mail", """
可以。

在 2026-03-03 09:15:22，"Kim Alvarez" <kim@agency.test> 写道：

周六？
""", "可以。"),
    _sample("gmail-ko", """
네, 좋아요.

2026년 3월 3일 (화) 오전 9:15, Kim Alvarez <kim@agency.test>님이 작성:

> 토요일 괜찮으세요?
""", "네, 좋아요."),
    _sample("gmail-uk", """
Так, у суботу.

вт, 3 бер. 2026 р. о 09:15 Kim Alvarez <kim@agency.test> пише:

> У суботу?
""", "Так, у суботу."),
    _sample("gmail-da", """
Lørdag er fint.

Den tirs. 3. mar. 2026 kl. 09.15 skrev Kim Alvarez <kim@agency.test>:

> Passer lørdag?
""", "Lørdag er fint."),
    _sample("gmail-fi", """
Lauantai sopii.

ti 3. maalisk. 2026 klo 9.15 Kim Alvarez (kim@agency.test) kirjoitti:

> Sopiiko lauantai?
""", "Lauantai sopii."),
    _sample("gmail-hu", """
Jó a szombat.

Kim Alvarez <kim@agency.test> ezt írta (időpont: 2026. márc. 3., K, 9:15):

> Jó a szombat?
""", "Jó a szombat."),
    _sample("mutt-forward", """
See below, is it real?

----- Forwarded message from Alerts <alerts@mls.test> -----

Date: Tue, 3 Mar 2026 09:15:22 -0500
From: Alerts <alerts@mls.test>
To: dana@example.net
Subject: New match

3 bd
""", "See below, is it real?", "Fwd: New match"),
    _sample("usenet-attribution", """
In message <abc@agency.test>, Kim Alvarez writes:
> Saturday?

Yes.
""", "Yes."),
    _sample("iphone-second-line", """
On my way, see you at ten

Dana

Sent from my iPhone
Please excuse brevity and typos
""", "On my way, see you at ten\n\nDana"),
    _sample("unknown-mail-program", """
Fine.

Sent from Postbox
""", "Fine."),
    _sample("cid-image-below", """
Fine.

[cid:image001.png@01DAAA.BBBB]
""", "Fine."),
    _sample("rule-below", """
Fine.

-----------------------------------------
""", "Fine."),
    _sample("contact-block-with-slogan", """
Please send the contract.

Kind regards

Dana Reyes
Director
T: +1 512 555 0142 | E: dana@example.net
Your home is our passion.
""", "Please send the contract.\n\nKind regards\n\nDana Reyes"),
    _sample("contacts-given-in-words", """
Thanks!

Dana
You can reach me at 512-555-0142 or dana@example.net
""", "Thanks!\n\nDana\nYou can reach me at 512-555-0142 or dana@example.net"),
    _sample("numbered-answers", """
1. Three bedrooms
2. 540k
3. On March 3 at 9:15 we can come by

From the pictures we like the kitchen.
""", "1. Three bedrooms\n2. 540k\n3. On March 3 at 9:15 we can come by\n\nFrom the pictures we like the kitchen."),
    _sample("wishes-with-greater-than", """
Our wishes:
>= 3 bedrooms
>= 2 baths
""", "Our wishes:\n>= 3 bedrooms\n>= 2 baths", "New search"),
    _sample("outlook-inside-gmail", """
Great, thank you!

On Tue, Mar 3, 2026 at 9:15 AM Kim Alvarez <kim@agency.test> wrote:

> Done.
>
> *From:* Dana Reyes <dana@example.net>
> *Sent:* Monday, March 2, 2026 5:00 PM
> *To:* Kim Alvarez
> *Subject:* Keys
>
> Keys please.

--\x20
Dana
""", "Great, thank you!"),
    _sample("answer-under-unmarked-attribution-with-quotes", """
On 3 Mar 2026, at 09:15, Kim Alvarez <kim@agency.test> wrote:

Thanks, two answers:

> How many bedrooms?

Three.

> And when?

October.
""", "Thanks, two answers:\n\nThree.\n\nOctober."),
    _sample("asterisk-signature-rule", """
We will take it.

Dana
***********************
Example Ltd - info@example.net - 512 555 0142
""", "We will take it.\n\nDana"),
    _sample("french-block-with-blank-lines", """
D'accord.

De : Kim Alvarez <kim@agency.test>

Envoyé : mardi 3 mars 2026 09:15

À : Dana Reyes <dana@example.net>

Objet : Votre demande

Samedi ?
""", "D'accord.", "RE: Votre demande"),
    _sample("samsung-in-one-line", """
ok see you then

-------- Original message --------From: Kim Alvarez <kim@agency.test> Date: 3/3/26  9:15 AM  (GMT-05:00) To: Dana
Reyes <dana@example.net> Subject: Your inquiry
Saturday at ten?
""", "ok see you then"),
    _sample("header-in-one-line", """
ok see you then
From: Kim Alvarez <kim@agency.test> Sent: Tuesday, March 3, 2026 9:15 AM To: Dana Reyes Subject: Your inquiry
Saturday at ten?
""", "ok see you then"),
    _sample("attribution-behind-the-words", """
Sounds good! On Tue, Mar 3, 2026 at 9:15 AM Kim Alvarez <kim@agency.test> wrote:
> Saturday at ten?
""", "Sounds good!"),
    _sample("attribution-and-quote-behind-the-words", """
Sounds good! On Tue, Mar 3, 2026 at 9:15 AM Kim Alvarez <kim@agency.test> wrote: Saturday at ten? Kim
""", "Sounds good!"),
    _sample("empty", "\n", ""),
]  # fmt: skip
