# -- Suspended and resumed before acceptance: the plan begins with acceptance and knows nothing of that.
2024-01-05 day-care propose local
    -> StandardProposed @ 10.00
2024-01-05 day-care attach proposal-form first-draft drafting-notes
    -> DocumentAttached @ 10.00
2024-01-06 day-care suspend 等待上位法
    -> StandardSuspended @ 10.00 suspended
2024-01-07 day-care accept
    -> refused, suspended: The project is suspended since 2024-01-06 at Proposal (10.00); resume it first.
2024-01-07 day-care suspend 等待上位法
    -> refused, suspended: The project is suspended since 2024-01-06 at Proposal (10.00); resume it first.
2024-03-06 day-care resume
    -> StandardResumed @ 10.00
2024-03-10 day-care accept
    -> ProposalAccepted @ 20.00 due 2025-09-10

# -- The clock stands still: thirty days later, the last day is thirty days later, and nobody was late meanwhile.
2024-01-05 day-care hurry 20.00
    -> … on 2024-01-05 @ 20.00 due 2025-07-05
2025-07-01 day-care suspend 等待上位法
    -> StandardSuspended @ 20.00 suspended
2025-07-31 day-care extend 2026-01-31
    -> refused, suspended: The project is suspended since 2025-07-01 at Drafting (20.00); resume it first.
2025-07-31 day-care resume
    -> StandardResumed @ 20.00 due 2025-08-04
2025-08-04 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2025-08-04

# -- An extension names a day; what stood still before it is in it, what stands still after it moves it.
2024-01-05 day-care hurry 20.00
    -> … on 2024-01-05 @ 20.00 due 2025-07-05
2024-02-01 day-care suspend 等待上位法
    -> StandardSuspended @ 20.00 suspended
2024-03-02 day-care resume
    -> StandardResumed @ 20.00 due 2025-08-04
2024-03-02 day-care extend 2025-12-31
    -> PlanExtended @ 20.00 due 2025-12-31
2024-04-01 day-care suspend 等待上位法
    -> StandardSuspended @ 20.00 suspended
2024-04-11 day-care resume
    -> StandardResumed @ 20.00 due 2026-01-10

# -- Back to the proposal: the plan with its extension and its standing still is over; accepted anew, it begins anew.
2024-01-05 day-care hurry 20.00
    -> … on 2024-01-05 @ 20.00 due 2025-07-05
2024-02-01 day-care suspend 等待上位法
    -> StandardSuspended @ 20.00 suspended
2024-03-02 day-care resume
    -> StandardResumed @ 20.00 due 2025-08-04
2024-03-02 day-care extend 2026-06-30
    -> PlanExtended @ 20.00 due 2026-06-30
2026-08-01 day-care return proposal
    -> StandardReturned @ 10.00
2026-08-01 day-care attach proposal-form first-draft drafting-notes
    -> DocumentAttached @ 10.00
2026-09-01 day-care accept
    -> ProposalAccepted @ 20.00 due 2028-03-01
2026-09-02 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2028-03-01
2026-09-02 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2028-03-01
2026-10-02 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2028-03-01
2026-10-03 day-care extend 2029-03-31
    -> refused, extension-too-long: The plan may be extended to 2029-03-01 at the latest.
2026-10-03 day-care extend 2029-02-28
    -> PlanExtended @ 30.60 due 2029-02-28

# -- Approval is not in the plan; sent back from it, the plan counts again, with the days that passed.
2024-01-05 day-care hurry 50.00
    -> … on 2024-02-04 @ 50.00
2025-07-01 day-care return expert_review
    -> StandardReturned @ 40.00 due 2025-07-05
2025-07-06 day-care attach meeting-minutes attendance
    -> DocumentAttached @ 40.00 due 2025-07-05
2025-07-06 day-care pass 再次审查一致同意
    -> refused, plan-overdue: The plan ran out on 2025-07-05 and the project is frozen; extend the plan first.
2025-07-06 day-care extend 2025-12-31
    -> PlanExtended @ 40.00 due 2025-12-31
2025-07-06 day-care pass 再次审查一致同意
    -> ReviewPassed @ 50.00
2025-07-07 day-care return drafting
    -> StandardReturned @ 20.00 due 2025-12-31

# -- A consultation does not stand still: the public was told its last day, and nothing is suspended while it runs.
2024-01-05 day-care hurry 20.00
    -> … on 2024-01-05 @ 20.00 due 2025-07-05
2024-02-01 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2025-07-05
2024-02-10 day-care suspend 等待上位法
    -> refused, part-running: consultation/day-care.draft.1 is running, so nothing is suspended (wait for its end).
2024-03-03 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2025-07-05
