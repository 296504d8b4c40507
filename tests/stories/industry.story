# 民政行业标准 (industry): the drafter's unit casts more than a quarter of the votes, so the ballot is void; the second round passes.
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 people found u-drafting
    -> UnitFounded
2026-01-05 procedures adopt industry 1
    -> ProcedureAdopted
2026-01-06 day-care propose industry industry
    -> StandardProposed @ 10.00
2026-01-06 day-care drafters u-drafting p-chen
    -> DraftersNamed @ 10.00
2026-01-06 day-care attach survey proposal-form first-draft
    -> DocumentAttached @ 10.00
2026-01-06 day-care pass-through proposal
    -> … granted
2026-01-07 day-care send proposal
    -> GateSentOut @ 10.00
2026-02-02 day-care attach plan-notice
    -> DocumentAttached @ 10.00
2026-02-02 day-care accept
    -> ProposalAccepted @ 20.00 due 2028-02-02 provisional
2026-02-03 day-care attach draft-for-comment explanatory-note
    -> DocumentAttached @ 20.00 due 2028-02-02 provisional
2026-02-03 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2028-02-02 provisional
2026-03-06 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2028-02-02 provisional
2026-03-06 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2028-02-02 provisional
2026-03-06 day-care review
    -> ReviewBegun @ 40.20 due 2028-02-02 provisional
2026-03-06 day-care p-li: call draft meeting 2026-03-26 5
    -> refused, size-unfit: A panel of 5 does not fit: 15 to 41.
2026-03-06 day-care panel-votes 16 yes 14 no 2 unit 5/5
    -> BallotClosed @ 16 of 16 present, at least 2/3 (11 needed): met; 5 by the drafting unit of 16 cast, at most 1/4 (4 allowed): not met; 14 yes of 16 present, at least 3/4 (12 needed): met; 2 no. Void, to be held again, round 1. Rule: by analogy Order 55 of the Ministry of Industry and Information Technology, art. 17 (excerpt) (not checked against the original; not to be cited as law).
2026-04-10 day-care panel-votes again 16 yes 12 no 2 unit 3/5
    -> BallotClosed @ 16 of 16 present, at least 2/3 (11 needed): met; 3 by the drafting unit of 14 cast, at most 1/4 (3 allowed): met; 12 yes of 16 present, at least 3/4 (12 needed): met; 2 no. Passed, round 2. Rule: by analogy Order 55 of the Ministry of Industry and Information Technology, art. 17 (excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330100 @ passed
2026-04-10 day-care attach meeting-minutes submission-letter draft-for-approval
    -> DocumentAttached @ 40.20 due 2028-02-02 provisional
2026-04-10 day-care pass 专家组通过
    -> ReviewPassed @ 50.00
2026-04-11 day-care pass-through approval
    -> … granted
2026-04-13 day-care send approval
    -> GateSentOut @ 50.00
2026-06-01 day-care attach announcement
    -> DocumentAttached @ 50.00
2026-06-01 day-care approve MZ/T 300-2026
    -> PublicationApproved + NumberRecorded of register/MZ/T @ 60.00
2026-06-02 day-care attach final-text
    -> DocumentAttached @ 60.00
2026-06-02 day-care publish 2026-10-01
    -> StandardPublished @ 60.60 due 2026-08-03
# Filed within sixty days: the sixtieth is a Saturday, so it may be the Monday after.
2026-08-03 day-care attach filing-receipt
    -> DocumentAttached @ 60.60 due 2026-08-03
2026-08-03 day-care file
    -> FilingRecorded @ 60.60 due 2031-06-02 provisional
2026-08-04 day-care owed
    -> filing until 2026-08-03: done 2026-08-03, in time
# Reviewed, and confirmed; and once more, to be revised.
2031-06-02 day-care examine 实施满五年
    -> RevisionStarted @ 90.20
2031-06-02 day-care attach review-report
    -> DocumentAttached @ 90.20
2031-06-03 day-care confirm 继续有效
    -> StandardConfirmed @ 90.93 due 2036-06-03 provisional
2036-06-03 day-care examine 再满五年
    -> RevisionStarted @ 90.20
2036-06-04 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2036-06-05 day-care-2 attach survey proposal-form first-draft draft-for-comment explanatory-note draft-for-review comment-table
    -> DocumentAttached @ 10.00
2036-06-05 day-care-2 pass-through proposal
    -> … granted
2036-06-05 day-care-2 send proposal
    -> GateSentOut @ 10.00
2036-07-01 day-care-2 attach plan-notice
    -> DocumentAttached @ 10.00
2036-07-01 day-care-2 accept
    -> ProposalAccepted @ 20.00 due 2038-07-01 provisional
2036-07-02 day-care-2 consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care-2.draft.1 @ 30.20 due 2038-07-01 provisional
2036-08-04 day-care-2 close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care-2.draft.1 @ 30.60 due 2038-07-01 provisional
2036-08-04 day-care-2 review
    -> ReviewBegun @ 40.20 due 2038-07-01 provisional
2036-08-04 day-care-2 panel-votes 16 yes 15 no 1 unit 0/0
    -> BallotClosed @ 16 of 16 present, at least 2/3 (11 needed): met; 0 by the drafting unit of 16 cast, at most 1/4 (4 allowed): met; 15 yes of 16 present, at least 3/4 (12 needed): met; 1 no. Passed, round 1. Rule: by analogy Order 55 of the Ministry of Industry and Information Technology, art. 17 (excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330100 @ passed
2036-10-08 day-care-2 attach meeting-minutes submission-letter draft-for-approval
    -> DocumentAttached @ 40.20 due 2038-07-01 provisional
2036-10-08 day-care-2 pass 专家组通过
    -> ReviewPassed @ 50.00
2036-10-09 day-care-2 pass-through approval
    -> … granted
2036-10-10 day-care-2 send approval
    -> GateSentOut @ 50.00
2036-11-03 day-care-2 attach announcement
    -> DocumentAttached @ 50.00
2036-11-03 day-care-2 approve MZ/T 300-2036
    -> PublicationApproved + NumberRecorded of register/MZ/T @ 60.00
2036-11-04 day-care-2 attach final-text
    -> DocumentAttached @ 60.00
2036-11-04 day-care-2 publish 2037-01-01
    -> StandardPublished @ 60.60 due 2037-01-05 provisional
2037-01-02 day-care-2 clock effective 2037-01-01
    -> DeadlinePassed + StandardSuperseded of standard/day-care @ 60.60 due 2037-01-05 provisional
