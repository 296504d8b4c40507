# 团体标准 (group): the association numbers and publishes for itself; what its panel fails twice is given up, by that clause.
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 people assign institution-head u-bureau p-han 2026-01-05
    -> RoleAssigned
2026-01-05 procedures adopt group 1
    -> ProcedureAdopted
2026-01-06 day-care propose group group
    -> StandardProposed @ 10.00
2026-01-06 day-care attach project-notice
    -> DocumentAttached @ 10.00
2026-01-06 day-care pass-through proposal
    -> … granted
2026-01-06 day-care send proposal
    -> refused, nothing-to-send: Nothing is sent out for the gate `Proposal` here (possible: none).
2026-01-06 day-care accept
    -> ProposalAccepted @ 20.00 due 2027-01-06 provisional
2026-01-07 day-care attach draft-for-comment explanatory-note
    -> DocumentAttached @ 20.00 due 2027-01-06 provisional
2026-01-07 day-care consult 29
    -> refused, consultation-too-short: A consultation of 29 days is too short; it must run to 2026-02-06 at least.
2026-01-07 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-01-06 provisional
2026-02-06 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-01-06 provisional
2026-02-06 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2027-01-06 provisional
2026-02-07 day-care review
    -> ReviewBegun @ 40.20 due 2027-01-06 provisional
2026-02-07 day-care panel-votes 5 yes 3 no 2 unit 0/0
    -> BallotClosed @ 3 yes of 5 present, at least 3/4 (4 needed): not met; 2 no. Lost, round 1. Rule: standardization measures of several associations (passed by 3/4 of those present, excerpt) (not checked against the original; not to be cited as law).
2026-03-20 day-care panel-votes again 5 yes 3 no 2 unit 0/0
    -> BallotClosed @ 3 yes of 5 present, at least 3/4 (4 needed): not met; 2 no. Lost, round 2. Rule: standardization measures of several associations (passed by 3/4 of those present, excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330100 @ not passed
2026-03-20 day-care attach meeting-minutes
    -> DocumentAttached @ 40.20 due 2027-01-06 provisional
2026-03-20 day-care pass 专家组通过
    -> refused, review-not-passed: The gate `out-of-review` asks for a panel of experts that has agreed (conclude a review first).
2026-03-21 day-care withdraw 两轮表决均未通过，按团体标准制定程序终止
    -> StandardWithdrawn @ 40.98

# -- Passed: the numbers are ours, without a gap, and do not begin again with a year.
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 people assign institution-head u-bureau p-han 2026-01-05
    -> RoleAssigned
2026-01-05 procedures adopt group 1
    -> ProcedureAdopted
2026-01-06 day-care propose group group
    -> StandardProposed @ 10.00
2026-01-06 day-care attach project-notice draft-for-comment explanatory-note draft-for-review comment-table meeting-minutes draft-for-approval announcement final-text
    -> DocumentAttached @ 10.00
2026-01-06 day-care pass-through proposal
    -> … granted
2026-01-06 day-care accept
    -> ProposalAccepted @ 20.00 due 2027-01-06 provisional
2026-01-07 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-01-06 provisional
2026-02-06 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-01-06 provisional
2026-02-07 day-care review
    -> ReviewBegun @ 40.20 due 2027-01-06 provisional
2026-02-07 day-care panel-votes 5 yes 4 no 1 unit 0/0
    -> BallotClosed @ 4 yes of 5 present, at least 3/4 (4 needed): met; 1 no. Passed, round 1. Rule: standardization measures of several associations (passed by 3/4 of those present, excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330100 @ passed
2026-03-02 day-care pass 专家组通过
    -> ReviewPassed @ 50.00
2026-03-02 day-care pass-through approval
    -> … granted
2026-03-03 day-care approve DB3301/T 0400-2026
    -> refused, series-of-others: DB3301/T 0400-2026 is no number for a standard of level group in Hangzhou 330100 (possible: T/).
2026-03-03 day-care approve T/CADP 12-2026
    -> PublicationApproved + NumberIssued of register/T/CADP @ 60.00
2026-03-04 day-care publish 2026-04-01
    -> StandardPublished @ 60.60 due 2031-03-04 provisional
2031-03-04 day-care examine 实施满五年
    -> RevisionStarted @ 90.20
2031-03-04 day-care attach review-report
    -> DocumentAttached @ 90.20
2031-03-05 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2031-03-06 day-care-2 attach project-notice draft-for-comment explanatory-note draft-for-review comment-table meeting-minutes draft-for-approval announcement final-text
    -> DocumentAttached @ 10.00
2031-03-06 day-care-2 pass-through proposal
    -> … granted
2031-03-06 day-care-2 accept
    -> ProposalAccepted @ 20.00 due 2032-03-08 provisional
2031-03-07 day-care-2 consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care-2.draft.1 @ 30.20 due 2032-03-08 provisional
2031-04-08 day-care-2 close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care-2.draft.1 @ 30.60 due 2032-03-08 provisional
2031-04-08 day-care-2 review
    -> ReviewBegun @ 40.20 due 2032-03-08 provisional
2031-04-08 day-care-2 panel-votes 5 yes 5 no 0 unit 0/0
    -> BallotClosed @ 5 yes of 5 present, at least 3/4 (4 needed): met; 0 no. Passed, round 1. Rule: standardization measures of several associations (passed by 3/4 of those present, excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330100 @ passed
2031-05-02 day-care-2 pass 专家组通过
    -> ReviewPassed @ 50.00
2031-05-02 day-care-2 pass-through approval
    -> … granted
2031-05-03 day-care-2 approve T/CADP 14-2031
    -> refused, number-out-of-sequence: T/CADP 14-2031 would leave a gap; the next number in sequence is 13.
2031-05-03 day-care-2 approve T/CADP 12-2031
    -> PublicationApproved + NumberIssued of register/T/CADP @ 60.00
2031-05-04 day-care-2 publish 2031-05-04
    -> StandardPublished + StandardSuperseded of standard/day-care @ 60.60 due 2036-05-05 provisional

# -- Where a procedure begins its sequence again with each year, it is 1 then; a number that was not used in its year is approved anew.
2026-01-05 procedures adopt made-up 1 numbering = { by = "ours", series = "DB{area4}/T", restart = "yearly", source = "示例" }
    -> ProcedureAdopted
2026-01-05 day-care propose made-up
    -> StandardProposed @ 10.00
2026-01-05 day-care accept
    -> ProposalAccepted @ 20.00
2026-01-05 day-care review
    -> ReviewBegun @ 40.20
2026-01-05 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-01-06 day-care approve DB3301/T 7-2026
    -> PublicationApproved + NumberIssued of register/DB3301/T @ 60.00
2026-01-06 day-care publish 2026-01-06
    -> StandardPublished @ 60.60
2026-11-05 wreaths propose made-up
    -> StandardProposed @ 10.00
2026-11-05 wreaths accept
    -> ProposalAccepted @ 20.00
2026-11-05 wreaths review
    -> ReviewBegun @ 40.20
2026-11-05 wreaths pass 一致同意
    -> ReviewPassed @ 50.00
2026-12-30 wreaths approve DB3301/T 9-2026
    -> refused, number-out-of-sequence: DB3301/T 9-2026 would leave a gap; the next number in sequence is 8.
2026-12-30 wreaths approve DB3301/T 8-2026
    -> PublicationApproved + NumberIssued of register/DB3301/T @ 60.00
2027-01-04 wreaths publish 2027-01-04
    -> refused, number-of-another-year: The year of DB3301/T 8-2026 must be that of publication, 2027 (approve it again with such a number).
2027-01-04 wreaths approve DB3301/T 8-2027
    -> refused, number-out-of-sequence: DB3301/T 8-2027 would leave a gap; the next number in sequence is 1.
2027-01-04 wreaths approve DB3301/T 1-2027
    -> PublicationApproved + NumberIssued of register/DB3301/T + NumberVoided DB3301/T 8-2026 of register/DB3301/T @ 60.00
2027-01-04 wreaths publish 2027-01-04
    -> StandardPublished @ 60.60
2027-01-05 shelters propose made-up
    -> StandardProposed @ 10.00
2027-01-05 shelters accept
    -> ProposalAccepted @ 20.00
2027-01-05 shelters review
    -> ReviewBegun @ 40.20
2027-01-05 shelters pass 一致同意
    -> ReviewPassed @ 50.00
2027-01-06 shelters approve DB3301/T 1.2-2027
    -> PublicationApproved + NumberIssued of register/DB3301/T @ 60.00
