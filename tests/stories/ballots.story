# Votes by name: once each, by who was there. Exactly three quarters pass; one fewer does not.
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
2026-05-06 people found u-law
    -> UnitFounded
2026-05-06 people found u-centre
    -> UnitFounded
2026-05-06 pool/330100 admit e-001 u-college elderly-care,social-work senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-002 u-institute elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-003 u-welfare elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-004 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-005 u-hospital elderly-care,general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-006 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-007 u-assoc elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 conflict e-007 standard:day-care
    -> ConflictDeclared
2026-05-06 pool/330100 admit e-008 u-law general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-009 u-centre elderly-care senior 2026-05-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-010 u-hospital elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-011 u-institute elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 procedures adopt-file panel
    -> ProcedureAdopted
2026-05-07 day-care propose panel
    -> StandardProposed @ 10.00
2026-05-07 day-care accept
    -> ProposalAccepted @ 20.00
2026-05-07 day-care attach draft-for-review
    -> DocumentAttached @ 20.00
2026-05-07 day-care review
    -> ReviewBegun @ 40.20
2026-05-07 day-care p-li: call draft meeting 2026-06-10 5
    -> ReviewCalled + PanelCalled of review/day-care.draft.1 @ 40.20
2026-05-07 review/day-care.draft.1 p-li: papers
    -> PapersSent @ called: 
2026-05-07 review/day-care.draft.1 p-li: name e-001 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?
2026-05-07 review/day-care.draft.1 p-li: name e-002 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?
2026-05-07 review/day-care.draft.1 p-li: name e-005 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?
2026-05-07 review/day-care.draft.1 p-li: name e-008 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-008?
2026-05-07 review/day-care.draft.1 p-li: name e-011 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002?, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-002: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-005: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-008: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-008, e-011?
2026-05-07 review/day-care.draft.1 e-011: answer accepted
    -> InvitationAnswered @ panel formed: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: attend e-001 e-002 e-005 e-008
    -> AttendanceRecorded @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: chair e-001
    -> ChairNamed @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: ballot
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.1 @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 ballot/day-care.draft.1.7 p-li: vote yes
    -> refused, no-ballot: There is no such ballot (check the id).
2026-05-14 ballot/day-care.draft.1.1 p-li: vote yes
    -> refused, not-an-elector: p-li is not among the electors of this ballot.
2026-05-14 ballot/day-care.draft.1.1 vote yes
    -> refused, voter-unnamed: This token names nobody, and votes are the matter of persons (ask the administrator for a token that names you).
2026-05-14 ballot/day-care.draft.1.1 e-011: vote yes
    -> refused, not-present: e-011 did not sign in, and this ballot is held in the meeting (record the attendance anew and open another ballot).
2026-05-14 ballot/day-care.draft.1.1 e-001: vote yes
    -> VoteCast @ open, 1 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 e-001: vote no 改主意
    -> refused, voted-already: e-001 has voted (yes); everybody votes once.
2026-05-14 ballot/day-care.draft.1.1 e-002: vote no
    -> refused, reason-missing: By the rule of this vote a no says why.
2026-05-14 ballot/day-care.draft.1.1 e-002: vote no 指标无依据
    -> VoteCast @ open, 2 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 e-005: vote yes
    -> VoteCast @ open, 3 of 5 voted
2026-05-14 review/day-care.draft.1 p-li: attend e-001 e-002 e-005 e-008 e-011
    -> refused, ballot-open: The ballot day-care.draft.1.1 is open (close it first).
2026-05-14 ballot/day-care.draft.1.1 p-li: hand day-care.draft.1.1 e-001 void - by e-002
    -> refused, vote-is-by-name: This ballot is by name and has no cards.
2026-05-14 ballot/day-care.draft.1.1 e-008: vote yes
    -> VoteCast @ open, 4 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 p-li: close
    -> BallotClosed @ 4 of 5 present, at least 2/3 (4 needed): met; 3 yes of 4 present, at least 3/4 (3 needed): met; 1 no. Passed, round 1. Rule: 示例 (not checked against the original; not to be cited as law).
2026-05-14 ballot/day-care.draft.1.1 e-008: vote yes
    -> refused, ballot-closed: The ballot was closed on 2026-05-14.
2026-05-14 ballot/day-care.draft.1.1 p-li: close
    -> refused, ballot-closed: The ballot was closed on 2026-05-14.
2026-05-14 ballot/day-care.draft.1.1 p-li: annul 作废
    -> refused, ballot-closed: The ballot was closed on 2026-05-14.
2026-05-14 review/day-care.draft.1 p-li: ballot
    -> refused, ballot-passed: The ballot day-care.draft.1.1 has passed (conclude so).
2026-05-14 review/day-care.draft.1 e-001: conclude failed 不同意
    -> refused, ballot-passed: The ballot day-care.draft.1.1 has passed (conclude so).
2026-05-14 review/day-care.draft.1 e-001: conclude passed 同意
    -> ReviewConcluded + ExpertsReleased of pool/330100 + ExpertsReleased of pool/330100 @ passed

# -- One below three quarters is lost; a second round too; then nothing is voted on again, and it is concluded so.
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
2026-05-06 people found u-law
    -> UnitFounded
2026-05-06 people found u-centre
    -> UnitFounded
2026-05-06 pool/330100 admit e-001 u-college elderly-care,social-work senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-002 u-institute elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-003 u-welfare elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-004 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-005 u-hospital elderly-care,general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-006 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-007 u-assoc elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 conflict e-007 standard:day-care
    -> ConflictDeclared
2026-05-06 pool/330100 admit e-008 u-law general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-009 u-centre elderly-care senior 2026-05-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-010 u-hospital elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-011 u-institute elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 procedures adopt-file panel
    -> ProcedureAdopted
2026-05-07 day-care propose panel
    -> StandardProposed @ 10.00
2026-05-07 day-care accept
    -> ProposalAccepted @ 20.00
2026-05-07 day-care attach draft-for-review
    -> DocumentAttached @ 20.00
2026-05-07 day-care review
    -> ReviewBegun @ 40.20
2026-05-07 day-care p-li: call draft meeting 2026-06-10 5
    -> ReviewCalled + PanelCalled of review/day-care.draft.1 @ 40.20
2026-05-07 review/day-care.draft.1 p-li: papers
    -> PapersSent @ called: 
2026-05-07 review/day-care.draft.1 p-li: name e-001 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?
2026-05-07 review/day-care.draft.1 p-li: name e-002 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?
2026-05-07 review/day-care.draft.1 p-li: name e-005 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?
2026-05-07 review/day-care.draft.1 p-li: name e-008 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-008?
2026-05-07 review/day-care.draft.1 p-li: name e-011 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002?, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-002: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-005: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-008: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-008, e-011?
2026-05-07 review/day-care.draft.1 e-011: answer accepted
    -> InvitationAnswered @ panel formed: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: attend e-001 e-002 e-005 e-008
    -> AttendanceRecorded @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: chair e-001
    -> ChairNamed @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: ballot
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.1 @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 ballot/day-care.draft.1.1 e-001: vote yes
    -> VoteCast @ open, 1 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 e-002: vote yes
    -> VoteCast @ open, 2 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 e-005: vote no 不成熟
    -> VoteCast @ open, 3 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 e-008: vote abstain
    -> VoteCast @ open, 4 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 p-li: close
    -> BallotClosed @ 4 of 5 present, at least 2/3 (4 needed): met; 2 yes of 4 present, at least 3/4 (3 needed): not met; 1 no; 1 abstaining. Lost, round 1. Rule: 示例 (not checked against the original; not to be cited as law).
2026-05-14 review/day-care.draft.1 p-li: ballot
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.2 @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 ballot/day-care.draft.1.2 e-001: vote yes
    -> VoteCast @ open, 1 of 5 voted
2026-05-14 ballot/day-care.draft.1.2 e-002: vote yes
    -> VoteCast @ open, 2 of 5 voted
2026-05-14 ballot/day-care.draft.1.2 e-005: vote no 不成熟
    -> VoteCast @ open, 3 of 5 voted
2026-05-14 ballot/day-care.draft.1.2 e-008: vote abstain
    -> VoteCast @ open, 4 of 5 voted
2026-05-14 ballot/day-care.draft.1.2 p-li: close
    -> BallotClosed @ 4 of 5 present, at least 2/3 (4 needed): met; 2 yes of 4 present, at least 3/4 (3 needed): not met; 1 no; 1 abstaining. Lost, round 2. Rule: 示例 (not checked against the original; not to be cited as law).
2026-05-14 review/day-care.draft.1 p-li: ballot
    -> refused, rounds-over: It was voted on 2 times, and no more (conclude so).
2026-05-14 review/day-care.draft.1 e-001: conclude passed 同意
    -> refused, ballot-failed: The ballot day-care.draft.1.2 was lost, so the review does not pass. 4 of 5 present, at least 2/3 (4 needed): met; 2 yes of 4 present, at least 3/4 (3 needed): not met; 1 no; 1 abstaining. Lost, round 2. Rule: 示例 (not checked against the original; not to be cited as law).
2026-05-14 review/day-care.draft.1 e-001: conclude failed 退回修改
    -> ReviewConcluded + ExpertsReleased of pool/330100 + ExpertsReleased of pool/330100 @ not passed
2026-05-14 day-care pass 同意
    -> refused, review-not-passed: The gate `out-of-review` asks for a panel of experts that has agreed (conclude a review first).

# -- Too few are there: the ballot is void and is held again, and that is no round. Nobody votes: nothing passes.
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
2026-05-06 people found u-law
    -> UnitFounded
2026-05-06 people found u-centre
    -> UnitFounded
2026-05-06 pool/330100 admit e-001 u-college elderly-care,social-work senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-002 u-institute elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-003 u-welfare elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-004 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-005 u-hospital elderly-care,general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-006 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-007 u-assoc elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 conflict e-007 standard:day-care
    -> ConflictDeclared
2026-05-06 pool/330100 admit e-008 u-law general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-009 u-centre elderly-care senior 2026-05-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-010 u-hospital elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-011 u-institute elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 procedures adopt-file panel
    -> ProcedureAdopted
2026-05-07 day-care propose panel
    -> StandardProposed @ 10.00
2026-05-07 day-care accept
    -> ProposalAccepted @ 20.00
2026-05-07 day-care attach draft-for-review
    -> DocumentAttached @ 20.00
2026-05-07 day-care review
    -> ReviewBegun @ 40.20
2026-05-07 day-care p-li: call draft meeting 2026-06-10 5
    -> ReviewCalled + PanelCalled of review/day-care.draft.1 @ 40.20
2026-05-07 review/day-care.draft.1 p-li: papers
    -> PapersSent @ called: 
2026-05-07 review/day-care.draft.1 p-li: name e-001 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?
2026-05-07 review/day-care.draft.1 p-li: name e-002 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?
2026-05-07 review/day-care.draft.1 p-li: name e-005 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?
2026-05-07 review/day-care.draft.1 p-li: name e-008 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-008?
2026-05-07 review/day-care.draft.1 p-li: name e-011 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002?, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-002: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-005: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-008: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-008, e-011?
2026-05-07 review/day-care.draft.1 e-011: answer accepted
    -> InvitationAnswered @ panel formed: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: attend e-001 e-002 e-005
    -> AttendanceRecorded @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: chair e-001
    -> ChairNamed @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: ballot
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.1 @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 ballot/day-care.draft.1.1 e-001: vote yes
    -> VoteCast @ open, 1 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 e-002: vote yes
    -> VoteCast @ open, 2 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 e-005: vote yes
    -> VoteCast @ open, 3 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 p-li: close
    -> BallotClosed @ 3 of 5 present, at least 2/3 (4 needed): not met; 3 yes of 3 present, at least 3/4 (3 needed): met; 0 no. Void, to be held again, round 1. Rule: 示例 (not checked against the original; not to be cited as law).
2026-05-14 review/day-care.draft.1 e-001: conclude passed 同意
    -> refused, ballot-failed: The ballot day-care.draft.1.1 was void, to be held again, so the review does not pass. 3 of 5 present, at least 2/3 (4 needed): not met; 3 yes of 3 present, at least 3/4 (3 needed): met; 0 no. Void, to be held again, round 1. Rule: 示例 (not checked against the original; not to be cited as law).
2026-05-14 review/day-care.draft.1 p-li: attend e-001 e-002 e-005 e-008
    -> AttendanceRecorded @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: ballot
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.2 @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 ballot/day-care.draft.1.2 p-li: close
    -> BallotClosed @ 4 of 5 present, at least 2/3 (4 needed): met; 0 yes of 4 present, at least 3/4 (3 needed): not met; 0 no; nobody voted. Lost, round 2. Rule: 示例 (not checked against the original; not to be cited as law).
2026-05-14 review/day-care.draft.1 p-li: ballot
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.3 @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 ballot/day-care.draft.1.3 e-001: vote abstain
    -> VoteCast @ open, 1 of 5 voted
2026-05-14 ballot/day-care.draft.1.3 e-002: vote abstain
    -> VoteCast @ open, 2 of 5 voted
2026-05-14 ballot/day-care.draft.1.3 e-005: vote abstain
    -> VoteCast @ open, 3 of 5 voted
2026-05-14 ballot/day-care.draft.1.3 e-008: vote abstain
    -> VoteCast @ open, 4 of 5 voted
2026-05-14 ballot/day-care.draft.1.3 p-li: close
    -> BallotClosed @ 4 of 5 present, at least 2/3 (4 needed): met; 0 yes of 4 present, at least 3/4 (3 needed): not met; 0 no; 4 abstaining. Lost, round 3. Rule: 示例 (not checked against the original; not to be cited as law).

# -- Recusal: who takes no part is no member, and the shares are of the rest. A ballot that is annulled counts for nothing.
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
2026-05-06 people found u-law
    -> UnitFounded
2026-05-06 people found u-centre
    -> UnitFounded
2026-05-06 pool/330100 admit e-001 u-college elderly-care,social-work senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-002 u-institute elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-003 u-welfare elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-004 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-005 u-hospital elderly-care,general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-006 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-007 u-assoc elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 conflict e-007 standard:day-care
    -> ConflictDeclared
2026-05-06 pool/330100 admit e-008 u-law general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-009 u-centre elderly-care senior 2026-05-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-010 u-hospital elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-011 u-institute elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 procedures adopt-file panel
    -> ProcedureAdopted
2026-05-07 day-care propose panel
    -> StandardProposed @ 10.00
2026-05-07 day-care accept
    -> ProposalAccepted @ 20.00
2026-05-07 day-care attach draft-for-review
    -> DocumentAttached @ 20.00
2026-05-07 day-care review
    -> ReviewBegun @ 40.20
2026-05-07 day-care p-li: call draft meeting 2026-06-10 5
    -> ReviewCalled + PanelCalled of review/day-care.draft.1 @ 40.20
2026-05-07 review/day-care.draft.1 p-li: papers
    -> PapersSent @ called: 
2026-05-07 review/day-care.draft.1 p-li: name e-001 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?
2026-05-07 review/day-care.draft.1 p-li: name e-002 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?
2026-05-07 review/day-care.draft.1 p-li: name e-005 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?
2026-05-07 review/day-care.draft.1 p-li: name e-008 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-008?
2026-05-07 review/day-care.draft.1 p-li: name e-011 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002?, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-002: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-005: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-008: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-008, e-011?
2026-05-07 review/day-care.draft.1 e-011: answer accepted
    -> InvitationAnswered @ panel formed: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: attend e-001 e-002 e-005 e-008
    -> AttendanceRecorded @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: chair e-001
    -> ChairNamed @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 p-li: ballot
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.1 @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 ballot/day-care.draft.1.1 e-008: recuse 与申报单位有合作
    -> VoterRecused @ open, 0 of 4 voted
2026-05-14 ballot/day-care.draft.1.1 e-008: vote yes
    -> refused, recused: e-008 is recused and takes no part in this ballot.
2026-05-14 review/day-care.draft.1 e-001: conclude passed 同意
    -> refused, ballot-open: The ballot day-care.draft.1.1 is open (close it first).
2026-05-14 ballot/day-care.draft.1.1 e-001: vote yes
    -> VoteCast @ open, 1 of 4 voted
2026-05-14 ballot/day-care.draft.1.1 e-001: recuse 已投票
    -> refused, voted-already: e-001 has voted (yes); everybody votes once.
2026-05-14 ballot/day-care.draft.1.1 e-002: vote yes
    -> VoteCast @ open, 2 of 4 voted
2026-05-14 ballot/day-care.draft.1.1 e-005: vote yes
    -> VoteCast @ open, 3 of 4 voted
2026-05-14 ballot/day-care.draft.1.1 p-li: annul 表决票样有误
    -> BallotAnnulled @ annulled: 表决票样有误
2026-05-14 ballot/day-care.draft.1.1 e-005: vote yes
    -> refused, ballot-annulled: The ballot was annulled on 2026-05-14: 表决票样有误 (open another one).
2026-05-14 review/day-care.draft.1 e-001: conclude passed 同意
    -> refused, ballot-missing: Nothing was voted on (call a ballot first).
2026-05-14 review/day-care.draft.1 p-li: ballot
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.2 @ met: e-001, e-002, e-005, e-008, e-011
2026-05-14 review/day-care.draft.1 e-008: answer conflict 与申报单位有合作
    -> InvitationAnswered + ExpertsReleased of pool/330100 + VoterRecused of ballot/day-care.draft.1.2 @ met: e-001, e-002, e-005, e-011
2026-05-14 ballot/day-care.draft.1.2 e-001: vote yes
    -> VoteCast @ open, 1 of 4 voted
2026-05-14 ballot/day-care.draft.1.2 e-002: vote yes
    -> VoteCast @ open, 2 of 4 voted
2026-05-14 ballot/day-care.draft.1.2 e-005: vote yes
    -> VoteCast @ open, 3 of 4 voted
2026-05-14 ballot/day-care.draft.1.2 p-li: close
    -> BallotClosed @ 3 of 4 present, at least 2/3 (3 needed): met; 3 yes of 3 present, at least 3/4 (3 needed): met; 0 no; 1 recused. Passed, round 2. Rule: 示例 (not checked against the original; not to be cited as law).

# -- By letter: until the last day, whether or not the clock has said so; then the clock closes it.
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
2026-05-06 people found u-law
    -> UnitFounded
2026-05-06 people found u-centre
    -> UnitFounded
2026-05-06 pool/330100 admit e-001 u-college elderly-care,social-work senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-002 u-institute elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-003 u-welfare elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-004 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-005 u-hospital elderly-care,general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-006 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-007 u-assoc elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 conflict e-007 standard:day-care
    -> ConflictDeclared
2026-05-06 pool/330100 admit e-008 u-law general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-009 u-centre elderly-care senior 2026-05-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-010 u-hospital elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-011 u-institute elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 procedures adopt-file panel
    -> ProcedureAdopted
2026-05-07 day-care propose panel
    -> StandardProposed @ 10.00
2026-05-07 day-care accept
    -> ProposalAccepted @ 20.00
2026-05-07 day-care attach draft-for-review
    -> DocumentAttached @ 20.00
2026-05-07 day-care review
    -> ReviewBegun @ 40.20
2026-05-07 day-care p-li: call draft letter 2026-06-10 5
    -> ReviewCalled + PanelCalled of review/day-care.draft.1 @ 40.20
2026-05-07 review/day-care.draft.1 p-li: papers
    -> PapersSent @ called: 
2026-05-07 review/day-care.draft.1 p-li: name e-001 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?
2026-05-07 review/day-care.draft.1 p-li: name e-002 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?
2026-05-07 review/day-care.draft.1 p-li: name e-005 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?
2026-05-07 review/day-care.draft.1 p-li: name e-008 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-008?
2026-05-07 review/day-care.draft.1 p-li: name e-011 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002?, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-002: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005?, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-005: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-008?, e-011?
2026-05-07 review/day-care.draft.1 e-008: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-008, e-011?
2026-05-07 review/day-care.draft.1 e-011: answer accepted
    -> InvitationAnswered @ panel formed: e-001, e-002, e-005, e-008, e-011
2026-05-07 review/day-care.draft.1 p-li: ballot
    -> refused, closes-missing: A ballot by letter has a last day, today or later.
2026-05-07 review/day-care.draft.1 p-li: ballot 2026-05-06
    -> refused, closes-missing: A ballot by letter has a last day, today or later.
2026-05-07 review/day-care.draft.1 p-li: ballot cards day-care.draft.1.1 5
    -> refused, cards-unfit: This vote is by name and has no cards.
2026-05-07 review/day-care.draft.1 p-li: ballot 2026-05-20
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.1 @ met: e-001, e-002, e-005, e-008, e-011
2026-05-20 ballot/day-care.draft.1.1 e-001: vote yes
    -> VoteCast @ open, 1 of 5 voted
2026-05-20 ballot/day-care.draft.1.1 e-002: vote yes
    -> VoteCast @ open, 2 of 5 voted
2026-05-20 ballot/day-care.draft.1.1 e-005: vote yes
    -> VoteCast @ open, 3 of 5 voted
2026-05-20 ballot/day-care.draft.1.1 e-008: vote yes
    -> VoteCast @ open, 4 of 5 voted
2026-05-20 ballot/day-care.draft.1.1 clock ballot 2026-05-20
    -> refused, not-due: The last day has not passed (it has from 2026-05-21 on).
2026-05-21 ballot/day-care.draft.1.1 e-011: vote yes
    -> refused, ballot-closed: The ballot was closed on 2026-05-20.
2026-05-21 ballot/day-care.draft.1.1 clock ballot 2026-05-20
    -> DeadlinePassed + BallotClosed @ 4 of 5 returned, at least 2/3 (4 needed): met; 4 yes of 4 returned, at least 3/4 (3 needed): met; 0 no. Passed, round 1. Rule: 示例 (not checked against the original; not to be cited as law).
2026-05-21 ballot/day-care.draft.1.1 e-011: vote yes
    -> refused, ballot-closed: The ballot was closed on 2026-05-21.

# -- In secret: cards out of a bag, a box beside the log, one sorted count out of the box.
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
2026-05-06 people found u-law
    -> UnitFounded
2026-05-06 people found u-centre
    -> UnitFounded
2026-05-06 pool/330100 admit e-001 u-college elderly-care,social-work senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-002 u-institute elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-003 u-welfare elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-004 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-005 u-hospital elderly-care,general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-006 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-007 u-assoc elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 conflict e-007 standard:day-care
    -> ConflictDeclared
2026-05-06 pool/330100 admit e-008 u-law general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-009 u-centre elderly-care senior 2026-05-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-010 u-hospital elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-011 u-institute elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 procedures adopt-file panel
    -> ProcedureAdopted
2026-05-07 day-care propose panel
    -> StandardProposed @ 10.00
2026-05-07 day-care attach draft-for-review
    -> DocumentAttached @ 10.00
2026-05-07 day-care p-li: call proposal meeting 2026-05-14 5
    -> ReviewCalled + PanelCalled of review/day-care.proposal.1 @ 10.00
2026-05-07 review/day-care.proposal.1 p-li: name e-001 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?
2026-05-07 review/day-care.proposal.1 p-li: name e-002 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?
2026-05-07 review/day-care.proposal.1 p-li: name e-005 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?
2026-05-07 review/day-care.proposal.1 p-li: name e-006 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-006?
2026-05-07 review/day-care.proposal.1 p-li: name e-010 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-006?, e-010?
2026-05-07 review/day-care.proposal.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002?, e-005?, e-006?, e-010?
2026-05-07 review/day-care.proposal.1 e-002: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005?, e-006?, e-010?
2026-05-07 review/day-care.proposal.1 e-005: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-006?, e-010?
2026-05-07 review/day-care.proposal.1 e-006: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-006, e-010?
2026-05-07 review/day-care.proposal.1 e-010: answer accepted
    -> InvitationAnswered @ panel formed: e-001, e-002, e-005, e-006, e-010
2026-05-14 review/day-care.proposal.1 p-li: attend e-001 e-002 e-005
    -> AttendanceRecorded @ met: e-001, e-002, e-005, e-006, e-010
2026-05-14 review/day-care.proposal.1 p-li: chair e-001
    -> ChairNamed @ met: e-001, e-002, e-005, e-006, e-010
2026-05-14 review/day-care.proposal.1 p-li: ballot
    -> refused, cards-unfit: This vote is secret: give the hashes of as many cards as there are electors.
2026-05-14 review/day-care.proposal.1 p-li: ballot cards day-care.proposal.1.1 2
    -> refused, cards-do-not-add-up: There are 2 cards; 3 handed out and 0 voided do not add up (check each).
2026-05-14 review/day-care.proposal.1 p-li: ballot cards day-care.proposal.1.1 3
    -> BallotCalled + BallotOpened of ballot/day-care.proposal.1.1 @ met: e-001, e-002, e-005, e-006, e-010
2026-05-14 ballot/day-care.proposal.1.1 audit BallotClosed {}
    -> refused, box-elsewhere: The votes lie in the box of the running service, which counts them.
2026-05-14 ballot/day-care.proposal.1.1 e-001: vote yes
    -> refused, vote-is-secret: This ballot is secret: vote with the code of your card, not in your name.
2026-05-14 ballot/day-care.proposal.1.1 card 1 yes
    -> refused, cards-not-handed: The cards are not handed out yet (the teller records that first).
2026-05-14 ballot/day-care.proposal.1.1 p-li: close e-001 by p-sun
    -> refused, cards-not-handed: The cards are not handed out yet (the teller records that first).
2026-05-14 ballot/day-care.proposal.1.1 p-li: hand day-care.proposal.1.1 e-001,e-002 void 3 by p-li
    -> refused, teller-alone: A teller and a scrutineer do this together (name somebody else as the scrutineer).
2026-05-14 ballot/day-care.proposal.1.1 p-li: hand day-care.proposal.1.1 e-001,e-002 void - by p-sun
    -> refused, cards-do-not-add-up: There are 3 cards; 2 handed out and 0 voided do not add up (check each).
2026-05-14 ballot/day-care.proposal.1.1 p-li: hand day-care.proposal.1.1 e-001,e-002 void 9 by p-sun
    -> refused, card-foreign: This code is no card of this ballot (check the card).
2026-05-14 ballot/day-care.proposal.1.1 p-li: hand day-care.proposal.1.1 e-001,e-002 void 3 by p-sun
    -> CardsHanded @ open, 0 of 5 voted
2026-05-14 ballot/day-care.proposal.1.1 p-li: hand day-care.proposal.1.1 e-001,e-002 void 3 by p-sun
    -> refused, cards-handed-already: The cards were handed out before: 2 + 1.
2026-05-14 ballot/day-care.proposal.1.1 e-001: recuse 晚了
    -> refused, cards-handed-already: The cards were handed out before: 2 + 1.
2026-05-14 ballot/day-care.proposal.1.1 card 1 yes
    -> in the box
2026-05-14 ballot/day-care.proposal.1.1 card 1 yes
    -> in the box (again)
2026-05-14 ballot/day-care.proposal.1.1 card 1 no
    -> refused, card-used: This card was used for another choice; one card is one vote.
2026-05-14 ballot/day-care.proposal.1.1 card 3 yes
    -> refused, card-voided: This card was left over and is void.
2026-05-14 ballot/day-care.proposal.1.1 card 9 yes
    -> refused, card-foreign: This code is no card of this ballot (check the card).
2026-05-14 ballot/day-care.proposal.1.1 card 2 yes
    -> in the box
2026-05-14 ballot/day-care.proposal.1.1 p-li: close e-001,e-002
    -> refused, teller-alone: A teller and a scrutineer do this together (name somebody else as the scrutineer).
2026-05-14 ballot/day-care.proposal.1.1 p-li: close e-001,e-005 by p-sun
    -> refused, count-unsound: This is no count: the roll names somebody twice, or who drew no card.
# Whenever the writer is killed, also between the seal of the box and the COMMIT, this happens once (`tests/logs/secret.rs` kills it).
2026-05-14 ballot/day-care.proposal.1.1 p-li: close e-002,e-001 by p-sun
    -> BallotCounted @ 2 yes of 3 present, more than 1/2 (2 needed): met; 0 no. Passed, round 1. Rule: 示例.
2026-05-14 ballot/day-care.proposal.1.1 card 2 yes
    -> refused, ballot-closed: The ballot was closed on 2026-05-14.
2026-05-14 review/day-care.proposal.1 e-001: conclude passed 建议立项
    -> ReviewConcluded + ExpertsReleased of pool/330100 + ExpertsReleased of pool/330100 @ passed

# -- A roll that does not match annuls the round; a box that is lost too.
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
2026-05-06 people found u-law
    -> UnitFounded
2026-05-06 people found u-centre
    -> UnitFounded
2026-05-06 pool/330100 admit e-001 u-college elderly-care,social-work senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-002 u-institute elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-003 u-welfare elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-004 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-005 u-hospital elderly-care,general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-006 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-007 u-assoc elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 conflict e-007 standard:day-care
    -> ConflictDeclared
2026-05-06 pool/330100 admit e-008 u-law general senior 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-009 u-centre elderly-care senior 2026-05-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-010 u-hospital elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 pool/330100 admit e-011 u-institute elderly-care 2027-12-31
    -> ExpertAdmitted
2026-05-06 procedures adopt-file panel
    -> ProcedureAdopted
2026-05-07 day-care propose panel
    -> StandardProposed @ 10.00
2026-05-07 day-care attach draft-for-review
    -> DocumentAttached @ 10.00
2026-05-07 day-care p-li: call proposal meeting 2026-05-14 5
    -> ReviewCalled + PanelCalled of review/day-care.proposal.1 @ 10.00
2026-05-07 review/day-care.proposal.1 p-li: name e-001 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?
2026-05-07 review/day-care.proposal.1 p-li: name e-002 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?
2026-05-07 review/day-care.proposal.1 p-li: name e-005 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?
2026-05-07 review/day-care.proposal.1 p-li: name e-006 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-006?
2026-05-07 review/day-care.proposal.1 p-li: name e-010 示例
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001?, e-002?, e-005?, e-006?, e-010?
2026-05-07 review/day-care.proposal.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002?, e-005?, e-006?, e-010?
2026-05-07 review/day-care.proposal.1 e-002: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005?, e-006?, e-010?
2026-05-07 review/day-care.proposal.1 e-005: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-006?, e-010?
2026-05-07 review/day-care.proposal.1 e-006: answer accepted
    -> InvitationAnswered @ experts asked: e-001, e-002, e-005, e-006, e-010?
2026-05-07 review/day-care.proposal.1 e-010: answer accepted
    -> InvitationAnswered @ panel formed: e-001, e-002, e-005, e-006, e-010
2026-05-14 review/day-care.proposal.1 p-li: attend e-001 e-002 e-005
    -> AttendanceRecorded @ met: e-001, e-002, e-005, e-006, e-010
2026-05-14 review/day-care.proposal.1 p-li: chair e-001
    -> ChairNamed @ met: e-001, e-002, e-005, e-006, e-010
2026-05-14 review/day-care.proposal.1 p-li: ballot cards day-care.proposal.1.1 3
    -> BallotCalled + BallotOpened of ballot/day-care.proposal.1.1 @ met: e-001, e-002, e-005, e-006, e-010
2026-05-14 ballot/day-care.proposal.1.1 p-li: hand day-care.proposal.1.1 e-001,e-002,e-005 void - by p-sun
    -> CardsHanded @ open, 0 of 5 voted
2026-05-14 ballot/day-care.proposal.1.1 card 1 yes
    -> in the box
2026-05-14 ballot/day-care.proposal.1.1 card 2 no
    -> in the box
2026-05-14 ballot/day-care.proposal.1.1 p-li: close e-001,e-002,e-005 by p-sun
    -> BallotAnnulled @ annulled: 收票名单与票数不符 / the roll and the votes differ in number
2026-05-14 review/day-care.proposal.1 p-li: ballot cards day-care.proposal.1.2 3
    -> BallotCalled + BallotOpened of ballot/day-care.proposal.1.2 @ met: e-001, e-002, e-005, e-006, e-010
2026-05-14 ballot/day-care.proposal.1.2 p-li: hand day-care.proposal.1.2 e-001,e-002,e-005 void - by p-sun
    -> CardsHanded @ open, 0 of 5 voted
2026-05-14 ballot/day-care.proposal.1.2 card 1 yes
    -> in the box
2026-05-14 ballot/day-care.proposal.1.2 card lose
    -> the box is gone
2026-05-14 ballot/day-care.proposal.1.2 p-li: close e-001 by p-sun
    -> BallotAnnulled @ annulled: 票箱不在或已更换 / the box is lost
