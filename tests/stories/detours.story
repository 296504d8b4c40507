# -- Rejected: nothing follows.
2024-01-05 day-care propose local
    -> StandardProposed @ 10.00
2024-02-01 day-care reject 与上位标准重复
    -> ProposalRejected @ 10.98
2024-02-02 day-care accept
    -> refused, out-of-turn: While the standard stands at Rejected (10.98) nobody can accept the proposal; its life has ended.

# -- A plan that runs out is frozen until it is extended, once and not too far; suspended days do not count.
2024-01-05 day-care propose local
    -> StandardProposed @ 10.00
2024-01-05 day-care attach proposal-form first-draft drafting-notes
    -> DocumentAttached @ 10.00
2024-01-10 day-care accept
    -> ProposalAccepted @ 20.00 due 2025-07-10
2024-02-01 day-care suspend 等待上位法
    -> StandardSuspended @ 20.00 suspended
2024-02-02 day-care consult 30
    -> refused, suspended: The project is suspended since 2024-02-01 at Drafting (20.00); resume it first.
2024-03-02 day-care resume
    -> StandardResumed @ 20.00 due 2025-08-09
2024-03-02 day-care resume
    -> refused, out-of-turn: While the standard stands at Drafting (20.00) nobody can resume it (possible: open the consultation, begin the review, extend the plan, send it back, withdraw it, suspend it, hand in documents, amend the description, name its drafters).
2025-09-01 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2025-08-09
2025-09-01 day-care consult 30
    -> refused, plan-overdue: The plan ran out on 2025-08-09 and the project is frozen; extend the plan first.
2025-09-01 day-care extend 2025-08-01
    -> refused, day-too-early: 2025-08-01 is too early (not before 2025-08-10).
2025-09-01 day-care extend 2027-01-01
    -> refused, extension-too-long: The plan may be extended to 2026-08-09 at the latest.
2025-09-01 day-care extend 2026-01-31
    -> PlanExtended @ 20.00 due 2026-01-31
2025-09-01 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2026-01-31
2025-09-02 day-care extend 2026-02-28
    -> refused, no-more-extensions: The plan may not be extended: its procedure allows no extension, or no further one.

# -- Sent back, step by step and across; a new draft is consulted on again.
2024-01-05 day-care propose local
    -> StandardProposed @ 10.00
2024-01-05 day-care attach proposal-form first-draft drafting-notes
    -> DocumentAttached @ 10.00
2024-01-10 day-care accept
    -> ProposalAccepted @ 20.00 due 2025-07-10
2024-01-11 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2025-07-10
2024-01-11 day-care review
    -> refused, not-consulted: The draft needs a finished public consultation before review.
2024-01-11 day-care consult 45
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2025-07-10
2024-02-26 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2025-07-10
2024-02-26 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2025-07-10
2024-02-26 day-care review
    -> ReviewBegun @ 40.20 due 2025-07-10
2024-03-01 day-care return publication
    -> refused, return-not-allowed: A standard at Expert review cannot be sent back to Publication (possible: Drafting, Proposal).
2024-03-01 day-care return drafting
    -> StandardReturned @ 20.00 due 2025-07-10
2024-03-02 day-care review
    -> refused, not-consulted: The draft needs a finished public consultation before review.
2024-03-02 day-care consult 30
    -> refused, documents-missing: Documents are missing: Draft for comment (征求意见稿), Explanatory note (编制说明), List of those consulted (征求意见单位名单). Attach them first.
2024-03-02 day-care return proposal
    -> StandardReturned @ 10.00
2024-03-03 day-care withdraw 起草单位撤销
    -> StandardWithdrawn @ 00.98
2024-03-04 day-care resume
    -> refused, out-of-turn: While the standard stands at Withdrawn (00.98) nobody can resume it; its life has ended.

# -- Days that cannot be.
2024-01-05 day-care propose local
    -> StandardProposed @ 10.00
2024-01-04 day-care withdraw before it began
    -> refused, impossible-day: It cannot have been on 2024-01-04 (possible: 2024-01-05 to 2040-01-01).
2041-01-01 day-care withdraw tomorrow
    -> refused, impossible-day: It cannot have been on 2041-01-01 (not after 2040-01-01).

# -- Documents: each that is refused says so, whatever follows it.
2024-01-05 day-care propose local
    -> StandardProposed @ 10.00
2024-01-05 day-care attach proposal-form menu first-draft
    -> DocumentAttached @ 10.00
    -> refused, unknown-document: The procedure knows no document `menu` (known: abolition-opinion, announcement, attendance, comment-table, consulted-list, draft-for-approval, draft-for-comment, draft-for-review, drafting-notes, explanatory-note, final-text, first-draft, meeting-minutes, proposal-form, submission-form, submission-letter).
    -> DocumentAttached @ 10.00
