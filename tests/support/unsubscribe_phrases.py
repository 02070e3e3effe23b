"""Phrases with which people stop a sender, and phrases that only sound like it: each all that a mail newly says."""

from __future__ import annotations

# Each stops everything.
STOPS = r"""
STOP
Stop.
stop!!!
Please stop
stop it please
unsubscribe
Unsubscribe me
UNSUBSCRIBE ME NOW
unsubcribe
Pls unsuscribe
unsubsribe please
un-subscribe
Please usubscribe me from this
remove
Remove me
REMOVE ME!!
please remove
opt out
opt-out please
Take me off
take me off your list
Take us off your list please.
Please take me off this list, I am not looking for a house.
Please take my name off your mailing list
Please remove me from your mailing list.
please remove my email from ur list
Remove my address from your database immediately
Kindly remove jane.doe@example.com from your records.
Remove me from all future mailings
Can you remove me from this email list? Thanks
Could you please unsubscribe me?
Would you please take me off your distribution list
I want to be removed from this list
I'd like to be removed from your mailing list, thank you
I would like to unsubscribe.
I wish to unsubscribe from your emails.
How do I unsubscribe?
how do i get off this list
How can I unsubscribe from this newsletter
I've asked three times to be removed from this list!
I have unsubscribed twice and I still get your mail
I already unsubscribed, why do you keep sending me stuff
The unsubscribe link doesn't work
Your unsubscribe button is broken. Take me off.
I tried to unsubscribe but nothing happens
please stop emailing me
Stop e-mailing me!
Quit emailing me
quit sending me these
Stop sending me emails
Stop sending me your listings emails every day
Please stop sending these messages to me.
Stop with the emails already
stop spamming me
Stop contacting me.
Please stop bothering me
please stop mailing us
No more emails please
no more messages
No more of these please
enough emails already, stop
Do not email me again
don't contact me anymore
Do not contact me again. Ever.
Please do not contact us any further.
Never email me again
Don't ever write me again
don't send me any more emails
Please don't send me anything else, do not send me any more mail
Do not send me these
Don't send me anything
I don't want these emails
I do not want to receive your emails anymore
I no longer wish to receive these messages
we no longer want to receive your newsletter
I don't want to get any more emails from you
I'm not interested in receiving emails from you
i dont wanna be on this list anymore, take me off
I don't want to hear from you
not interested, please remove me
Not interested. Stop emailing.
We bought already. Please take us off your list.
wrong person, remove me please
I never asked for this. Unsubscribe.
I never signed up for this, remove my address or I will report you as spam
This is spam. Take me off.
Leave me alone
lose my email address
Cease and desist.
Cancel my subscription
please cancel these emails
Opt me out of all further marketing communication
I am opting out of your emails
I'd like to opt out of these marketing emails
Delete my data.
Please delete all my personal information per GDPR
Delete my info and stop contacting me
Under CCPA I ask you to delete my personal data
unsubscribe thx
Hi Kim,\n\nPlease unsubscribe me.\n\nThanks,\nBob
Hello,\nSTOP\nRegards,\nMary
Good morning\nstop\nLinda
Thanks but we found a home. You can take us off your mailing list now.
Please drop me from your list.
get me off this list
Get this address off your list now
Take me off of your mailing list asap
my inbox is full. no more newsletters please
Please unsubscribe this email
unsubscribe from all
unsubscribe me from everything
Unsubscribe me from your list. We have moved to Ohio.
no me envíen más correos
No me manden mas correos por favor
no me envies mas mensajes
Por favor no me escriban más
Por favor, quítenme de su lista
quiten me de la lista por favor, no quiero recibir mas correos
Quiero darme de baja
darme de baja
Por favor denme de baja de su lista de correos.
Deseo darme de baja de este boletín
Ya no quiero recibir sus correos
no quiero recibir más publicidad
no más correos
Dejen de enviarme correos
dejen de escribirme
Bórrenme de su base de datos
Eliminen mi correo de su lista
Cancelar suscripción
Désabonnez-moi
Merci de me désinscrire de votre liste
Je ne souhaite plus recevoir vos mails
ne m'envoyez plus de mails
Retirez-moi de votre liste
Arrêtez de m'envoyer ces mails
Bitte melden Sie mich ab, ich möchte mich abmelden
Bitte nehmen Sie mich aus dem Verteiler
Keine weiteren E-Mails bitte
Bitte keine Mails mehr
Newsletter abbestellen
Löschen Sie meine Daten
Não quero mais receber e-mails
Não me enviem mais mensagens
Por favor me remova da lista
Parem de me enviar emails
descadastrar
Non voglio più ricevere le vostre mail
Cancellatemi dalla lista
Non mandatemi più email
Rimuovetemi dalla vostra lista
disiscrivimi
Graag uitschrijven
Ik wil geen mails meer ontvangen
Schrijf me uit
Verwijder mijn adres uit jullie lijst
geen mails meer aub
""".strip().splitlines()

# A lead, or at least nobody who asks to be left alone by mail: nothing may be suppressed and nothing held for it.
LEADS = """
Could you stop by the house on Thursday?
can you stop by and take a look
We'll stop in at the open house Saturday
I can't unsubscribe from how lovely it is!
You'd have to remove the fence before we make an offer
stop sending condos, send houses
Please stop sending condos, we only want houses
Would the seller remove the old shed?
Can we remove the financing contingency?
Please remove the carpet before closing
Take it off the market, we want it!
Please take my house off the market
we want to take 12 Elm off our list, but 14 Oak is great
Take that one off the list, too small
We'd like to list our house with you
Can you put me on your list for waterfront homes?
Please add me to your mailing list
Keep me on your list!
Please don't remove me from your list
don't unsubscribe me, I love these listings
I didn't mean to unsubscribe, please add me back
I accidentally unsubscribed, can you put me back on?
Why was I removed from your list? I still want the listings.
Please keep the listings coming
We can't stop thinking about the house on Pine
Is there a bus stop near 12 Elm?
Is it a non-stop commute to downtown?
Is that a full stop or would they take 400?
We want to stop renting and buy something
We are trying to stop the foreclosure and need to sell fast
How do I stop the foreclosure?
When can we stop paying rent and move in?
We've stopped looking in Eastgate, now Oak Park only
I'd like to cancel Saturday's showing and come Sunday instead
please cancel the appointment
Cancel our tour for tomorrow
Please don't call, email is best. Is it still available?
Don't call me, just email
stop calling my cell, email me the details
Do not contact me by phone, only email
No more than 3 bedrooms please
no more than 400k
We need no more than two baths
Not interested
No thanks
We are not interested in selling
not interested in that one, what else do you have?
We went with another agent, sorry. Good luck!
You can close my file, we are under contract elsewhere
I told you I'm not interested, please don't call.
Not looking to do anything right now
Nope, staying put
wrong person, i never asked about a house
We decided to wait until next year
Does the HOA let you opt out of the gym fee?
Can I opt out of the home warranty?
Can the seller remove the lien before closing?
My mother wants to be removed from the deed, how does that affect a sale?
I need my ex taken off the title before we list
Please remove my old listing photos from Zillow
Remove the lockbox please
I end work at 5, could we see it after?
We need to end our lease first
Quit claim deed - can you help?
I quit my job in Denver and am moving, looking for 3/2 under 450k
They quit fixing the roof half way, would that be a problem?
The emails you send are great, thank you!
Got your email, the second one looks good
I don't want to miss this one, can we see it today?
I do not want a condo
We don't want to receive offers below 500
I don't need the weekly stuff about rentals, I am buying
I unsubscribed from Zillow so you're my only source now. Got anything new?
My husband unsubscribed from another agency, we like yours. Any 4 bedrooms?
To unsubscribe click here
If you no longer wish to receive these emails, reply with STOP
Reply STOP to opt out
You can unsubscribe at any time.
Buy verified leads today! To opt out reply no
Nonstop rain here, can we move the tour?
One last stop: could you send the HOA docs?
My next stop is the bank for the pre-approval
Could you stop over after 5?
Stop the presses, I found the one! 77 Quail Run
stop at nothing, get us that house
Please stop the auction if you can, we want to buy
Remove the asterisk: is the price 415 or 451?
Delete the last message, I meant 450k
Please delete the duplicate appointment
I would like to receive more listings
I'd love to get your newsletter
Is the list price firm?
What is on your list for under 300?
Take me through the steps of buying
Take me to see it!
leave the keys with me?
Does the seller leave the washer?
Leave me a message at 555-0199 if I don't pick up
Please leave me the brochure
Let me off easy on the commission ;)
I am off on Friday, can we tour then?
please email me the floor plan
Please contact me about 12 Elm
Please write me back
Don't contact the tenant before Friday
Don't email the tenant, call her
We can't open the attachment in your email, please resend
I never got your email, send again please
No emails from you lately, everything ok? Still looking for a 3 bed.
Can we unsubscribe the old owners from the HOA?
Hola, sigue disponible la casa de la calle Roble?
No quiero más de dos recámaras
No me envíen condominios, solo casas
Me dieron de baja del trabajo, tengo que vender la casa
Busco una casa en planta baja
Ya no busco departamento, ahora quiero una casa
Je cherche une maison, pas plus de 300000
Wir suchen keine Wohnung mehr, sondern ein Haus
Ich will keine Wohnung, sondern ein Haus
Procuro casa com três quartos, não quero mais apartamento
Non cerco più un appartamento ma una villa
Ik zoek geen appartement meer maar een huis
""".strip().splitlines()

# Both at once, or not clear: a person looks, and nobody is suppressed meanwhile.
HELD = """
unsubscribe my old address, but I'd still like to see 12 Elm
Please take me off the list, but can we see 77 Quail Run first?
Stop emailing me at work, use this address instead
Please unsubscribe my wife, she has moved out. I am still looking for a 3 bed.
Remove my old email and use this one please
Stop sending me emails until June
Unsubscribe me from the junk. Is 12 Elm still available?
cancel
Cancel.
quit
I never signed up for this.
Please stop emailing me so much! I'd love to see the house on Pine though.
""".strip().splitlines()

# One kind of mail stops; the rest is welcome.
CAMPAIGN_STOPS = r"""
Please take me off the newsletter but keep me posted on 3 bedroom homes
Unsubscribe me from the market updates, but please keep sending listings
No more newsletters please, just send me new listings in Oak Park
Stop the weekly emails, I only want to hear from you about 12 Elm
""".strip().splitlines()
