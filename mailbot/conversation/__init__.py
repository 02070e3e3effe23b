"""Conversations: from a mail that came to the answer that leaves. The stories stand here, what they use in rooms.

A mail's way: `intake` stores it, `reading` has it judged and placed (`threading`), `answers_due` takes up the threads
that are owed an answer, `replying` gathers the `situation`, takes the policy's next step and has it worded and
checked, and `committing` hands it to the ledger; what mailbot fails at is `left_to_a_person`.
`sent_folder` and `junk_folder` read the two other folders that matter; `call_desk` and `reminders` are about calls that
are booked, and `promises` about what a person is still to answer.
Whoever stands further down is never asked to know who stands above: no two of these know each other both ways.

    arriving/      what happens to a mail as it is read: whose it is, in which order, what it changes
    meaning/       what a mail means in its conversation, and what we know of what it asks
    policy/        what to do next, as one ordered table of rules
    call_reading/  what a mail says of a call: yes, no, when
    writing/       the voices that word a brief of facts, and the letter around the words
    checking/      what a draft must not say
    calls/         free times, and booked calls
    operator/      what people of the agency see and do
    figures/       conversations in numbers
"""
