# 国家标准 (national): the bureau applies and records what others decide, each answer with its own day.
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 procedures adopt national 1
    -> ProcedureAdopted
2026-01-05 day-care propose national local
    -> refused, wrong-level: The procedure `national` is not for standards of level local.
2026-01-05 day-care propose national national
    -> StandardProposed @ 10.00
2026-01-05 day-care send proposal
    -> refused, documents-missing: Documents are missing: Survey of need, with necessity and feasibility (需求调查与必要性、可行性论证), Project proposal (项目建议书), First draft (标准草案). Attach them first.
2026-01-05 day-care attach survey proposal-form first-draft
    -> DocumentAttached @ 10.00
2026-01-05 day-care send proposal
    -> refused, gate-not-approved: The gate `Proposal` is not approved yet (submit it for approval first).
2026-01-05 day-care send approval
    -> refused, nothing-to-send: Nothing is sent out for the gate `Approval` here (possible: Proposal).
2026-01-05 day-care attach plan-notice
    -> refused, not-sent-out: The papers of the gate `Proposal` were not sent out yet, or were replaced since (send them out first).
2026-01-06 day-care pass-through proposal
    -> … granted
2026-01-06 day-care accept
    -> refused, not-sent-out: The papers of the gate `Proposal` were not sent out yet, or were replaced since (send them out first).
2026-01-07 day-care attach plan-notice
    -> refused, not-sent-out: The papers of the gate `Proposal` were not sent out yet, or were replaced since (send them out first).
2026-01-07 day-care send proposal
    -> GateSentOut @ 10.00
2026-01-07 day-care send proposal
    -> refused, sent-out-already: The papers of the gate `Proposal` were sent out before and have not changed (wait for the answer).
2026-01-07 day-care explain
    -> 现处于立项（10.00），自 2026 年 1 月 5 日起。
    -> It stands at Proposal (10.00) since 5 January 2026.
    -> 等国家标准化管理委员会就“立项”作出答复，自 2026 年 1 月 7 日起（已 0 个工作日）；依据：标准化法 第十五条。缺：计划下达通知。
    -> Waiting for the Standardization Administration of China to answer on “Proposal” since 7 January 2026 (0 working days); source: Standardization Law, art. 15. Missing: Notice of the plan.
2026-01-07 day-care accept
    -> refused, documents-missing: Documents are missing: Notice of the plan (计划下达通知). Attach them first.
# The answer is recorded late, with the day on which it was given.
2026-04-01 day-care attach plan-notice
    -> DocumentAttached @ 10.00
2026-04-01 day-care accept
    -> ProposalAccepted @ 20.00 due 2027-10-01 provisional
2026-04-10 day-care attach draft-for-comment explanatory-note
    -> DocumentAttached @ 20.00 due 2027-10-01 provisional
2026-04-10 day-care consult 30
    -> refused, consultation-too-short: A consultation of 31 days is too short; it must run to 2026-06-09 at least.
2026-04-10 day-care consult 60
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-10-01 provisional
2026-06-10 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-10-01 provisional
2026-07-01 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2027-10-01 provisional
2026-07-01 day-care review
    -> ReviewBegun @ 40.20 due 2027-10-01 provisional
2026-07-01 day-care pass 技术委员会通过
    -> refused, not-sent-out: The papers of the gate `Out of review` were not sent out yet, or were replaced since (send them out first).
2026-07-02 day-care send out-of-review
    -> GateSentOut @ 40.20 due 2027-10-01 provisional
2026-09-01 day-care attach review-conclusion
    -> DocumentAttached @ 40.20 due 2027-10-01 provisional
2026-09-01 day-care pass 技术委员会通过
    -> ReviewPassed @ 50.00
2026-09-02 day-care attach submission-letter draft-for-approval
    -> DocumentAttached @ 50.00
2026-09-02 day-care pass-through approval
    -> … granted
2026-09-03 day-care send approval
    -> GateSentOut @ 50.00
# A paper that is replaced after it went out goes through the chain, and out, once more.
2026-09-04 day-care attach draft-for-approval=2
    -> DocumentAttached @ 50.00
2026-09-04 day-care attach announcement
    -> refused, not-sent-out: The papers of the gate `Approval` were not sent out yet, or were replaced since (send them out first).
2026-09-04 day-care send approval
    -> refused, bundle-changed: Since the gate `Approval` was approved these documents were replaced: Draft for approval (报批稿) (submit it for approval again).
2026-09-05 day-care pass-through approval
    -> … granted
2026-09-07 day-care send approval
    -> GateSentOut @ 50.00
2027-01-11 day-care attach announcement
    -> DocumentAttached @ 50.00
2027-01-11 day-care approve MZ/T 039-2027
    -> refused, series-of-others: MZ/T 039-2027 is no number for a standard of level national in Hangzhou 330100 (possible: GB).
2027-01-11 day-care approve GB/T 50001-2027
    -> PublicationApproved + NumberRecorded of register/GB/T @ 60.00
2027-01-12 day-care attach final-text
    -> DocumentAttached @ 60.00
2027-01-12 day-care publish 2027-07-01
    -> StandardPublished @ 60.60 due 2027-02-09 provisional
2027-02-09 day-care public 示例：国家标准全文公开系统
    -> PublicityRecorded @ 60.60 due 2032-01-12 provisional
2027-02-10 day-care owed
    -> publicity until 2027-02-09: done 2027-02-09, in time
# Reviewed after five years, and abolished.
2032-01-12 day-care examine 实施满五年
    -> RevisionStarted @ 90.20
2032-01-12 day-care abolish 已无需要
    -> refused, documents-missing: Documents are missing: Report of the review (复审报告), Consultation on abolition and the departments' opinions (废止征求意见情况及有关部门意见). Attach them first.
2032-01-13 day-care attach review-report abolition-opinion
    -> DocumentAttached @ 90.20
2032-01-13 day-care abolish 已无需要
    -> StandardAbolished @ 95.99
