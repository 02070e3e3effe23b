"""What mailbot does next: a situation in, a step out. `table` has the rules in their order; they stand in modules here.

unanswered     what is never answered, and what a person has
waiting        who waits for a person, reminds us, is upset with us
doubts         what it is not sure about
for_the_agent  what only a person answers
visits         homes that would be seen, or kept
calls          a call that stands, or should have taken place
call_words     yes, no, another time
call_due       when a call is offered
endings        who is done
wishes         a home that is sought, one that is sold, a question
"""
