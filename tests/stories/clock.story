# The clock is down over every kind of last day: each is noted once, with how late that is, and what follows from it happens then.
2020-01-02 procedures adopt-file after
    -> ProcedureAdopted
2020-01-02 procedures adopt-file panel-of-three
    -> ProcedureAdopted
2026-05-06 people bureau
    -> … the example bureau
2026-05-06 people found u-college
    -> UnitFounded
2026-05-06 people found u-institute
    -> UnitFounded
2026-05-06 people found u-hospital
    -> UnitFounded
2026-05-06 people found u-assoc
    -> UnitFounded
2026-05-06 people found u-home below u-welfare
    -> UnitFounded
2026-05-06 people join p-he u-home 何某
    -> PersonJoined
2026-05-06 people assign institution-head u-home p-he 2026-05-06
    -> RoleAssigned
2026-05-06 people assign supervisor u-bureau p-zheng 2026-05-06
    -> RoleAssigned
2026-05-06 pool/330100 admit e-001 u-college elderly-care senior 2028-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-002 u-institute elderly-care senior 2028-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-004 u-college elderly-care 2028-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-005 u-hospital elderly-care senior 2028-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-006 u-assoc elderly-care 2028-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-007 u-assoc elderly-care 2028-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-009 u-hospital general 2026-12-31
    -> ExpertAdmitted
# In force since 2021: its text, its filing, a report, the preparation of its review and the review itself.
2021-01-04 reading hurry 60.60 DB3301/T 0404-2021 under after
    -> … on 2021-02-03 @ 60.60 due 2021-03-03 provisional
2026-05-06 implementation/reading p-li: roll-out u-home 2026-06-30
    -> RolloutPlanned @ open: rollout until 2026-06-30 (u-home); closed 0 of 0
2026-05-06 implementation/reading p-zheng: inspect u-home 未公示服务项目
    -> InspectionMade @ open: rollout until 2026-06-30 (u-home); closed 0 of 0
2026-05-06 implementation/reading p-zheng: order 1.1 2026-05-31
    -> RectificationOrdered @ open: rollout until 2026-06-30 (u-home), rectification:1 until 2026-05-31; closed 0 of 1
# On its plan: its end, its milestones, the day to ask for more time. Another is not answered yet.
2026-05-06 day-care propose after
    -> StandardProposed @ 10.00 due 2026-06-05
2026-05-06 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-11-06
2026-05-06 meals propose after
    -> StandardProposed @ 10.00 due 2026-06-05
# Consulted on until a day.
2026-05-06 bathing propose after
    -> StandardProposed @ 10.00 due 2026-06-05
2026-05-06 bathing accept
    -> ProposalAccepted @ 20.00 due 2026-11-06
2026-05-06 bathing consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/bathing.draft.1 @ 30.20 due 2027-03-08 provisional
# A second edition that replaces the first on its day.
2021-01-04 walking hurry 90.20 DB3301/T 0405-2021 under after
    -> … on 2021-02-03 @ 90.20 due 2021-03-03 provisional
2026-05-06 walking revise walking-2
    -> RevisionDecided + StandardProposed of standard/walking-2 @ 90.92 due 2021-03-03 provisional
2026-05-06 walking-2 accept
    -> ProposalAccepted @ 20.00 due 2026-11-06
2026-05-06 walking-2 consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/walking-2.draft.1 @ 30.20 due 2027-03-08 provisional
2026-06-06 walking-2 close
    -> ConsultationClosed + ConsultationEnded of consultation/walking-2.draft.1 @ 30.60 due 2027-03-08 provisional
2026-06-06 walking-2 review
    -> ReviewBegun @ 40.20 due 2027-05-06 provisional
2026-06-06 walking-2 pass 一致同意
    -> ReviewPassed @ 50.00
2026-06-06 walking-2 approve DB3301/T 0406-2026
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00
2026-06-06 walking-2 publish 2026-09-01
    -> StandardPublished @ 60.60 due 2026-07-06
# Before a division's head.
2026-05-06 dressing propose local-city
    -> StandardProposed @ 10.00
2026-05-06 dressing attach analysis first-draft benefit rollout
    -> DocumentAttached @ 10.00
2026-05-06 dressing p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/dressing.proposal.1 @ 10.00
# A panel that is asked, whose papers are to be sent.
2026-05-07 shoes propose panel
    -> StandardProposed @ 10.00
2026-05-07 shoes drafters u-welfare p-chen
    -> DraftersNamed @ 10.00
2026-05-07 shoes accept
    -> ProposalAccepted @ 20.00
2026-05-07 shoes attach draft-for-review
    -> DocumentAttached @ 20.00
2026-05-07 shoes review
    -> ReviewBegun @ 40.20
2026-05-08 shoes p-li: call draft meeting 2026-06-10 5
    -> ReviewCalled + PanelCalled of review/shoes.draft.1 @ 40.20
2026-05-08 review/shoes.draft.1 p-li: draw
    -> PanelDrawn + ExpertsAsked of pool/330100 @ experts asked: e-002?, e-005?, e-007?, e-004?, e-006?
# A ballot that closes on a day.
2026-05-07 hats propose panel
    -> StandardProposed @ 10.00
2026-05-07 hats p-li: call proposal meeting 2026-05-14 3
    -> ReviewCalled + PanelCalled of review/hats.proposal.1 @ 10.00
2026-05-07 review/hats.proposal.1 p-li: name e-001 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?
2026-05-07 review/hats.proposal.1 p-li: name e-002 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?
2026-05-07 review/hats.proposal.1 p-li: name e-005 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?
2026-05-07 review/hats.proposal.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002?, e-005?
2026-05-07 review/hats.proposal.1 e-002: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005?
2026-05-07 review/hats.proposal.1 e-005: answer accepted
    -> InvitationAnswered @ panel formed: e-001, e-002, e-005
2026-05-14 review/hats.proposal.1 p-li: attend e-001 e-002 e-005
    -> AttendanceRecorded @ met: e-001, e-002, e-005
2026-05-14 review/hats.proposal.1 p-li: ballot 2026-05-29
    -> BallotCalled + BallotOpened of ballot/hats.proposal.1.1 @ met: e-001, e-002, e-005
# It was down until the last day of November of the next year, and asks twice.
2027-11-30 procedures catch-up
    -> standard/reading publicity until 2021-03-03: 2462 days late
    -> standard/walking publicity until 2021-03-03: 2462 days late
    -> standard/reading filing until 2021-03-05: 2460 days late
    -> standard/walking filing until 2021-03-05: 2460 days late
    -> standard/reading report until 2022-02-03: 2125 days late
    -> standard/walking report until 2022-02-03: 2125 days late
    -> standard/reading review-lead until 2025-08-03: 848 days late
    -> standard/reading review until 2026-02-03: 664 days late
    -> approval/dressing.proposal.1 seat:1.1 until 2026-05-09: 569 days late
    -> review/shoes.draft.1 invitation:1 until 2026-05-12: 566 days late + ExpertsReleased of pool/330100
    -> review/shoes.draft.1 invitation:2 until 2026-05-12: 566 days late + ExpertsReleased of pool/330100
    -> review/shoes.draft.1 invitation:3 until 2026-05-12: 566 days late + ExpertsReleased of pool/330100
    -> review/shoes.draft.1 invitation:4 until 2026-05-12: 566 days late + ExpertsReleased of pool/330100
    -> review/shoes.draft.1 invitation:5 until 2026-05-12: 566 days late + ExpertsReleased of pool/330100
    -> ballot/hats.proposal.1.1 ballot until 2026-05-29: 549 days late + BallotClosed of ballot/hats.proposal.1.1
    -> implementation/reading rectification:1 until 2026-05-31: 547 days late
    -> review/shoes.draft.1 papers until 2026-06-03: 544 days late
    -> standard/meals stay until 2026-06-05: 542 days late
    -> consultation/bathing.draft.1 consultation until 2026-06-05: 542 days late + ConsultationEnded of consultation/bathing.draft.1 + ConsultationClosed of standard/bathing
    -> implementation/reading rollout until 2026-06-30: 517 days late
    -> standard/walking-2 publicity until 2026-07-06: 511 days late
    -> standard/walking-2 filing until 2026-07-06: 511 days late
    -> standard/walking-2 effective until 2026-09-01: 455 days late + StandardSuperseded of standard/walking
    -> standard/day-care milestone:consultation until 2026-11-06: 388 days late
    -> pool/330100 term:7 until 2026-12-31: 333 days late
    -> standard/bathing milestone:into-review until 2027-03-08: 266 days late
    -> standard/day-care milestone:into-review until 2027-03-08: 266 days late
    -> standard/bathing extension until 2027-04-06: 237 days late
    -> standard/day-care extension until 2027-04-06: 237 days late
    -> standard/bathing plan until 2027-05-06: 207 days late
    -> standard/day-care plan until 2027-05-06: 207 days late
    -> standard/walking-2 report until 2027-09-01: 89 days late
2027-11-30 procedures catch-up
    -> nothing
# -- A reminder is given on its day, or on the first day after it on which the clock goes; those that were missed meanwhile are not
# made up for.
2026-01-05 calendar set 2026
    -> CalendarSet
2026-01-05 procedures adopt-file after
    -> ProcedureAdopted
2026-01-05 day-care propose after
    -> StandardProposed @ 10.00 due 2026-02-04
2026-01-12 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-07-13
2026-06-11 day-care near milestone:consultation 2026-07-13
    -> refused, not-near: It is not near (a reminder is due from 2026-06-13 on).
2026-06-13 day-care near milestone:consultation 2026-07-13
    -> DeadlineNear @ 20.00 due 2026-07-13
2026-06-13 day-care near milestone:consultation 2026-07-13
    -> refused, noted-already: It was noted before.
2026-06-14 day-care near milestone:consultation 2026-07-12
    -> refused, moved: The last day is 2026-07-13 now.
2026-06-14 day-care near review 2026-07-13
    -> refused, not-waited-for: Nothing of this kind is waited for (any more).
# It was down from then until two days before: of 7 and 1 only the first is due, and it says that two are left.
2026-07-11 day-care near milestone:consultation 2026-07-13
    -> DeadlineNear @ 20.00 due 2026-07-13
2026-07-11 day-care near milestone:consultation 2026-07-13
    -> refused, noted-already: It was noted before.
2026-07-12 day-care near milestone:consultation 2026-07-13
    -> DeadlineNear @ 20.00 due 2026-07-13
2026-07-13 day-care clock milestone:consultation 2026-07-13
    -> refused, not-due: The last day has not passed (it has from 2026-07-14 on).
2026-07-14 day-care near milestone:consultation 2026-07-13
    -> refused, noted-already: It was noted before.
2026-07-14 day-care clock milestone:consultation 2026-07-13
    -> DeadlinePassed @ 20.00 due 2026-07-13
2026-07-14 day-care clock milestone:consultation 2026-07-13
    -> refused, noted-already: It was noted before.
2026-07-14 day-care near milestone:consultation 2026-07-13
    -> refused, noted-already: It was noted before.
# A consultation is reminded of as its standard's procedure says: 7 days before, not on the day on which it opens.
2026-07-20 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2026-11-12
2026-07-20 consultation/day-care.draft.1 near consultation 2026-08-19
    -> refused, not-near: It is not near (a reminder is due from 2026-08-12 on).
2026-08-12 consultation/day-care.draft.1 near consultation 2026-08-19
    -> DeadlineNear @ until 2026-08-19, 0 open
# A reminder that nobody was to be given was never recorded.
2026-08-13 consultation/day-care.draft.1 audit DeadlineNear {"which":"consultation","until":"2026-08-19","days":6}
    -> refused, noted-already: It was noted before.
2026-08-18 consultation/day-care.draft.1 audit DeadlineNear {"which":"consultation","until":"2026-08-19","days":7}
    -> refused, not-near: No reminder is due for it.
2026-08-18 consultation/day-care.draft.1 audit DeadlineNear {"which":"consultation","until":"2026-08-19","days":1}
    -> permitted
# -- Extended between the day and the clock: it has moved. Frozen, extended, it goes on; accepted anew, the plan starts anew.
2026-01-05 calendar set 2026
    -> CalendarSet
2026-01-05 procedures adopt-file after
    -> ProcedureAdopted
2026-01-05 day-care propose after
    -> StandardProposed @ 10.00 due 2026-02-04
2026-01-12 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-07-13
2027-01-13 day-care extend 2027-06-30
    -> PlanExtended @ 20.00 due 2026-07-13
2027-01-14 day-care clock plan 2027-01-12
    -> refused, moved: The last day is 2027-06-30 now.
2027-07-01 day-care clock plan 2027-06-30
    -> DeadlinePassed @ 20.00 due 2026-07-13
2027-07-01 day-care clock plan 2027-06-30
    -> refused, noted-already: It was noted before.
2027-07-01 day-care consult 30
    -> refused, plan-overdue: The plan ran out on 2027-06-30 and the project is frozen; extend the plan first.
2027-07-01 day-care extend 2027-07-31
    -> refused, no-more-extensions: The plan may not be extended: its procedure allows no extension, or no further one.
2026-01-05 meals propose after
    -> StandardProposed @ 10.00 due 2026-02-04
2026-01-12 meals accept
    -> ProposalAccepted @ 20.00 due 2026-07-13
2027-01-13 meals clock plan 2027-01-12
    -> DeadlinePassed @ 20.00 due 2026-07-13
2027-01-13 meals consult 30
    -> refused, plan-overdue: The plan ran out on 2027-01-12 and the project is frozen; extend the plan first.
2027-01-13 meals extend 2027-07-12
    -> PlanExtended @ 20.00 due 2026-07-13
2027-01-14 meals consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/meals.draft.1 @ 30.20 due 2026-11-12
2027-01-14 meals waits
    -> plan of drafters until 2027-07-12
    -> milestone:into-review of drafters until 2026-11-12
    -> consultation of everybody (consultation/meals.draft.1 waits)
