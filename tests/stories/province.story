# 省级地方标准 (local-province): accepted, numbered and announced by the province; its clauses are everybody's who adopts it.
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
2026-01-06 day-care propose local-province local 330000
    -> StandardProposed @ 10.00
2026-01-06 day-care attach proposal-form first-draft
    -> DocumentAttached @ 10.00
2026-01-06 day-care pass-through proposal
    -> … granted
2026-01-07 day-care send proposal
    -> GateSentOut @ 10.00
2026-02-02 day-care attach plan-notice
    -> DocumentAttached @ 10.00
2026-02-02 day-care accept
    -> ProposalAccepted @ 20.00 due 2027-08-02 provisional
2026-02-03 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2027-08-02 provisional
2026-02-03 day-care pass-through consultation
    -> … granted
2026-02-03 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-08-02 provisional
2026-03-06 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-08-02 provisional
2026-03-06 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2027-08-02 provisional
2026-03-06 day-care pass-through into-review
    -> … granted
2026-03-06 day-care review
    -> ReviewBegun @ 40.20 due 2027-08-02 provisional
2026-03-06 day-care panel-votes 5 yes 3 no 2 unit 0/0
    -> BallotClosed @ 5 of 5 present, at least 2/3 (4 needed): met; 3 yes of 5 present, at least 3/4 (4 needed): not met; 2 no. Lost, round 1. Rule: a ministry's standardization measures, art. 24 (held again where fewer than 2/3 are present; passed by 3/4 of those present; excerpt) (not checked against the original; not to be cited as law).
2026-03-30 day-care panel-votes again 5 yes 3 no 2 unit 0/0
    -> BallotClosed @ 5 of 5 present, at least 2/3 (4 needed): met; 3 yes of 5 present, at least 3/4 (4 needed): not met; 2 no. Lost, round 2. Rule: a ministry's standardization measures, art. 24 (held again where fewer than 2/3 are present; passed by 3/4 of those present; excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330000 @ not passed
2026-03-30 day-care attach meeting-minutes attendance
    -> DocumentAttached @ 40.20 due 2027-08-02 provisional
2026-03-30 day-care pass 专家组通过
    -> refused, review-not-passed: The gate `out-of-review` asks for a panel of experts that has agreed (conclude a review first).
2026-03-30 day-care return expert_review
    -> refused, return-not-allowed: A standard at Expert review cannot be sent back to Expert review (possible: Drafting, Proposal).
# Failed twice, it goes back to drafting, is consulted on again, and comes before another panel.
2026-03-30 day-care return drafting
    -> StandardReturned @ 20.00 due 2027-08-02 provisional
2026-03-31 day-care attach draft-for-comment explanatory-note consulted-list draft-for-review comment-table
    -> DocumentAttached @ 20.00 due 2027-08-02 provisional
2026-03-31 day-care pass-through consultation
    -> … granted
2026-03-31 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.2 @ 30.20 due 2027-08-02 provisional
2026-05-06 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.2 @ 30.60 due 2027-08-02 provisional
2026-05-06 day-care pass-through into-review
    -> … granted
2026-05-06 day-care review
    -> ReviewBegun @ 40.20 due 2027-08-02 provisional
2026-05-06 day-care panel-votes 5 yes 4 no 1 unit 0/0
    -> BallotClosed @ 5 of 5 present, at least 2/3 (4 needed): met; 4 yes of 5 present, at least 3/4 (4 needed): met; 1 no. Passed, round 1. Rule: a ministry's standardization measures, art. 24 (held again where fewer than 2/3 are present; passed by 3/4 of those present; excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330000 @ passed
2026-05-27 day-care attach meeting-minutes attendance submission-letter draft-for-approval
    -> DocumentAttached @ 40.20 due 2027-08-02 provisional
2026-05-27 day-care pass 专家组通过
    -> ReviewPassed @ 50.00
2026-05-28 day-care pass-through approval
    -> … granted
2026-05-29 day-care send approval
    -> GateSentOut @ 50.00
2026-07-01 day-care attach announcement
    -> DocumentAttached @ 50.00
2026-07-01 day-care approve DB3301/T 0400-2026
    -> refused, series-of-others: DB3301/T 0400-2026 is no number for a standard of level local in Zhejiang 330000 (possible: DB33/T).
2026-07-01 day-care approve DB33/T 0400-2026
    -> PublicationApproved + NumberRecorded of register/DB33/T @ 60.00
2026-07-02 day-care attach final-text
    -> DocumentAttached @ 60.00
2026-07-02 day-care publish 2026-10-01
    -> StandardPublished @ 60.60 due 2026-07-30
# Public on time; filed on the sixtieth day, which is in time, where the sixty-first would not be.
2026-07-30 day-care public 示例：本省标准信息公共服务平台
    -> PublicityRecorded @ 60.60 due 2026-08-31
2026-08-31 day-care attach filing-receipt
    -> DocumentAttached @ 60.60 due 2026-08-31
2026-08-31 day-care clock filing 2026-08-31
    -> refused, not-due: The last day has not passed (it has from 2026-09-01 on).
2026-08-31 day-care file
    -> FilingRecorded @ 60.60 due 2031-07-02 provisional
2026-09-01 day-care clock filing 2026-08-31
    -> refused, not-waited-for: Nothing of this kind is waited for (any more).
2026-09-01 day-care owed
    -> publicity until 2026-07-30: done 2026-07-30, in time
    -> filing until 2026-08-31: done 2026-08-31, in time
2031-07-02 day-care examine 实施满五年
    -> RevisionStarted @ 90.20
2031-07-03 day-care attach review-report abolition-opinion
    -> DocumentAttached @ 90.20
2031-07-03 day-care pass-through abolition
    -> … granted
2031-07-04 day-care abolish 已由国家标准代替
    -> StandardAbolished @ 95.99
