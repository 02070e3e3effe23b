"""What kind of mail is this, and what does its writer want: parsed mail in, verdict out.

`chain` is the order in which a mail is judged; what no rule claims goes to the `reader`, built-in or a model's.

    rules/         what marks, headers and words say for sure: bounces, automatic replies, portals, wishes to stop
    intents/       the built-in reader of what somebody wants
    needs/         what they need or have, slot by slot, each with its quote
    asking/        what they ask, and whether they are ready for a call
    text/          words, languages, and the notation of phrases
    fair_housing/  a reader of drafts: what is said of people
    statements/    a reader of drafts: what nothing backs
    training/      what the readers learned from, and how
"""
