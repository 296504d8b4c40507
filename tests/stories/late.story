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
2026-05-06 procedures adopt-file panel-of-three
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
# -- Whoever sits on a panel has that review in hand, and is not barred by it when the panel is drawn again.
2026-05-06 people bureau
    -> … the example bureau
2026-05-06 people found u-college
    -> UnitFounded
2026-05-06 people found u-institute
    -> UnitFounded
2026-05-06 people found u-assoc
    -> UnitFounded
2026-05-06 pool/330100 admit e-001 u-college elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-002 u-institute elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-004 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-006 u-assoc elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-007 u-assoc elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 procedures adopt-file panel-of-three
    -> ProcedureAdopted
2026-05-07 meals propose panel
    -> StandardProposed @ 10.00
2026-05-07 meals p-li: call proposal meeting 2026-06-14 3
    -> ReviewCalled + PanelCalled of review/meals.proposal.1 @ 10.00
2026-05-07 review/meals.proposal.1 p-li: name e-001 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?
2026-05-07 bathing propose panel
    -> StandardProposed @ 10.00
2026-05-07 bathing p-li: call proposal meeting 2026-06-14 3
    -> ReviewCalled + PanelCalled of review/bathing.proposal.1 @ 10.00
2026-05-07 review/bathing.proposal.1 p-li: name e-001 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?
2026-05-07 day-care propose panel
    -> StandardProposed @ 10.00
2026-05-07 day-care accept
    -> ProposalAccepted @ 20.00
2026-05-07 day-care attach draft-for-review
    -> DocumentAttached @ 20.00
2026-05-07 day-care review
    -> ReviewBegun @ 40.20
2026-05-07 day-care p-li: call draft letter 2026-05-20 5
    -> ReviewCalled + PanelCalled of review/day-care.draft.1 @ 40.20
2026-05-07 review/day-care.draft.1 p-li: papers
    -> PapersSent @ called: 
2026-05-07 review/day-care.draft.1 p-li: draw
    -> PanelDrawn + ExpertsAsked of pool/330100 @ experts asked: e-002?, e-001?, e-004?, e-006?, e-007?
2026-05-07 review/day-care.draft.1 e-002: answer accepted
    -> InvitationAnswered @ experts asked: e-002, e-001?, e-004?, e-006?, e-007?
2026-05-08 review/day-care.draft.1 p-li: draw 名单误发
    -> PanelDrawn @ experts asked: e-002?, e-001?, e-004?, e-007?, e-006?
# They are asked anew, whatever they had answered; somebody else's third review bars them still.
2026-05-08 review/day-care.draft.1 waits
    -> invitation:6 of e-002 until 2026-05-12
    -> invitation:7 of e-001 until 2026-05-12
    -> invitation:8 of e-004 until 2026-05-12
    -> invitation:9 of e-007 until 2026-05-12
    -> invitation:10 of e-006 until 2026-05-12
2026-05-08 laundry propose panel
    -> StandardProposed @ 10.00
2026-05-08 laundry p-li: call proposal meeting 2026-06-14 3
    -> ReviewCalled + PanelCalled of review/laundry.proposal.1 @ 10.00
2026-05-08 review/laundry.proposal.1 p-li: name e-001 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?
2026-05-08 review/day-care.draft.1 p-li: draw 名单再次误发
    -> refused, panel-cannot-be-formed: of 2 senior members only 1 can be had; excluded: 1 has as many open reviews as may be (E7)
2026-05-08 review/laundry.proposal.1 p-li: dissolve 不再需要
    -> ReviewDissolved + ExpertsReleased of pool/330100 @ dissolved
2026-05-08 review/day-care.draft.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-002?, e-001, e-004?, e-007?, e-006?
2026-05-08 review/day-care.draft.1 e-002: answer accepted
    -> InvitationAnswered @ experts asked: e-002, e-001, e-004?, e-007?, e-006?
2026-05-08 review/day-care.draft.1 e-004: answer accepted
    -> InvitationAnswered @ experts asked: e-002, e-001, e-004, e-007?, e-006?
2026-05-08 review/day-care.draft.1 e-006: answer accepted
    -> InvitationAnswered @ experts asked: e-002, e-001, e-004, e-007?, e-006
2026-05-08 review/day-care.draft.1 e-007: answer accepted
    -> InvitationAnswered @ panel formed: e-002, e-001, e-004, e-007, e-006
2026-05-08 review/day-care.draft.1 p-li: chair e-001
    -> ChairNamed @ panel formed: e-002, e-001, e-004, e-007, e-006
# Eight ballots of which nothing comes: the ninth would read too much, and the review is of no use.
2026-05-15 review/day-care.draft.1 p-li: ballot 2026-05-19
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.1 @ met: e-002, e-001, e-004, e-007, e-006
2026-05-15 ballot/day-care.draft.1.1 p-li: annul 选票有误
    -> BallotAnnulled @ annulled: 选票有误
2026-05-15 review/day-care.draft.1 p-li: ballot 2026-05-19
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.2 @ met: e-002, e-001, e-004, e-007, e-006
2026-05-15 ballot/day-care.draft.1.2 p-li: annul 选票有误
    -> BallotAnnulled @ annulled: 选票有误
2026-05-15 review/day-care.draft.1 p-li: ballot 2026-05-19
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.3 @ met: e-002, e-001, e-004, e-007, e-006
2026-05-15 ballot/day-care.draft.1.3 p-li: annul 选票有误
    -> BallotAnnulled @ annulled: 选票有误
2026-05-15 review/day-care.draft.1 p-li: ballot 2026-05-19
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.4 @ met: e-002, e-001, e-004, e-007, e-006
2026-05-15 ballot/day-care.draft.1.4 p-li: annul 选票有误
    -> BallotAnnulled @ annulled: 选票有误
2026-05-15 review/day-care.draft.1 p-li: ballot 2026-05-19
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.5 @ met: e-002, e-001, e-004, e-007, e-006
2026-05-15 ballot/day-care.draft.1.5 p-li: annul 选票有误
    -> BallotAnnulled @ annulled: 选票有误
2026-05-15 review/day-care.draft.1 p-li: ballot 2026-05-19
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.6 @ met: e-002, e-001, e-004, e-007, e-006
2026-05-15 ballot/day-care.draft.1.6 p-li: annul 选票有误
    -> BallotAnnulled @ annulled: 选票有误
2026-05-15 review/day-care.draft.1 p-li: ballot 2026-05-19
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.7 @ met: e-002, e-001, e-004, e-007, e-006
2026-05-15 ballot/day-care.draft.1.7 p-li: annul 选票有误
    -> BallotAnnulled @ annulled: 选票有误
2026-05-15 review/day-care.draft.1 p-li: ballot 2026-05-19
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.8 @ met: e-002, e-001, e-004, e-007, e-006
2026-05-15 review/day-care.draft.1 p-li: ballot 2026-05-19
    -> refused, ballot-open: The ballot day-care.draft.1.8 is open (close it first).
2026-05-15 ballot/day-care.draft.1.8 p-li: close
    -> BallotClosed @ 0 of 5 returned, at least 2/3 (4 needed): not met; 0 yes of 0 returned, at least 3/4 (a share of none never holds): not met; 0 no; nobody voted. Void, to be held again, round 8. Rule: 示例 (not checked against the original; not to be cited as law).
# A conclusion lies on the desk of who leads the panel, also once its ballot is over.
2026-05-15 review/day-care.draft.1 waits
    -> conclusion of e-001
2026-05-15 review/day-care.draft.1 p-li: ballot 2026-05-19
    -> refused, too-many-ballots: It was voted on 8 times, void ones counted, and nothing came of it (dissolve the review and call another).
