# -- The versions of a procedure follow each other; an office may begin with any.
2024-01-05 procedures adopt local 3
    -> refused, procedure-unfit: The procedure cannot be adopted: line 4, C03: version 3 is in force, so the next one is 4 (write version = 4).
2024-01-05 procedures adopt local 5
    -> refused, procedure-unfit: The procedure cannot be adopted: line 4, C03: version 3 is in force, so the next one is 4 (write version = 4).
2024-01-05 procedures adopt local 4
    -> ProcedureAdopted
2024-01-05 procedures adopt made-up 0
    -> refused, procedure-unfit: The procedure cannot be adopted: line 2, C06: version is 0; it may be 1 to 1000000 (write a figure within these bounds).
2024-01-05 procedures adopt made-up 7
    -> ProcedureAdopted
2024-01-05 procedures adopt made-up 8
    -> ProcedureAdopted

# A standard is bound to one of them, for its levels; where it asks for nothing, nothing is waited for.
2024-01-06 day-care propose none
    -> refused, unknown-procedure: No procedure `none` was adopted (adopted: iso, local, local-city, made-up).
2024-01-06 day-care propose iso
    -> refused, observed-only: Another body runs this standard; here it is only observed.
2024-01-06 day-care propose local group
    -> refused, wrong-level: The procedure `local` is not for standards of level group.
2024-01-06 day-care propose made-up
    -> StandardProposed @ 10.00
2024-01-06 day-care attach proposal-form
    -> refused, unknown-document: The procedure knows no document `proposal-form` (known: ).
2024-01-06 day-care accept
    -> ProposalAccepted @ 20.00
2024-01-06 day-care consult 0
    -> refused, bad-field: days: 1 to 3660 days.
2024-01-06 day-care extend 2025-01-01
    -> refused, no-more-extensions: The plan may not be extended: its procedure allows no extension, or no further one.
2024-01-06 day-care review
    -> ReviewBegun @ 40.20
2024-01-07 day-care return proposal
    -> refused, return-not-allowed: A standard at Expert review cannot be sent back to Proposal (possible: nothing).

# Each stream takes the commands of its noun.
2024-01-06 procedures accept
    -> refused, wrong-stream: The command AcceptProposal cannot be given to procedures.
2024-01-06 people accept
    -> refused, wrong-stream: The command AcceptProposal cannot be given to people.
2024-01-06 register/DB3301/T accept
    -> refused, wrong-stream: The command AcceptProposal cannot be given to register/DB3301/T.

# -- Every figure has its bounds; the refusal names the key, what it holds and what it may hold.
2024-01-05 procedures adopt made-up 1 extension = { months = 2000000000, times = 1, source = "x" }
    -> refused, procedure-unfit: The procedure cannot be adopted: line 5, C06: extension.months is 2000000000; it may be 1 to 1200 (write a figure within these bounds).
2024-01-05 procedures adopt made-up 1 consultation = { days = 0, source = "x" }
    -> refused, procedure-unfit: The procedure cannot be adopted: line 5, C06: consultation.days is 0; it may be 1 to 36500 (write a figure within these bounds).
2024-01-05 procedures adopt made-up 1 consultation = { days = 30, bodies = 10001, source = "x" }
    -> refused, procedure-unfit: The procedure cannot be adopted: line 5, C06: consultation.bodies is 10001; it may be 0 to 200 (write a figure within these bounds).
2024-01-05 procedures adopt made-up 0
    -> refused, procedure-unfit: The procedure cannot be adopted: line 2, C06: version is 0; it may be 1 to 1000000 (write a figure within these bounds).
2024-01-05 procedures adopt made-up 1 plan = { years = 3, source = "x" }
    -> refused, procedure-unfit: The procedure cannot be adopted: line 5, C06: plan.years is 3; no figure stands there (write a known key, or take it away).
