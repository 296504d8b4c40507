# A standard stays with the version under which it began, unless it is moved, with a reason.
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 day-care propose local
    -> StandardProposed @ 10.00
2026-01-05 day-care attach proposal-form first-draft drafting-notes
    -> DocumentAttached @ 10.00
2026-01-05 day-care accept
    -> ProposalAccepted @ 20.00 due 2027-07-05
2026-02-01 procedures adopt local 4
    -> ProcedureAdopted
2026-02-01 day-care move local 3 改用新版
    -> refused, same-procedure: The standard goes by version 3 of `local` already (name another one).
2026-02-01 day-care move local 9 改用新版
    -> refused, unknown-version: Version 9 of the procedure `local` was not adopted (adopted: 3, 4).
2026-02-01 day-care move made-up 1 改用新版
    -> refused, unknown-procedure: No procedure `made-up` was adopted (adopted: iso, local, local-city).
2026-02-01 day-care move iso 1 改用新版
    -> refused, observed-only: Another body runs this standard; here it is only observed.
2026-02-02 procedures adopt group 1
    -> ProcedureAdopted
2026-02-02 day-care move group 1 改用新版
    -> refused, wrong-level: The procedure `group` is not for standards of level local.
2026-02-03 day-care move local 4 新版程序已采用
    -> ProcedureMoved @ 20.00 due 2027-07-05
2026-02-03 day-care audit ProcedureMoved {"from":{"procedure":"local","version":3},"to":{"procedure":"local-city","version":3},"reason":"示例"}
    -> refused, same-procedure: The standard goes by version 4 of `local` already (name another one).
# What runs by the old rules goes to its end first; what was granted is asked for anew.
2026-02-04 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2027-07-05
2026-02-04 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-07-05
2026-02-10 day-care move local-city 3 按市级程序办理
    -> refused, move-while-running: consultation/day-care.draft.1 runs by the procedure that it began under, so the standard cannot move to another one (wait for its end, or take it back).
2026-03-06 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-07-05
2026-03-09 day-care move local-city 3 按市级程序办理
    -> ProcedureMoved @ 30.60 due 2027-01-05 provisional
2026-03-10 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2027-01-05 provisional
2026-03-10 day-care p-feng: submit into-review
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.into-review.1 @ 30.60 due 2027-01-05 provisional
2026-03-10 day-care move local 4 退回原程序
    -> refused, move-while-running: approval/day-care.into-review.1 runs by the procedure that it began under, so the standard cannot move to another one (wait for its end, or take it back).
2026-03-11 approval/day-care.into-review.1 p-zhao: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted
2026-03-12 day-care move local 4 退回原程序
    -> ProcedureMoved @ 30.60 due 2027-07-05
2026-03-12 day-care move local-city 3 再按市级程序办理
    -> ProcedureMoved @ 30.60 due 2027-01-05 provisional
2026-03-12 day-care review
    -> refused, gate-not-approved: The gate `Into review` is not approved yet (submit it for approval first).
2026-03-12 day-care pass-through into-review
    -> … granted
2026-03-12 day-care review
    -> ReviewBegun @ 40.20 due 2027-01-05 provisional
# A number that it has stays one that the other procedure would have given.
2026-01-05 wreaths hurry 60.00 DB3301/T 0500-2026
    -> … on 2026-02-04 @ 60.00
2026-03-12 procedures adopt local-province 1
    -> ProcedureAdopted
2026-03-12 wreaths move local-province 1 转为省级
    -> refused, series-of-others: DB3301/T 0500-2026 is no number for a standard of level local in Hangzhou 330100 (possible: DB33/T).
2026-03-12 wreaths move local-city 3 按市级程序办理
    -> ProcedureMoved @ 60.00
# While it is suspended nothing is moved, and what is over stays as it was.
2026-01-05 shelters propose local
    -> StandardProposed @ 10.00
2026-01-06 shelters suspend 等待上位标准
    -> StandardSuspended @ 10.00 suspended
2026-02-07 shelters move local 4 新版程序已采用
    -> refused, suspended: The project is suspended since 2026-01-06 at Proposal (10.00); resume it first.
2026-02-08 shelters resume
    -> StandardResumed @ 10.00
2026-02-09 shelters withdraw 不再需要
    -> StandardWithdrawn @ 00.98
2026-02-10 shelters move local 4 新版程序已采用
    -> refused, out-of-turn: While the standard stands at Withdrawn (00.98) nobody can move it to another procedure; its life has ended.

# -- A panel under way is one of the parts that go to their end first.
2026-05-06 people bureau
    -> … the example bureau
2026-05-06 people found u-college
    -> UnitFounded
2026-05-06 pool/330100 admit e-001 u-college elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 procedures adopt-file panel
    -> ProcedureAdopted
2026-05-07 day-care propose panel
    -> StandardProposed @ 10.00
2026-05-07 day-care p-li: call proposal meeting 2026-06-10 5
    -> ReviewCalled + PanelCalled of review/day-care.proposal.1 @ 10.00
2026-05-08 day-care move local 3 改用通用程序
    -> refused, move-while-running: review/day-care.proposal.1 runs by the procedure that it began under, so the standard cannot move to another one (wait for its end, or take it back).
2026-05-08 review/day-care.proposal.1 p-li: dissolve 不再需要
    -> ReviewDissolved @ dissolved
2026-05-09 day-care move local 3 改用通用程序
    -> ProcedureMoved @ 10.00
