"""Phrases with which people stop a sender, and phrases that only sound like it: each all that a mail newly says."""

from __future__ import annotations

# Each stops everything.
STOPS = r"""
STOP
Dejad de mandarme pisos, por favor, ya os lo pedí el mes pasado.
Dejadme en paz
Stop, please, thank you
Stop, not interested
If I receive one more message from you I will file a complaint
Please discontinue yours.
I ask that you strike her from all your lists
So you can pull us out of the automatic listings
And would you mind ending the alerts?
scrub my info please
You may cross me off.
dont hit me up again
Stop sending me the Saturday market report.
Solicito la supresión de todos mis datos personales
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
Kindly take my address off of whatever list you have me on
pls stop w the emails
I'm getting way too many of these. unsubscribe.
Can u take me off ur email list pls
Would you mind removing me from your mailing list?
Hi Sarah, hope you're well. Could you remove us from your list? We closed on a house in March. Best, Tim
Please remove from mailing list
remove from list please
Take off list
Unsubscribe from mailing list
I'd appreciate it if you'd stop emailing me.
You have the wrong email. Please remove.
This isn't Jeff, wrong address. Take me off.
no longer interested, please unsubscribe
No longer in the market. Please unsubscribe us.
We already sold. Stop sending us stuff.
not interested and please don't email again
please do not send me anymore emails
Please don't send any more of these
I do not wish to receive any further communication from your company.
I'd rather not get these emails anymore
We would prefer not to receive these
I want off this list
Want off your list!
get me off this thing
How do I stop these emails?
how can i stop getting these
Please stop these emails
Stop these.
Why am I getting this? Remove me.
I don't know how you got my email but remove it from your system
who is this? stop emailing me
Delete me from your database
Delete my contact info please
Please purge my data
I am exercising my right to be forgotten. Erase my personal data.
I revoke my consent to be contacted by email
Do Not Contact
DNC please
Add me to your do not contact list
Put me on your do not email list
Please cancel all future emails
cancel subscription
end my subscription please
Please discontinue sending me emails.
I keep unsubscribing and you keep sending
this is the 3rd time i've asked you to stop emailing me
STOP STOP STOP
Stop.  Stop.  Stop.
Please stop. Thank you.
stop texting and emailing me
unsubscribe!!!!!!!!
unsubscirbe
Unsubscibe me pls
please unsub me
unsub
Please take our names off the email list. Bob and Jean
Reply: unsubscribe
REMOVE from list
Quit sending me this crap
quit it with the emails
enough with the emails
Enough! Take me off.
No more, please.
No more please, we bought.
I bought a house. Please stop.
We're all set, please take us off the distribution.
Thanks, but no more emails needed.
you can stop sending me listings, we found one
You can stop the emails now, we bought a place
Feel free to remove me from your list, we moved to Texas
I think you should take me off the list, I'm 84 and not moving
opt out of all emails
OPT OUT
I opt out
please opt me out
I would like to be taken off the mailing list.
Please make sure I don't receive these anymore
I don't need these emails any more
We don't need the emails anymore, thanks
I have no interest in receiving your newsletter
don't ever contact me
por favor quiten mi correo de su lista
no me manden nada más
ya no me manden correos
no quiero que me escriban más
Dar de baja
baja por favor
quiero cancelar la suscripción
eliminen mi dirección de su lista
por favor no más mensajes
alto a los correos
desuscribirme
Quiero desuscribirme
dejen de molestar
ya no envíen información
sáquenme de la lista de correos
Please take us off ur mailing list, we are renting for now and have no plans
Hey Kim - appreciate all the help but you can go ahead and unsubscribe us. Thanks!
I've moved away, remove my email please
This address belongs to my company now. Please remove it from your list.
My mother passed away. Please stop sending mail to her.
I get these every single day. Please make it stop.
make it stop
Can you stop these automatic emails?
is there a way to stop these messages
Is there any way to get off this list?
what do i have to do to be taken off this list?
Tell me how to unsubscribe
Where is the unsubscribe button??
There's no unsubscribe link in your emails! Remove me.
no unsubscribe link?? take me off
Consider this my formal request to be removed from all marketing.
Formal request: cease all communications.
Cease communication immediately
No further contact please.
No further emails, thank you.
No contact.
I don't want any further contact from you or your company
Please refrain from emailing me.
please refrain from contacting me again
Please respect my privacy and stop contacting me
you're spamming me, knock it off
Knock it off
cut it out with the emails
Kindly stop.
please, just stop
STOP SENDING ME STUFF!!!
Stop sending emails to this address.
Do not send emails to this address again
Don't send me your newsletter.
I didn't ask for these emails, please stop
We did not sign up for this, please remove us
I already told you to take me off the list
I've already unsubscribed from this list twice
Already asked to be removed
Removed please
remov me
Please delet me from ur list
plz unsubcribe me frm ur mailing lst
Unsubscribe, por favor
unsubscribe gracias
Quitar de la lista
quítame de tu lista
bórrame de tu lista por favor
No deseo recibir más correos electrónicos
no me interesa recibir sus mensajes
deje de mandarme correos
Ya no me mande información por favor
que me den de baja
solicito la baja de su lista de distribución
me pueden dar de baja?
Por favor remueva mi correo de su lista
not looking anymore so please take me off
We've bought, so kindly remove us from the listing alerts
You can take me off your weekly update, we closed last month
Found a place! No need to send any more listings.
no need to keep emailing me
you don't need to email me anymore
Don't bother emailing me again
Please lose my email.
Forget my email address
take a hike
I am not your client, remove my contact details
I'm a realtor myself, please remove me from your list
I am under 18, please delete my data
I'm blocking you. Stop.
Reporting as spam unless you remove me
I will report you to the FTC if you email me again
If you email me again I will report you
next email goes to my lawyer. stop.
GDPR: delete my personal data
i want to opt-out
opting out
I'm opting out, thanks
Out please. Off the list.
off the list please
Please unsubscribe jane@x.example and bob@x.example
Dear Sir or Madam, kindly delete my e-mail from your mailing list. Sincerely, R. Patel
hey can u pls take us off? we moved to Tampa
I'd like to stop receiving these.
I would like to stop receiving emails from your agency
We wish to be removed from your contacts.
Can you please make sure I'm removed from the list?
Please confirm that you have removed me
I thought I unsubscribed already?
I have asked to be taken off. Why am I still getting emails?
Why do I keep getting these? I never asked for them. Stop.
Not sure why I'm on this list. Please remove.
Please cancel my registration to your newsletter
I do not consent to receiving marketing emails
you do not have my consent to email me
We have an agent so please quit emailing.
Stop bugging me man
leave me be
Please cease.
These emails are not wanted.
Unwanted email. Remove.
I don't want any of your listings, take me off
Too many emails. Unsubscribe.
Getting too many of these, please take me off the daily list
no more listing alerts please
Turn off the alerts please
Disable notifications for me please
How do I turn these off?
How do I opt out?
do not reply, just remove me
Just remove me from your email blast, thanks!
She no longer uses this address, please delete it from your list
Dad died in May. Please take him off your list.
please remove him from the list, he passed away
This is my work email and I can't get these here. Please remove.
nope. unsubscribe
Lol no. Remove me
ugh stop
Stop already
STOP MAILING ME
Desist.
Remove my info!!
Wrong guy. Delete my email.
Por favor retírenme de la lista
Les pido que no me escriban más
No quiero que me contacten más
no gracias, no me manden más
Bórrenme por favor
Anular suscripción
Por favor cancelen mi suscripción
Cómo me doy de baja?
¿Cómo puedo darme de baja?
No más emails por favor
deja de mandarme correos
no envien mas a este correo
Sacame de la lista
Je veux me désabonner
Supprimez mon adresse svp
Bitte abmelden
Ich möchte keine E-Mails mehr bekommen
Quero cancelar a inscrição
Non inviatemi più niente
Ik wil me uitschrijven
Please drop us from the mailings.
Could you kindly stop these weekly emails? We're happy renting.
Stop this madness, unsubscribe me
Please no more. Thanks
We closed last Friday with another broker. Please remove our names from your contact list.
remove jill.m@example.com from list
Please unsubscribe this address: jill.m@example.com
I want to be unsubscribed
Get me off your email list!!!
I'd like off your mailing list
don't email me any more please
Don't contact us again, we're not selling.
Please do not contact me again regarding my property
Quit contacting me about my house
I'm not selling so stop emailing
Not selling. Remove me from your list. Thank you.
How many times do I have to unsubscribe
This is the fourth time. UNSUBSCRIBE
unsubscribe from newsletter
please cancel the newsletter
Cancel these updates please
I'm no longer interested in receiving updates
No longer wish to get your emails thanks
I would prefer not to be contacted
Do not want these emails
dont want anymore emails
dont send me emails
take my email off
Opt-out
please stop sending me property emails
please stop all communications
terminate all further emails
we're not in the market so please unsubscribe us
my wife and I would like to be taken off your list
Por favor deje de enviarme correos
Quiero que me quiten de la lista
no me interesa, quíteme de su lista
Darse de baja
Cancelen mi suscripción por favor
No quiero recibir sus correos
I've had enough of these emails
pls dont email
remove my mail id from your list
Elimíneme de sus contactos
Ya no quiero que me lleguen estos correos, gracias
Would you mind taking me off the newsletter? Nothing personal, just cleaning up my inbox.
""".strip().splitlines()

# A lead, or at least nobody who asks to be left alone by mail: nothing may be suppressed and nothing held for it.
LEADS = """
stop. wait. is that price right?
No more listings in Ogden please, only Layton and Farr West
Let's pause everything but the showing on Friday
¿Podéis mandarme otro correo con los pisos de Retiro?
We're selling the motel. I'm 74 and the knees say stop. Do you handle commercial?
The salesperson wouldn't leave us alone. I'd rather go through you.
I got a note that says I've been unsubscribed. I never asked for that, can you put me back on?
I forward what I wrote to the condo: "Please unsubscribe me from the condo list."
Borre por favor el correo viejo que tiene mío y use este.
Our price is 550, no more.
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
Stop by anytime, we're home all day
Could you have the inspector stop by?
we made a stop at the open house and loved it
I can't stop looking at the photos
please stop by 12 Elm with the keys
Don't stop sending these, they're great!
Never stop sending me listings like this one lol
Don't take me off the list yet
Please leave me on the list
please keep me on the email list
put us on the waitlist for the new building
Is our house on the MLS list yet?
Take the listing off the market on Friday
please take down the listing photos
Can you remove the contingency from our offer?
Seller should remove the junk from the yard
The junk in the garage, will the seller remove it?
Can I have my deposit removed from escrow?
Please remove 12 Elm from my saved list and add 14 Oak
Remove the second one, keep the first
We'd like to be taken off the title
Can we cancel the 3pm and do 5 instead?
Please cancel my offer on 12 Elm
Cancel the showing, we found something closer. Do you have others?
I need to end my lease by June. What's available?
Do you do end units?
We won't need an agent, thanks
No thank you
We're good, thanks
pass
We'll pass on this one
no longer looking in Eastgate, only Westside now
I'm no longer with my husband and need to sell the house
We don't want to receive low offers
don't send the contract to my office, send it here
Please don't send condos, only single family
Not interested in condos. Show me houses.
I'm not interested in 12 Elm but I'd see 14 Oak
Do not contact my wife's employer for verification
Please don't contact the seller yet
please don't email my lender
don't write off that house yet
Would you email me more photos?
More emails like this please!
Did you get my message? I emailed twice
Can you send me more listings like the last?
Your emails go to my spam, but I found it. Yes to Saturday.
My spam folder ate your email. What was the price?
sorry for the late reply, your message went to junk
I get too many calls, email is better. What is the HOA?
enough room for 2 cars?
Is that enough to close the deal?
We've had enough of renting, let's buy
Enough about the kitchen, how is the roof?
Stop me if I'm wrong but the taxes seem high
One stop shopping nearby?
Where do we stop for the key?
The quit claim was recorded
I have to quit smoking before we move, does the HOA allow it outdoors?
Unsubscribed from cable, any fiber in that street?
Does the unit have an opt-out for the cable package?
Can owners opt out of the rental pool?
We'd like to opt for the bigger lot
Delete that, I meant Thursday
please delete my previous email, wrong attachment. Correct one here.
Scratch that, 4 bedrooms
scratch my last email, Sunday works
Drop me a line when it's listed
drop me an email with the details
Drop the price and I'm in
Leave me your number
get me in to see it before the weekend
Get me the disclosures please
I want out of my lease
We want out of the city
How do we get out of our listing agreement with the other agent?
off market homes?
do you have an off-market list?
Baja la casa de precio?
¿Puede bajar el precio?
la planta baja tiene baño?
Quitaron la cerca?
No nos mandaron las fotos
No me enviaron la dirección, ¿me la mandan?
quiero que me manden más casas
ya no queremos apartamento, queremos casa
Basta con dos cuartos
Is there a way to get a list of homes under 300?
what do i have to do to be approved?
tell me how to make an offer
Where is the button to schedule a tour?
There's no link for the photos in your email
Consider this my formal offer on 12 Elm
Formal request for a second showing please
We want no contact with the tenants during the showing
no further questions, send the contract
No further offers above 500 please
Please refrain from smoking inside is in the lease right?
knock off 10k and we have a deal
Could they knock it down to 410?
cut it out of the contract please
just stop over when you can
Send these to my wife too please
Don't send me the keys, I'll pick them up
Please don't send the lockbox code by text
I didn't ask for the disclosures yet
We did not sign up for the HOA gym
I already told you I want a yard
Already asked the lender, approved to 450
take me off hold please, we are ready to list
Delete clause 4 please
Delete the second bathroom from the listing, it isn't finished
Quitar la pared de la cocina cuesta mucho?
no me interesa esa casa, tiene otra?
No deseo vender por menos de 300
Ya no me interesa el departamento, busco casa
deje la llave con el vecino
not looking anymore at condos, only houses
We've bought before, so we know the process
Found a place we like! No need to send more, can we see it today?
no need to call, email is fine. When can we tour?
you don't need to stage it
Don't bother with the condos, what about houses?
Forget the condo, show me 12 Elm
Take a look at 12 Elm for us?
I am not your client yet but want to be
I'm a realtor myself and have a buyer for 12 Elm
If you email me the comps I'll decide tonight
If you stop by Friday, bring the papers
I'll let you know if we want off the waitlist
Is 12 Elm off the list of actives?
Off the list of three, the second is best
Out of those I like the ranch
can you email me at jane@x.example instead of this one?
please use my new address going forward: jane@x.example
We're out of town until the 5th
I don't get your emails, did you stop sending?
did you stop emailing me? I miss the listings
Haven't gotten an email from you in weeks, still on the list?
Am I still on your list?
Are we off the market yet?
my kids will never stop talking about the pool
the sellers should stop the water first
Can we put a stop to the auction?
We need to stop the sale of mom's house, help
no more renting for us, ready to buy
No more waiting, make the offer
Enough waiting. Offer 420.
We are done with condos
Please confirm that you have received my offer
I thought I sent you the pre-approval already?
Not sure why the price dropped. Can we see it?
Please cancel my registration for the open house, we'll come Sunday instead
I do not consent to the inspection waiver
We have an agent for the sale but need one for the purchase
leave the door unlocked
The seller must cease using the driveway
Too many stairs. Anything single level?
Getting too many condos, only houses please
no more condos please
How do I turn the alarm off at the lockbox?
How do I opt into the listing alerts?
do not reply all please, and yes to Saturday
Just remove the fridge from the offer, thanks!
Hi, this is not the same house, is it? please check
She no longer lives there so the house is empty
Dad died in May. We need to sell his house.
please remove him from the deed, he passed away
This is my work email and I can only look at lunch. Which ones allow dogs?
nope. not that one
Lol no. 390 tops
ugh missed it. next?
Stop at the bank first or after?
The mailbox is broken, will they fix it
Wrong guy. I'm the one who asked about Pine, not Elm.
No quiero que vendan mi casa tan barata
no gracias, busco de tres recámaras
Borren la cláusula 3 por favor
Cómo doy de baja la luz al mudarme?
No más de 300 mil
deja la llave en recepción
no envien el contrato todavia
Sácame una cita para el lunes
Je veux visiter
Ich möchte eine Wohnung kaufen, keine Miete mehr zahlen
Quero cancelar a visita
Ik wil het huis zien
I keep missing your emails, could you text me?
Is the listing still up or did you remove it?
I received your email, thanks. We're reviewing.
We would like to receive more info on 12 Elm
I want to be on the list for the new build
take us off the showing schedule for Friday, we can't make it
Remove us from Saturday's open house RSVP, we'll come Sunday
please take my wife's name off the offer
Can you take 5k off the price?
take the kids off school early so we can tour?
I never signed the disclosure
I didn't subscribe to the MLS, can you send me the sheet?
Would the owner stop renting it?
unsubscribing my old landlord lol, we want to buy
Please stop the clock on the option period
don't email, call me about 12 Elm
I'd rather not receive offers by email, phone is better
Email is not working for me, text please. Want to see the condo
I no longer want to receive showings at night
We no longer wish to sell
I don't want to get into a bidding war
I don't want to be contacted by other agents, only you. What's next?
We had enough time to think, let's offer 420
Could you kindly send the weekly list again?
Please no more than 2 stories
We closed last Friday, thank you for everything!
remove the staging furniture before we move in?
Please un-list the garage as living space
I want to be updated on 12 Elm
Get me on that list for the open house!!!
I'd like off-street parking
don't email the wife, it's a surprise. Can we see the pool one?
Don't contact us before 9am, but yes let's tour
Please do not contact the listing agent yet
Quit asking 500 when comps are 430 lol
Stop asking for photos and just book the tour haha
I'm not selling yet but what's it worth?
Not selling. Just buying. 3 beds in Oak Park
How many times do I have to sign?
This is the fourth time I ask: is 12 Elm available?
Subscribe me to price drops please
please cancel the inspection
Cancel these two showings, keep the third
I'm no longer interested in Pine, but Oak looks good
No longer wish to wait, write the offer
I would prefer not to be contacted after 8pm, what's the price?
Do not want stairs
dont want anymore condos
dont send the contract yet
take my offer off the table
remove my contingency
we're not in the market for a condo so please send houses
my wife and I would like to be first in line
No quiero recibir ofertas menores de 200
Darse de baja del gas, ¿cómo se hace en esa casa?
Cancelen la cita del lunes, mejor martes
""".strip().splitlines()

# Both at once, or not clear: a person looks, and nobody is suppressed meanwhile.
HELD = """
No more listings please. We decided to keep renting.
Can you make it so I don't get these? I still want to hear about 48 Wicklow though.
I'm deployed with garbage internet and your pics clog everything, pause all of it indefinitely
Do you know how long it takes to scroll past you every morning? I'd like my mornings back.
I'm marking the next one as spam and so is everyone in my office.
Purge all @tolland-schools.example recipients from your campaigns or we will block you
Último aviso: si recibo otro correo suyo los denuncio.
Stop, that's the one. We're prepared to offer full price tonight.
Find me twenty acres, no more, nearer Irvington, or at Cloverport if you can see the river.
Release me.
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
Please quit.
""".strip().splitlines()

# One kind of mail stops; the rest is welcome.
CAMPAIGN_STOPS = r"""
Please take me off the newsletter but keep me posted on 3 bedroom homes
Unsubscribe me from the market updates, but please keep sending listings
No more newsletters please, just send me new listings in Oak Park
Stop the weekly emails, I only want to hear from you about 12 Elm
""".strip().splitlines()
