# -- Rejected: nothing follows.
2024-01-05 propose local
    -> StandardProposed @ 10.00
2024-02-01 reject 与上位标准重复
    -> ProposalRejected @ 10.98
2024-02-02 accept
    -> refused, out-of-turn: AcceptProposal is not possible while the standard stands at Rejected (10.98).

# -- A plan that runs out is frozen until it is extended, once and not too far; suspended days do not count.
2024-01-05 propose local
    -> StandardProposed @ 10.00
2024-01-05 attach proposal-form first-draft drafting-notes
    -> DocumentAttached @ 10.00
2024-01-10 accept
    -> ProposalAccepted @ 20.00 due 2025-07-10
2024-02-01 suspend 等待上位法
    -> StandardSuspended @ 20.00 due 2025-07-10
2024-02-02 consult 30
    -> refused, out-of-turn: The project is suspended at Drafting (20.00); resume it first.
2024-03-02 resume
    -> StandardResumed @ 20.00 due 2025-08-09
2024-03-02 resume
    -> refused, out-of-turn: Resume is not possible while the standard stands at Drafting (20.00).
2025-09-01 attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2025-08-09
2025-09-01 consult 30
    -> refused, plan-overdue: The plan ran out on 2025-08-09 and the project is frozen; extend the plan first.
2025-09-01 extend 2025-08-01
    -> refused, impossible-day: It cannot have been on 2025-08-01 (possible: 2025-08-10 to 2026-08-09).
2025-09-01 extend 2027-01-01
    -> refused, extension-too-long: The plan may be extended to 2026-08-09 at the latest.
2025-09-01 extend 2026-01-31
    -> PlanExtended @ 20.00 due 2026-01-31
2025-09-01 consult 30
    -> ConsultationOpened @ 30.20 due 2026-01-31
2025-09-02 extend 2026-02-28
    -> refused, extension-too-long: The plan may not be extended again.

# -- Sent back, step by step and across; a new draft is consulted on again.
2024-01-05 propose local
    -> StandardProposed @ 10.00
2024-01-05 attach proposal-form first-draft drafting-notes
    -> DocumentAttached @ 10.00
2024-01-10 accept
    -> ProposalAccepted @ 20.00 due 2025-07-10
2024-01-11 attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2025-07-10
2024-01-11 review
    -> refused, not-consulted: The draft needs a finished public consultation before review.
2024-01-11 consult 45
    -> ConsultationOpened @ 30.20 due 2025-07-10
2024-02-26 close
    -> ConsultationClosed @ 30.60 due 2025-07-10
2024-02-26 attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2025-07-10
2024-02-26 review
    -> ReviewBegun @ 40.20 due 2025-07-10
2024-03-01 return publication
    -> refused, out-of-turn: Return is not possible while the standard stands at Expert review (40.20).
2024-03-01 return drafting
    -> StandardReturned @ 20.00 due 2025-07-10
2024-03-02 review
    -> refused, not-consulted: The draft needs a finished public consultation before review.
2024-03-02 consult 30
    -> refused, documents-missing: Documents are missing: Draft for comment (征求意见稿), Explanatory note (编制说明), List of those consulted (征求意见单位名单). Attach them first.
2024-03-02 return proposal
    -> StandardReturned @ 10.00
2024-03-03 withdraw 起草单位撤销
    -> StandardWithdrawn @ 00.98
2024-03-04 resume
    -> refused, out-of-turn: Resume is not possible while the standard stands at Withdrawn (00.98).

# -- Days that cannot be.
2024-01-05 propose local
    -> StandardProposed @ 10.00
2024-01-04 withdraw before it began
    -> refused, impossible-day: It cannot have been on 2024-01-04 (possible: 2024-01-05 to 2040-01-01).
2041-01-01 withdraw tomorrow
    -> refused, impossible-day: It cannot have been on 2041-01-01 (not after 2040-01-01).
