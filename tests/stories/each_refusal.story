# What each procedure refuses by its own figures: a paper that is missing, an approval that was not asked for, a consultation that is too short, a plan
# that has run out, a number that is another's. `each_refusal.rs` counts what is shown here against what each text lays down.
# -- national
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 procedures adopt national 1
    -> ProcedureAdopted
2026-01-06 day-care propose national local
    -> refused, wrong-level: The procedure `national` is not for standards of level local.
2026-01-06 day-care propose national national
    -> StandardProposed @ 10.00
2026-01-06 day-care accept
    -> refused, documents-missing: Documents are missing: Survey of need, with necessity and feasibility (需求调查与必要性、可行性论证), Project proposal (项目建议书), First draft (标准草案). Attach them first.
2026-01-07 day-care attach survey proposal-form first-draft
    -> DocumentAttached @ 10.00
2026-01-07 day-care accept
    -> refused, gate-not-approved: The gate `Proposal` is not approved yet (submit it for approval first).
2026-01-07 day-care pass-through proposal
    -> … granted
2026-01-07 day-care accept
    -> refused, not-sent-out: The papers of the gate `Proposal` were not sent out yet, or were replaced since (send them out first).
2026-01-07 day-care send proposal
    -> GateSentOut @ 10.00
2026-01-07 day-care attach plan-notice
    -> DocumentAttached @ 10.00
2026-01-07 day-care accept
    -> ProposalAccepted @ 20.00 due 2027-07-07 provisional
2026-01-08 day-care extend 2030-01-01
    -> refused, extension-too-long: The plan may be extended to 2028-01-07 at the latest.
2026-01-08 day-care extend 2027-10-01
    -> PlanExtended @ 20.00 due 2027-10-01
2026-01-08 day-care extend 2030-01-01
    -> refused, no-more-extensions: The plan may not be extended: its procedure allows no extension, or no further one.
2026-01-08 day-care return expert_review
    -> refused, return-not-allowed: A standard at Drafting cannot be sent back to Expert review (possible: Proposal).
2026-01-08 day-care attach draft-for-comment explanatory-note
    -> DocumentAttached @ 20.00 due 2027-10-01
2026-01-08 day-care consult 5
    -> refused, consultation-too-short: A consultation of 5 days is too short; it must run to 2026-03-09 at least.
2026-01-08 day-care review
    -> refused, not-consulted: The draft needs a finished public consultation before review.
2026-01-08 day-care consult 60
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-10-01
2026-01-09 consultation/day-care.draft.1 comment 5.3 某单位 应细化
    -> CommentReceived @ until 2026-03-09, 1 open
2026-03-16 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-10-01
2026-03-16 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2027-10-01
2026-03-16 day-care review
    -> refused, comments-undisposed: Comments of day-care.draft.1 are not disposed of: 1 (1).
2026-03-16 consultation/day-care.draft.1 dispose 1 not 已有规定
    -> CommentDisposed @ over on 2026-03-16, 0 open
2026-03-16 day-care review
    -> ReviewBegun @ 40.20 due 2027-10-01
2026-03-16 day-care send out-of-review
    -> GateSentOut @ 40.20 due 2027-10-01
2026-03-16 day-care attach review-conclusion
    -> DocumentAttached @ 40.20 due 2027-10-01
2026-03-17 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-03-17 day-care attach submission-letter draft-for-approval
    -> DocumentAttached @ 50.00
2026-03-17 day-care pass-through approval
    -> … granted
2026-03-17 day-care send approval
    -> GateSentOut @ 50.00
2026-03-17 day-care attach announcement
    -> DocumentAttached @ 50.00
2026-03-17 day-care approve MZ/T 039-2026
    -> refused, series-of-others: MZ/T 039-2026 is no number for a standard of level national in Hangzhou 330100 (possible: GB).
2026-01-08 wreaths propose national national
    -> StandardProposed @ 10.00
2026-01-08 wreaths attach survey proposal-form first-draft
    -> DocumentAttached @ 10.00
2026-01-08 wreaths pass-through proposal
    -> … granted
2026-01-08 wreaths send proposal
    -> GateSentOut @ 10.00
2026-01-08 wreaths attach plan-notice
    -> DocumentAttached @ 10.00
2026-01-08 wreaths accept
    -> ProposalAccepted @ 20.00 due 2027-07-08 provisional
2029-01-08 wreaths review
    -> refused, plan-overdue: The plan ran out on 2027-07-08 and the project is frozen; extend the plan first.

# -- industry
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 procedures adopt industry 1
    -> ProcedureAdopted
2026-01-06 day-care propose industry local
    -> refused, wrong-level: The procedure `industry` is not for standards of level local.
2026-01-06 day-care propose industry industry
    -> StandardProposed @ 10.00
2026-01-06 day-care accept
    -> refused, documents-missing: Documents are missing: Survey of need, with necessity and feasibility (需求调查与必要性、可行性论证), Project proposal (项目建议书), First draft (标准草案). Attach them first.
2026-01-07 day-care attach survey proposal-form first-draft
    -> DocumentAttached @ 10.00
2026-01-07 day-care accept
    -> refused, gate-not-approved: The gate `Proposal` is not approved yet (submit it for approval first).
2026-01-07 day-care pass-through proposal
    -> … granted
2026-01-07 day-care accept
    -> refused, not-sent-out: The papers of the gate `Proposal` were not sent out yet, or were replaced since (send them out first).
2026-01-07 day-care send proposal
    -> GateSentOut @ 10.00
2026-01-07 day-care attach plan-notice
    -> DocumentAttached @ 10.00
2026-01-07 day-care accept
    -> ProposalAccepted @ 20.00 due 2028-01-07 provisional
2026-01-08 day-care extend 2030-01-01
    -> refused, extension-too-long: The plan may be extended to 2029-01-07 at the latest.
2026-01-08 day-care extend 2028-10-02
    -> PlanExtended @ 20.00 due 2028-10-02
2026-01-08 day-care extend 2030-01-01
    -> refused, no-more-extensions: The plan may not be extended: its procedure allows no extension, or no further one.
2026-01-08 day-care return expert_review
    -> refused, return-not-allowed: A standard at Drafting cannot be sent back to Expert review (possible: Proposal).
2026-01-08 day-care attach draft-for-comment explanatory-note
    -> DocumentAttached @ 20.00 due 2028-10-02
2026-01-08 day-care consult 5
    -> refused, consultation-too-short: A consultation of 5 days is too short; it must run to 2026-02-09 at least.
2026-01-08 day-care review
    -> refused, not-consulted: The draft needs a finished public consultation before review.
2026-01-08 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2028-10-02
2026-01-09 consultation/day-care.draft.1 comment 5.3 某单位 应细化
    -> CommentReceived @ until 2026-02-09, 1 open
2026-03-16 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2028-10-02
2026-03-16 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2028-10-02
2026-03-16 day-care review
    -> refused, comments-undisposed: Comments of day-care.draft.1 are not disposed of: 1 (1).
2026-03-16 consultation/day-care.draft.1 dispose 1 not 已有规定
    -> CommentDisposed @ over on 2026-03-16, 0 open
2026-03-16 day-care review
    -> ReviewBegun @ 40.20 due 2028-10-02
2026-03-16 day-care attach meeting-minutes
    -> DocumentAttached @ 40.20 due 2028-10-02
2026-03-16 day-care pass 一致同意
    -> refused, review-not-passed: The gate `out-of-review` asks for a panel of experts that has agreed (conclude a review first).
2026-03-16 day-care panel-votes 16 yes 16 no 0 unit 0/0
    -> BallotClosed @ 16 of 16 present, at least 2/3 (11 needed): met; 0 by the drafting unit of 16 cast, at most 1/4 (4 allowed): met; 16 yes of 16 present, at least 3/4 (12 needed): met; 0 no. Passed, round 1. Rule: by analogy Order 55 of the Ministry of Industry and Information Technology, art. 17 (excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330100 @ passed
2026-06-01 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-06-01 day-care attach submission-letter draft-for-approval
    -> DocumentAttached @ 50.00
2026-06-01 day-care pass-through approval
    -> … granted
2026-06-01 day-care send approval
    -> GateSentOut @ 50.00
2026-06-01 day-care attach announcement
    -> DocumentAttached @ 50.00
2026-06-01 day-care approve GB/T 039-2026
    -> refused, series-of-others: GB/T 039-2026 is no number for a standard of level industry in Hangzhou 330100 (possible: MZ/T).
2026-01-08 wreaths propose industry industry
    -> StandardProposed @ 10.00
2026-01-08 wreaths attach survey proposal-form first-draft
    -> DocumentAttached @ 10.00
2026-01-08 wreaths pass-through proposal
    -> … granted
2026-01-08 wreaths send proposal
    -> GateSentOut @ 10.00
2026-01-08 wreaths attach plan-notice
    -> DocumentAttached @ 10.00
2026-01-08 wreaths accept
    -> ProposalAccepted @ 20.00 due 2028-01-10 provisional
2029-01-08 wreaths review
    -> refused, plan-overdue: The plan ran out on 2028-01-10 and the project is frozen; extend the plan first.

# -- local-province
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 people found u-province area 330000
    -> UnitFounded
2026-01-05 people assign division-head u-province p-zhao 2026-01-05
    -> RoleAssigned
2026-01-05 people assign legal u-province p-sun 2026-01-05
    -> RoleAssigned
2026-01-05 people assign office u-province p-li 2026-01-05
    -> RoleAssigned
2026-01-05 people assign deputy-director u-province p-zhou 2026-01-05
    -> RoleAssigned
2026-01-05 people assign convener u-province p-zheng 2026-01-05
    -> RoleAssigned
2026-01-05 procedures adopt local-province 1
    -> ProcedureAdopted
2026-01-06 day-care propose local-province norm
    -> refused, wrong-level: The procedure `local-province` is not for standards of level norm.
2026-01-06 day-care propose local-province local 330000
    -> StandardProposed @ 10.00
2026-01-06 day-care accept
    -> refused, documents-missing: Documents are missing: Project proposal (项目建议书), First draft (标准草案). Attach them first.
2026-01-07 day-care attach proposal-form first-draft
    -> DocumentAttached @ 10.00
2026-01-07 day-care accept
    -> refused, gate-not-approved: The gate `Proposal` is not approved yet (submit it for approval first).
2026-01-07 day-care pass-through proposal
    -> … granted
2026-01-07 day-care accept
    -> refused, not-sent-out: The papers of the gate `Proposal` were not sent out yet, or were replaced since (send them out first).
2026-01-07 day-care send proposal
    -> GateSentOut @ 10.00
2026-01-07 day-care attach plan-notice
    -> DocumentAttached @ 10.00
2026-01-07 day-care accept
    -> ProposalAccepted @ 20.00 due 2027-07-07 provisional
2026-01-08 day-care extend 2030-01-01
    -> refused, extension-too-long: The plan may be extended to 2028-01-07 at the latest.
2026-01-08 day-care extend 2027-10-01
    -> PlanExtended @ 20.00 due 2027-10-01
2026-01-08 day-care extend 2030-01-01
    -> refused, no-more-extensions: The plan may not be extended: its procedure allows no extension, or no further one.
2026-01-08 day-care return expert_review
    -> refused, return-not-allowed: A standard at Drafting cannot be sent back to Expert review (possible: Proposal).
2026-01-08 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2027-10-01
2026-01-08 day-care pass-through consultation
    -> … granted
2026-01-08 day-care consult 5
    -> refused, consultation-too-short: A consultation of 5 days is too short; it must run to 2026-02-09 at least.
2026-01-08 day-care review
    -> refused, not-consulted: The draft needs a finished public consultation before review.
2026-01-08 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-10-01
2026-01-09 consultation/day-care.draft.1 comment 5.3 某单位 应细化
    -> CommentReceived @ until 2026-02-09, 1 open
2026-03-16 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-10-01
2026-03-16 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2027-10-01
2026-03-16 day-care p-li: submit into-review
    -> refused, comments-undisposed: Comments of day-care.draft.1 are not disposed of: 1 (1).
2026-03-16 consultation/day-care.draft.1 dispose 1 not 已有规定
    -> CommentDisposed @ over on 2026-03-16, 0 open
2026-03-16 day-care pass-through into-review
    -> … granted
2026-03-16 day-care review
    -> ReviewBegun @ 40.20 due 2027-10-01
2026-03-16 day-care attach meeting-minutes attendance
    -> DocumentAttached @ 40.20 due 2027-10-01
2026-03-16 day-care pass 一致同意
    -> refused, review-not-passed: The gate `out-of-review` asks for a panel of experts that has agreed (conclude a review first).
2026-03-16 day-care panel-votes 5 yes 5 no 0 unit 0/0
    -> BallotClosed @ 5 of 5 present, at least 2/3 (4 needed): met; 5 yes of 5 present, at least 3/4 (4 needed): met; 0 no. Passed, round 1. Rule: a ministry's standardization measures, art. 24 (held again where fewer than 2/3 are present; passed by 3/4 of those present; excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330000 @ passed
2026-06-01 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-06-01 day-care attach submission-letter draft-for-approval
    -> DocumentAttached @ 50.00
2026-06-01 day-care pass-through approval
    -> … granted
2026-06-01 day-care send approval
    -> GateSentOut @ 50.00
2026-06-01 day-care attach announcement
    -> DocumentAttached @ 50.00
2026-06-01 day-care approve DB3301/T 0400-2026
    -> refused, series-of-others: DB3301/T 0400-2026 is no number for a standard of level local in Zhejiang 330000 (possible: DB33/T).
2026-01-08 wreaths propose local-province local 330000
    -> StandardProposed @ 10.00
2026-01-08 wreaths attach proposal-form first-draft
    -> DocumentAttached @ 10.00
2026-01-08 wreaths pass-through proposal
    -> … granted
2026-01-08 wreaths send proposal
    -> GateSentOut @ 10.00
2026-01-08 wreaths attach plan-notice
    -> DocumentAttached @ 10.00
2026-01-08 wreaths accept
    -> ProposalAccepted @ 20.00 due 2027-07-08 provisional
2029-01-08 wreaths review
    -> refused, plan-overdue: The plan ran out on 2027-07-08 and the project is frozen; extend the plan first.

# -- local-city
2026-01-05 people bureau
    -> … the example bureau
2026-01-06 day-care propose local-city national
    -> refused, wrong-level: The procedure `local-city` is not for standards of level national.
2026-01-06 day-care propose local-city local
    -> StandardProposed @ 10.00
2026-01-06 day-care accept
    -> refused, documents-missing: Documents are missing: Analysis (分析报告), First draft (标准草案草稿), Forecast of benefits (标准实施效益预分析), Plan for carrying it out (标准组织实施方案), Notice of the plan (计划下达通知). Attach them first.
2026-01-07 day-care attach analysis first-draft benefit rollout
    -> DocumentAttached @ 10.00
2026-01-07 day-care accept
    -> refused, documents-missing: Documents are missing: Notice of the plan (计划下达通知). Attach them first.
2026-01-07 day-care attach plan-notice
    -> DocumentAttached @ 10.00
2026-01-07 day-care accept
    -> refused, gate-not-approved: The gate `Proposal` is not approved yet (submit it for approval first).
2026-01-07 day-care pass-through proposal
    -> … granted
2026-01-07 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-07-07
2026-01-08 day-care extend 2030-01-01
    -> refused, extension-too-long: The plan may be extended to 2027-07-07 at the latest.
2026-01-08 day-care extend 2027-04-01
    -> PlanExtended @ 20.00 due 2026-07-07
2026-01-08 day-care extend 2030-01-01
    -> refused, no-more-extensions: The plan may not be extended: its procedure allows no extension, or no further one.
2026-01-08 day-care return expert_review
    -> refused, return-not-allowed: A standard at Drafting cannot be sent back to Expert review (possible: Proposal).
2026-01-08 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2026-07-07
2026-01-08 day-care pass-through consultation
    -> … granted
2026-01-08 day-care consult 5 bodies 10
    -> refused, consultation-too-short: A consultation of 5 days is too short; it must run to 2026-02-09 at least.
2026-01-08 day-care review
    -> refused, not-consulted: The draft needs a finished public consultation before review.
2026-01-08 day-care consult 30
    -> refused, too-few-bodies: Too few bodies are asked: 0, and it has to be 10 at least (name more).
2026-01-08 day-care consult 30 bodies 10
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-04-01
2026-01-09 consultation/day-care.draft.1 comment 5.3 某单位 应细化
    -> CommentReceived @ until 2026-02-09, 1 open
2026-03-16 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-04-01
2026-03-16 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2027-04-01
2026-03-16 day-care p-li: submit into-review
    -> refused, comments-undisposed: Comments of day-care.draft.1 are not disposed of: 1 (1).
2026-03-16 consultation/day-care.draft.1 dispose 1 not 已有规定
    -> CommentDisposed @ over on 2026-03-16, 0 open
2026-03-16 day-care pass-through into-review
    -> … granted
2026-03-16 day-care review
    -> ReviewBegun @ 40.20 due 2027-04-01
2026-03-16 day-care attach meeting-minutes attendance
    -> DocumentAttached @ 40.20 due 2027-04-01
2026-03-17 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-03-17 day-care attach submission-letter draft-for-approval
    -> DocumentAttached @ 50.00
2026-03-17 day-care pass-through approval
    -> … granted
2026-03-17 day-care attach notice-result announcement
    -> DocumentAttached @ 50.00
2026-03-17 day-care approve DB33/T 0400-2026
    -> refused, series-of-others: DB33/T 0400-2026 is no number for a standard of level local in Hangzhou 330100 (possible: DB3301/T).
2026-01-08 wreaths propose local-city local
    -> StandardProposed @ 10.00
2026-01-08 wreaths attach analysis first-draft benefit rollout
    -> DocumentAttached @ 10.00
2026-01-08 wreaths pass-through proposal
    -> … granted
2026-01-08 wreaths attach plan-notice
    -> DocumentAttached @ 10.00
2026-01-08 wreaths accept
    -> ProposalAccepted @ 20.00 due 2026-07-08
2029-01-08 wreaths review
    -> refused, plan-overdue: The plan ran out on 2027-01-08 and the project is frozen; extend the plan first.

# -- local
2026-01-05 people bureau
    -> … the example bureau
2026-01-06 day-care propose local national
    -> refused, wrong-level: The procedure `local` is not for standards of level national.
2026-01-06 day-care propose local local
    -> StandardProposed @ 10.00
2026-01-06 day-care accept
    -> refused, documents-missing: Documents are missing: Project proposal (项目建议书), First draft (标准草案), Drafting notes (编写说明). Attach them first.
2026-01-07 day-care attach proposal-form first-draft drafting-notes
    -> DocumentAttached @ 10.00
2026-01-07 day-care accept
    -> ProposalAccepted @ 20.00 due 2027-07-07
2026-01-08 day-care extend 2030-01-01
    -> refused, extension-too-long: The plan may be extended to 2028-07-07 at the latest.
2026-01-08 day-care extend 2028-04-03
    -> PlanExtended @ 20.00 due 2028-04-03
2026-01-08 day-care extend 2030-01-01
    -> refused, no-more-extensions: The plan may not be extended: its procedure allows no extension, or no further one.
2026-01-08 day-care return expert_review
    -> refused, return-not-allowed: A standard at Drafting cannot be sent back to Expert review (possible: Proposal).
2026-01-08 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2028-04-03
2026-01-08 day-care consult 5
    -> refused, consultation-too-short: A consultation of 5 days is too short; it must run to 2026-02-07 at least.
2026-01-08 day-care review
    -> refused, not-consulted: The draft needs a finished public consultation before review.
2026-01-08 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2028-04-03
2026-01-09 consultation/day-care.draft.1 comment 5.3 某单位 应细化
    -> CommentReceived @ until 2026-02-07, 1 open
2026-03-16 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2028-04-03
2026-03-16 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2028-04-03
2026-03-16 day-care review
    -> ReviewBegun + ConsultationEnded of consultation/day-care.draft.1 @ 40.20 due 2028-04-03
2026-03-16 day-care attach meeting-minutes attendance
    -> DocumentAttached @ 40.20 due 2028-04-03
2026-03-17 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-03-17 day-care attach submission-letter submission-form draft-for-approval
    -> DocumentAttached @ 50.00
2026-03-17 day-care approve DB33/T 0400-2026
    -> refused, series-of-others: DB33/T 0400-2026 is no number for a standard of level local in Hangzhou 330100 (possible: DB3301/T).
2026-01-08 wreaths propose local local
    -> StandardProposed @ 10.00
2026-01-08 wreaths attach proposal-form first-draft drafting-notes
    -> DocumentAttached @ 10.00
2026-01-08 wreaths accept
    -> ProposalAccepted @ 20.00 due 2027-07-08
2029-01-08 wreaths review
    -> refused, plan-overdue: The plan ran out on 2027-07-08 and the project is frozen; extend the plan first.

# -- group
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 people assign institution-head u-bureau p-han 2026-01-05
    -> RoleAssigned
2026-01-05 procedures adopt group 1
    -> ProcedureAdopted
2026-01-06 day-care propose group local
    -> refused, wrong-level: The procedure `group` is not for standards of level local.
2026-01-06 day-care propose group group
    -> StandardProposed @ 10.00
2026-01-06 day-care accept
    -> refused, documents-missing: Documents are missing: Project notice (立项通知). Attach them first.
2026-01-07 day-care attach project-notice
    -> DocumentAttached @ 10.00
2026-01-07 day-care accept
    -> refused, gate-not-approved: The gate `Proposal` is not approved yet (submit it for approval first).
2026-01-07 day-care pass-through proposal
    -> … granted
2026-01-07 day-care accept
    -> ProposalAccepted @ 20.00 due 2027-01-07 provisional
2026-01-08 day-care extend 2030-01-01
    -> refused, no-more-extensions: The plan may not be extended: its procedure allows no extension, or no further one.
2026-01-08 day-care return expert_review
    -> refused, return-not-allowed: A standard at Drafting cannot be sent back to Expert review (possible: Proposal).
2026-01-08 day-care attach draft-for-comment explanatory-note
    -> DocumentAttached @ 20.00 due 2027-01-07 provisional
2026-01-08 day-care consult 5
    -> refused, consultation-too-short: A consultation of 5 days is too short; it must run to 2026-02-09 at least.
2026-01-08 day-care review
    -> refused, not-consulted: The draft needs a finished public consultation before review.
2026-01-08 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-01-07 provisional
2026-01-09 consultation/day-care.draft.1 comment 5.3 某单位 应细化
    -> CommentReceived @ until 2026-02-09, 1 open
2026-03-16 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-01-07 provisional
2026-03-16 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2027-01-07 provisional
2026-03-16 day-care review
    -> refused, comments-undisposed: Comments of day-care.draft.1 are not disposed of: 1 (1).
2026-03-16 consultation/day-care.draft.1 dispose 1 not 已有规定
    -> CommentDisposed @ over on 2026-03-16, 0 open
2026-03-16 day-care review
    -> ReviewBegun @ 40.20 due 2027-01-07 provisional
2026-03-16 day-care attach meeting-minutes
    -> DocumentAttached @ 40.20 due 2027-01-07 provisional
2026-03-16 day-care pass 一致同意
    -> refused, review-not-passed: The gate `out-of-review` asks for a panel of experts that has agreed (conclude a review first).
2026-03-16 day-care panel-votes 5 yes 5 no 0 unit 0/0
    -> BallotClosed @ 5 yes of 5 present, at least 3/4 (4 needed): met; 0 no. Passed, round 1. Rule: standardization measures of several associations (passed by 3/4 of those present, excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330100 @ passed
2026-06-01 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-06-01 day-care attach draft-for-approval
    -> DocumentAttached @ 50.00
2026-06-01 day-care pass-through approval
    -> … granted
2026-06-01 day-care approve DB3301/T 0400-2026
    -> refused, series-of-others: DB3301/T 0400-2026 is no number for a standard of level group in Hangzhou 330100 (possible: T/).
2019-05-01 before enter 2019-05-01 T/CADP 3-2019 | by group | level group
    -> StandardEntered + NumberEntered of register/T/CADP @ 60.60 due 2024-05-01 provisional
2026-06-01 day-care approve T/CADP 9-2026
    -> refused, number-out-of-sequence: T/CADP 9-2026 would leave a gap; the next number in sequence is 4.
2026-01-08 wreaths propose group group
    -> StandardProposed @ 10.00
2026-01-08 wreaths attach project-notice
    -> DocumentAttached @ 10.00
2026-01-08 wreaths pass-through proposal
    -> … granted
2026-01-08 wreaths accept
    -> ProposalAccepted @ 20.00 due 2027-01-08 provisional
2029-01-08 wreaths review
    -> refused, plan-overdue: The plan ran out on 2027-01-08 and the project is frozen; extend the plan first.

# -- enterprise
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 people assign institution-head u-bureau p-han 2026-01-05
    -> RoleAssigned
2026-01-05 procedures adopt enterprise 1
    -> ProcedureAdopted
2026-01-06 day-care propose enterprise group
    -> refused, wrong-level: The procedure `enterprise` is not for standards of level group.
2026-01-06 day-care propose enterprise enterprise
    -> StandardProposed @ 10.00
2026-01-06 day-care accept
    -> refused, documents-missing: Documents are missing: First draft (标准草案). Attach them first.
2026-01-07 day-care attach first-draft
    -> DocumentAttached @ 10.00
2026-01-07 day-care accept
    -> ProposalAccepted @ 20.00
2026-01-08 day-care extend 2030-01-01
    -> refused, no-more-extensions: The plan may not be extended: its procedure allows no extension, or no further one.
2026-01-08 day-care return expert_review
    -> refused, return-not-allowed: A standard at Drafting cannot be sent back to Expert review (possible: Proposal).
2026-03-16 day-care review
    -> ReviewBegun @ 40.20
2026-03-17 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-03-17 day-care attach final-text explanatory-note
    -> DocumentAttached @ 50.00
2026-03-17 day-care approve T/CADP 1-2026
    -> refused, gate-not-approved: The gate `Approval` is not approved yet (submit it for approval first).
2026-03-17 day-care pass-through approval
    -> … granted
2026-03-17 day-care approve T/CADP 1-2026
    -> refused, series-of-others: T/CADP 1-2026 is no number for a standard of level enterprise in Hangzhou 330100 (possible: Q/).
2019-05-01 before enter 2019-05-01 Q/SLMZ 3-2019 | by enterprise | level enterprise
    -> StandardEntered + NumberEntered of register/Q/SLMZ @ 60.60 due 2024-05-01
2026-03-17 day-care approve Q/SLMZ 9-2026
    -> refused, number-out-of-sequence: Q/SLMZ 9-2026 would leave a gap; the next number in sequence is 4.

# -- norm
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 procedures adopt norm 1
    -> ProcedureAdopted
2026-01-06 day-care propose norm local
    -> refused, wrong-level: The procedure `norm` is not for standards of level local.
2026-01-06 day-care propose norm norm
    -> StandardProposed @ 10.00
2026-01-06 day-care accept
    -> refused, documents-missing: Documents are missing: Analysis (分析报告), First draft (规范草案). Attach them first.
2026-01-07 day-care attach analysis first-draft
    -> DocumentAttached @ 10.00
2026-01-07 day-care accept
    -> refused, gate-not-approved: The gate `Proposal` is not approved yet (submit it for approval first).
2026-01-07 day-care pass-through proposal
    -> … granted
2026-01-07 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-07-07
2026-01-08 day-care extend 2030-01-01
    -> refused, extension-too-long: The plan may be extended to 2026-10-07 at the latest.
2026-01-08 day-care extend 2026-09-01
    -> PlanExtended @ 20.00 due 2026-09-01
2026-01-08 day-care extend 2030-01-01
    -> refused, no-more-extensions: The plan may not be extended: its procedure allows no extension, or no further one.
2026-01-08 day-care return expert_review
    -> refused, return-not-allowed: A standard at Drafting cannot be sent back to Expert review (possible: Proposal).
2026-01-08 day-care attach draft-for-comment
    -> DocumentAttached @ 20.00 due 2026-09-01
2026-01-08 day-care consult 5
    -> refused, consultation-too-short: A consultation of 5 days is too short; it must run to 2026-02-09 at least.
2026-01-08 day-care review
    -> refused, not-consulted: The draft needs a finished public consultation before review.
2026-01-08 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2026-09-01
2026-01-09 consultation/day-care.draft.1 comment 5.3 某单位 应细化
    -> CommentReceived @ until 2026-02-09, 1 open
2026-03-16 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2026-09-01
2026-03-16 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2026-09-01
2026-03-16 day-care review
    -> refused, comments-undisposed: Comments of day-care.draft.1 are not disposed of: 1 (1).
2026-03-16 consultation/day-care.draft.1 dispose 1 not 已有规定
    -> CommentDisposed @ over on 2026-03-16, 0 open
2026-03-16 day-care review
    -> ReviewBegun @ 40.20 due 2026-09-01
2026-03-17 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-03-17 day-care attach draft-for-approval
    -> DocumentAttached @ 50.00
2026-03-17 day-care pass-through approval
    -> … granted
2026-03-17 day-care approve DB3301/T 0400-2026
    -> refused, series-of-others: DB3301/T 0400-2026 is no number for a standard of level norm in Hangzhou 330100 (possible: Q/…).
2019-05-01 before enter 2019-05-01 Q/SLMZ 3-2019 | by norm | level norm
    -> StandardEntered + NumberEntered of register/Q/SLMZ @ 60.60 due 2020-05-01 provisional
2026-03-17 day-care approve Q/SLMZ 9-2026
    -> refused, number-out-of-sequence: Q/SLMZ 9-2026 would leave a gap; the next number in sequence is 4.
2026-01-08 wreaths propose norm norm
    -> StandardProposed @ 10.00
2026-01-08 wreaths attach analysis first-draft
    -> DocumentAttached @ 10.00
2026-01-08 wreaths pass-through proposal
    -> … granted
2026-01-08 wreaths accept
    -> ProposalAccepted @ 20.00 due 2026-07-08
2029-01-08 wreaths review
    -> refused, plan-overdue: The plan ran out on 2026-07-08 and the project is frozen; extend the plan first.

# -- iso
2026-01-05 day-care propose iso iso
    -> refused, observed-only: Another body runs this standard; here it is only observed.
2026-01-05 iso-17 observe 40.20
    -> ObservationRecorded @ 40.20 due 2026-03-30
2026-01-06 iso-17 accept
    -> refused, observed-only: Another body runs this standard; here it is only observed.
