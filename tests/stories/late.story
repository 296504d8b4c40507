# What is said late, and of whom more than one thing is to be said.
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
2026-05-06 pool/330100 admit e-001 u-college elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-002 u-institute elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-003 u-welfare elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-004 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-005 u-hospital elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-006 u-assoc elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-007 u-assoc elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-008 u-hospital elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 procedures adopt-file panel
    -> ProcedureAdopted
2026-05-07 day-care propose panel
    -> StandardProposed @ 10.00
# Nobody meets before the panel was called.
2026-05-07 day-care p-li: call proposal meeting 2026-05-14 3
    -> ReviewCalled + PanelCalled of review/day-care.proposal.1 @ 10.00
2026-05-07 review/day-care.proposal.1 p-li: name e-001 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?
2026-05-07 review/day-care.proposal.1 p-li: name e-002 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?
2026-05-07 review/day-care.proposal.1 p-li: name e-005 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?
2026-05-07 review/day-care.proposal.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002?, e-005?
2026-05-07 review/day-care.proposal.1 e-002: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005?
2026-05-07 review/day-care.proposal.1 e-005: answer accepted
    -> InvitationAnswered @ panel formed: e-001, e-002, e-005
2026-05-06 review/day-care.proposal.1 late p-li: attend e-001 e-002 e-005
    -> refused, impossible-day: It cannot have been on 2026-05-06 (possible: 2026-05-07 to 2040-01-01).
2026-05-07 review/day-care.proposal.1 late p-li: attend e-001 e-002 e-005
    -> AttendanceRecorded @ met: e-001, e-002, e-005
# It is over: that is told before who could be asked.
2026-05-08 review/day-care.proposal.1 p-li: ask-alternate
    -> refused, too-late-to-draw: The review has begun, and nobody draws again.
2026-05-08 day-care drafters u-welfare p-chen
    -> DraftersNamed @ 10.00
2026-05-08 day-care accept
    -> ProposalAccepted + ReviewDissolved of review/day-care.proposal.1 + ExpertsReleased of pool/330100 @ 20.00
2026-05-08 review/day-care.proposal.1 p-li: ask-alternate
    -> refused, review-ended: The review ended on 2026-05-08: dissolved.
2026-05-08 day-care attach draft-for-review
    -> DocumentAttached @ 20.00
2026-05-08 day-care review
    -> ReviewBegun @ 40.20
2026-05-08 day-care p-li: call draft letter 2026-05-20 5
    -> ReviewCalled + PanelCalled of review/day-care.draft.1 @ 40.20
2026-05-08 review/day-care.draft.1 p-li: papers
    -> PapersSent @ called: 
2026-05-08 review/day-care.draft.1 p-li: draw
    -> PanelDrawn + ExpertsAsked of pool/330100 @ experts asked: e-002?, e-001?, e-008?, e-006?, e-007?
# Whoever is paused and of the unit that drafts it has to do with the matter all the same.
2026-05-08 pool/330100 pause e-003 借调
    -> ExpertPaused
2026-05-08 review/day-care.draft.1 p-li: name e-003 熟悉情况
    -> refused, excluded: e-003 may not sit on this panel: of a unit that drafts it (E3; choose somebody else).
# The service was down for a day: nobody is asked as of a day that is gone, and whoever was silent is released.
2026-05-08 review/day-care.draft.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-002?, e-001, e-008?, e-006?, e-007?
2026-05-08 review/day-care.draft.1 e-002: answer accepted
    -> InvitationAnswered @ experts asked: e-002, e-001, e-008?, e-006?, e-007?
2026-05-08 review/day-care.draft.1 e-006: answer accepted
    -> InvitationAnswered @ experts asked: e-002, e-001, e-008?, e-006, e-007?
2026-05-08 review/day-care.draft.1 e-007: answer accepted
    -> InvitationAnswered @ experts asked: e-002, e-001, e-008?, e-006, e-007
2026-05-13 review/day-care.draft.1 late clock invitation:3 2026-05-12
    -> DeadlinePassed + ExpertsReleased of pool/330100 @ experts asked: e-002, e-001, e-006, e-007
2026-05-14 review/day-care.draft.1 p-li: ask-alternate
    -> PanelistReplaced + ExpertsAsked of pool/330100 @ experts asked: e-002, e-001, e-006, e-007, e-004?
2026-05-14 review/day-care.draft.1 e-004: answer accepted
    -> InvitationAnswered @ panel formed: e-002, e-001, e-006, e-007, e-004
2026-05-14 review/day-care.draft.1 e-005: answer accepted
    -> refused, not-invited: e-005 is not asked to sit on this panel (any more).
# A conflict is declared whenever it shows: also once the last day of a ballot has passed that nobody has closed.
2026-05-18 review/day-care.draft.1 p-li: ballot 2026-05-19
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.1 @ met: e-002, e-001, e-006, e-007, e-004
2026-05-18 ballot/day-care.draft.1.1 e-001: vote yes
    -> VoteCast @ open, 1 of 5 voted
2026-05-20 review/day-care.draft.1 e-002: answer conflict 今日得知
    -> InvitationAnswered + ExpertsReleased of pool/330100 @ met: e-001, e-006, e-007, e-004
# Nothing is void before it was opened.
2026-05-17 day-care withdraw 不再需要
    -> refused, impossible-day: It cannot have been on 2026-05-17 (possible: 2026-05-18 to 2040-01-01).
2026-05-18 day-care withdraw 不再需要
    -> StandardWithdrawn + ReviewDissolved of review/day-care.draft.1 + BallotAnnulled of ballot/day-care.draft.1.1 + ExpertsReleased of pool/330100 @ 40.98
