# The office calls a panel, the lots draw it, and what is drawn is the same for everybody who draws again.
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
2026-05-07 day-care p-li: call draft meeting 2026-06-10 5
    -> refused, not-reviewed-here: The standard stands at Proposal, where there is no review of the draft.
2026-05-07 day-care drafters u-welfare p-chen
    -> DraftersNamed @ 10.00
2026-05-07 day-care accept
    -> ProposalAccepted @ 20.00
2026-05-07 day-care attach draft-for-review
    -> DocumentAttached @ 20.00
2026-05-07 day-care review
    -> ReviewBegun @ 40.20
2026-05-07 day-care pass 一致同意
    -> refused, review-not-passed: The gate `out-of-review` asks for a panel of experts that has agreed (conclude a review first).
2026-05-07 review/day-care.draft.1 p-li: draw
    -> refused, no-review: There is no such review (check the id).
2026-05-07 day-care call draft meeting 2026-06-10 5
    -> refused, office-unnamed: This token names nobody, and reviews are the matter of persons (ask the administrator for a token that names you).
2026-05-07 day-care p-li: call acceptance meeting 2026-06-10 5
    -> refused, not-reviewed-here: The standard stands at Expert review, where there is no acceptance.
2026-05-07 day-care p-li: call draft meeting 2026-06-10 6
    -> refused, size-unfit: A panel of 6 does not fit: 5 to 7, an odd number.
2026-05-07 day-care p-li: call draft meeting 2026-05-06 5
    -> refused, day-gone: The day 2026-05-06 is gone (the earliest is 2026-05-07).
2026-05-07 day-care p-li: call midterm meeting 2026-06-10 3
    -> refused, form-not-allowed: This panel does not come together in a meeting.
2026-05-07 review/day-care.draft.1 p-li: papers
    -> refused, no-review: There is no such review (check the id).
2026-05-07 day-care audit ReviewCalled {"review":"day-care.draft.9"}
    -> refused, not-called-for: This is not the review that the standard called for.
2026-05-07 day-care p-li: call draft meeting 2026-06-10 5 bar e-011
    -> ReviewCalled + PanelCalled of review/day-care.draft.1 @ 40.20
2026-05-07 day-care p-li: call draft meeting 2026-06-10 5
    -> refused, review-under-way: The review day-care.draft.1 is under way (conclude or dissolve it first).
2026-05-07 review/day-care.draft.1 p-li: papers
    -> PapersSent @ called: 
2026-05-07 review/day-care.draft.1 audit PanelDrawn {"draw":1,"seed":{"size":4096,"root":"1111111111111111111111111111111111111111111111111111111111111111"},"panel":["e-001"],"alternates":[]}
    -> refused, not-drawn: This is not what the lots say.
2026-05-07 review/day-care.draft.1 audit PanelistReplaced {"out":"e-001","into":"e-404"}
    -> refused, not-next-alternate: e-404 is not the next alternate.
2026-05-07 ballot/day-care.draft.1.1 audit BallotOpened {"matter":"day-care.draft.1","binding":{"procedure":"panel","version":1},"rule":"draft","round":1,"form":"meeting","electors":[]}
    -> refused, ballot-not-called: The review did not call for this ballot, or not with these electors.
2026-05-07 review/day-care.draft.1 p-li: draw
    -> PanelDrawn + ExpertsAsked of pool/330100 @ experts asked: e-005?, e-001?, e-010?, e-002?, e-006?
2026-05-07 review/day-care.draft.1 panel
    -> e-010：第 1 位，入选（按排序）：未点名；从未邀请；在审 0 项（上限 3）；专业相符 1/1；签号 37266511。
    -> e-010: Rank 1, chosen by rank: not asked for; never asked before; 0 open (≤ 3); fields 1 of 1; lot 37266511.
    -> e-005：第 2 位，入选（高级职称名额）：未点名；从未邀请；在审 0 项（上限 3）；专业相符 1/1；签号 8b95af98。
    -> e-005: Rank 2, chosen for a senior place: not asked for; never asked before; 0 open (≤ 3); fields 1 of 1; lot 8b95af98.
    -> e-001：第 3 位，入选（高级职称名额）：未点名；从未邀请；在审 0 项（上限 3）；专业相符 1/1；签号 b9cbaf33。
    -> e-001: Rank 3, chosen for a senior place: not asked for; never asked before; 0 open (≤ 3); fields 1 of 1; lot b9cbaf33.
    -> e-002：第 4 位，入选（按排序）：未点名；从未邀请；在审 0 项（上限 3）；专业相符 1/1；签号 bc243aab。
    -> e-002: Rank 4, chosen by rank: not asked for; never asked before; 0 open (≤ 3); fields 1 of 1; lot bc243aab.
    -> e-006：第 5 位，入选（按排序）：未点名；从未邀请；在审 0 项（上限 3）；专业相符 1/1；签号 e0bcd556。
    -> e-006: Rank 5, chosen by rank: not asked for; never asked before; 0 open (≤ 3); fields 1 of 1; lot e0bcd556.
    -> e-004：第 6 位，第 1 候补：未点名；从未邀请；在审 0 项（上限 3）；专业相符 1/1；签号 f3d314d0。
    -> e-004: Rank 6, alternate 1: not asked for; never asked before; 0 open (≤ 3); fields 1 of 1; lot f3d314d0.
    -> e-003：未入选：起草单位人员（E3，起草人不得审查：山东省标准化条例 第十五条；其余为示例）。
    -> e-003: Not chosen: of a unit that drafts it (E3, drafters do not review: Shandong Standardization Regulations, art. 15; 其余为示例).
    -> e-007：未入选：已声明利害关系（E4，起草人不得审查：山东省标准化条例 第十五条；其余为示例）。
    -> e-007: Not chosen: has declared a conflict (E4, drafters do not review: Shandong Standardization Regulations, art. 15; 其余为示例).
    -> e-008：未入选：专业不符（E8）。
    -> e-008: Not chosen: knows no wanted field (E8).
    -> e-009：未入选：不在库或聘期届满（E1）。
    -> e-009: Not chosen: not active, or the term ends before (E1).
    -> e-011：未入选：标准化办排除（E10，示例理由）。
    -> e-011: Not chosen: barred by the office (E10, 示例理由).
2026-05-07 review/day-care.draft.1 p-li: draw
    -> refused, redraw-reason-missing: A panel was drawn; drawing again says why, and both stay visible.
2026-05-07 review/day-care.draft.1 e-003: answer accepted
    -> refused, not-invited: e-003 is not asked to sit on this panel (any more).
# The office overrides the rank, and never who has something to do with the matter.
2026-05-07 review/day-care.draft.1 p-li: name e-003 熟悉情况
    -> refused, excluded: e-003 may not sit on this panel: of a unit that drafts it (E3; choose somebody else).
2026-05-07 review/day-care.draft.1 p-li: name e-007 熟悉情况
    -> refused, excluded: e-007 may not sit on this panel: has declared a conflict (E4; choose somebody else).
2026-05-07 review/day-care.draft.1 p-li: name e-404 熟悉情况
    -> refused, no-expert: e-404 is not in the pool, or has left it (check the id, or admit them first).
2026-05-07 review/day-care.draft.1 p-li: name e-001 熟悉情况
    -> refused, sits-already: e-001 is on the panel already.
2026-05-07 review/day-care.draft.1 p-li: name e-008 熟悉法律
    -> refused, panel-full: All 5 seats are taken (drop somebody first).
2026-05-07 review/day-care.draft.1 p-li: ask-alternate
    -> refused, panel-full: All 5 seats are taken (drop somebody first).
# Conflict is not busy. An alternate whose unit has its most members is passed over, and steps in once there is room.
2026-05-08 review/day-care.draft.1 e-010: answer conflict 参与起草单位课题
    -> InvitationAnswered + ExpertsReleased of pool/330100 @ experts asked: e-005?, e-001?, e-002?, e-006?
2026-05-08 review/day-care.draft.1 e-010: answer accepted
    -> refused, answered-already: e-010 has answered: declined: conflict of interest (the office changes it).
2026-05-08 review/day-care.draft.1 p-li: name e-010 仍请参加
    -> refused, excluded: e-010 may not sit on this panel: has declared a conflict (E4; choose somebody else).
2026-05-08 review/day-care.draft.1 p-li: ask-alternate
    -> refused, panel-short: The panel needs 5 and 0 have accepted (experts asked; fill the seats first).
2026-05-08 review/day-care.draft.1 e-006: answer busy 出差
    -> InvitationAnswered + PanelistReplaced + ExpertsAsked of pool/330100 + ExpertsReleased of pool/330100 @ experts asked: e-005?, e-001?, e-002?, e-004?
2026-05-08 review/day-care.draft.1 p-li: drop e-006 已退出
    -> refused, not-invited: e-006 is not asked to sit on this panel (any more).
2026-05-08 review/day-care.draft.1 e-005: answer accepted
    -> InvitationAnswered @ experts asked: e-005, e-001?, e-002?, e-004?
2026-05-08 review/day-care.draft.1 e-005: answer busy 出差
    -> refused, answered-already: e-005 has answered: accepted (the office changes it).
2026-05-08 review/day-care.draft.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-005, e-001, e-002?, e-004?
2026-05-08 review/day-care.draft.1 e-004: answer accepted
    -> InvitationAnswered @ experts asked: e-005, e-001, e-002?, e-004
2026-05-08 review/day-care.draft.1 p-li: name e-008 熟悉法律
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-005, e-001, e-002?, e-004, e-008?
2026-05-08 review/day-care.draft.1 e-008: answer accepted
    -> InvitationAnswered @ experts asked: e-005, e-001, e-002?, e-004, e-008
# Silence: the last day passes, whether or not the clock has said so. Nobody is left to draw from.
2026-05-11 review/day-care.draft.1 clock invitation:4 2026-05-11
    -> refused, not-due: The last day has not passed (it has from 2026-05-12 on).
2026-05-12 review/day-care.draft.1 e-002: answer accepted
    -> refused, invitation-lapsed: The invitation was to be answered by 2026-05-11.
2026-05-12 review/day-care.draft.1 clock invitation:4 2026-05-10
    -> refused, moved: The last day is 2026-05-11 now.
2026-05-12 review/day-care.draft.1 clock invitation:4 2026-05-11
    -> DeadlinePassed + ExpertsReleased of pool/330100 @ experts asked: e-005, e-001, e-004, e-008
2026-05-12 review/day-care.draft.1 clock invitation:4 2026-05-11
    -> refused, not-waited-for: Nothing of this kind is waited for (any more).
2026-05-12 review/day-care.draft.1 e-002: answer accepted
    -> refused, invitation-lapsed: The invitation was to be answered by 2026-05-11.
2026-05-12 review/day-care.draft.1 p-li: ask-alternate
    -> refused, panel-short: The panel needs 5 and 4 have accepted (experts asked; fill the seats first).
2026-05-12 review/day-care.draft.1 p-li: draw 两位专家退出
    -> refused, panel-cannot-be-formed: of 5 members only 3 can be had; excluded: 1 not active, or the term ends before (E1), 1 of a unit that drafts it (E3), 1 has declared a conflict (E4), 1 knows no wanted field (E8), 3 declined or dropped in this review (E9), 1 barred by the office (E10)
2026-05-12 review/day-care.draft.1 p-li: attend e-001 e-004 e-005 e-008
    -> refused, panel-short: The panel needs 5 and 4 have accepted (experts asked; fill the seats first).
2026-05-12 pool/330100 admit e-012 u-law elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-12 pool/330100 admit e-013 u-law elderly-care senior 2027-12-31
    -> ExpertAdmitted
2026-05-12 review/day-care.draft.1 p-li: name e-012 补足人数
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-005, e-001, e-004, e-008, e-012?
2026-05-12 review/day-care.draft.1 e-012: answer accepted
    -> InvitationAnswered @ panel formed: e-005, e-001, e-004, e-008, e-012
2026-05-12 review/day-care.draft.1 p-li: drop e-005 回避同一课题
    -> PanelistDropped + ExpertsReleased of pool/330100 @ experts asked: e-001, e-004, e-008, e-012
2026-05-12 review/day-care.draft.1 p-li: name e-013 补足人数
    -> refused, unit-full: At most 2 come from one unit (u-law; choose somebody of another).
2026-05-12 review/day-care.draft.1 p-li: name e-005 仍请参加
    -> PanelistNamed + ExpertsAsked of pool/330100 @ experts asked: e-001, e-004, e-008, e-012, e-005?
2026-05-12 review/day-care.draft.1 e-005: answer accepted
    -> InvitationAnswered @ panel formed: e-001, e-004, e-008, e-012, e-005
# The papers are with the panel in time; it meets; what must be followed is disposed of.
2026-05-13 review/day-care.draft.1 p-li: attend e-001 e-004 e-008 e-012 e-005
    -> refused, papers-too-late: The papers were sent on 2026-05-07, so it meets on 2026-05-14 at the earliest (put it off).
2026-05-13 review/day-care.draft.1 e-001: opinion 5.2 must 照护人员配比应有依据
    -> OpinionGiven @ panel formed: e-001, e-004, e-008, e-012, e-005
2026-05-13 review/day-care.draft.1 e-003: opinion 5.2 must 不在组内
    -> refused, not-invited: e-003 is not asked to sit on this panel (any more).
2026-05-13 review/day-care.draft.1 p-li: ballot
    -> refused, not-met: It has not met yet (panel formed; record who was there).
2026-05-13 review/day-care.draft.1 p-li: conclude passed 同意
    -> refused, not-met: It has not met yet (panel formed; record who was there).
2026-05-14 review/day-care.draft.1 p-li: attend e-001 e-001
    -> refused, attendance-unfit: e-001 is no member of the panel, or signed in twice.
2026-05-14 review/day-care.draft.1 p-li: attend e-001 e-404
    -> refused, attendance-unfit: e-404 is no member of the panel, or signed in twice.
2026-05-14 review/day-care.draft.1 p-li: attend e-001 e-004 e-008 e-012 e-005
    -> AttendanceRecorded @ met: e-001, e-004, e-008, e-012, e-005
2026-05-14 review/day-care.draft.1 p-li: draw 重抽
    -> refused, too-late-to-draw: The review has begun, and nobody draws again.
2026-05-14 review/day-care.draft.1 p-li: chair e-003
    -> refused, not-invited: e-003 is not asked to sit on this panel (any more).
2026-05-14 review/day-care.draft.1 p-li: chair e-001
    -> ChairNamed @ met: e-001, e-004, e-008, e-012, e-005
2026-05-14 review/day-care.draft.1 p-li: dispose 2 taken
    -> refused, no-opinion: There is no opinion 2.
2026-05-14 review/day-care.draft.1 p-li: dispose 1 not
    -> refused, disposal-reason-missing: What is not wholly taken says why.
2026-05-14 review/day-care.draft.1 e-001: conclude passed 同意
    -> refused, opinions-undisposed: Opinions that the draft must follow are not disposed of: 1.
2026-05-14 review/day-care.draft.1 p-li: dispose 1 partly 已补充测算
    -> OpinionDisposed @ met: e-001, e-004, e-008, e-012, e-005
2026-05-14 review/day-care.draft.1 e-001: conclude passed 同意
    -> refused, ballot-missing: Nothing was voted on (call a ballot first).
2026-05-14 review/day-care.draft.1 p-li: ballot
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.1 @ met: e-001, e-004, e-008, e-012, e-005
2026-05-14 ballot/day-care.draft.1.1 e-001: vote yes
    -> VoteCast @ open, 1 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 e-004: vote yes
    -> VoteCast @ open, 2 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 e-008: vote yes
    -> VoteCast @ open, 3 of 5 voted
2026-05-14 review/day-care.draft.1 e-001: conclude passed 同意
    -> refused, ballot-open: The ballot day-care.draft.1.1 is open (close it first).
2026-05-14 day-care suspend 等待
    -> refused, part-running: day-care.draft.1.1 is running, so nothing is suspended (wait for its end).
2026-05-14 ballot/day-care.draft.1.1 e-012: vote yes
    -> VoteCast @ open, 4 of 5 voted
2026-05-14 ballot/day-care.draft.1.1 p-li: close
    -> BallotClosed @ 5 of 5 present, at least 2/3 (4 needed): met; 4 yes of 5 present, at least 3/4 (4 needed): met; 0 no. Passed, round 1. Rule: 示例 (not checked against the original; not to be cited as law).
2026-05-14 review/day-care.draft.1 p-li: ballot
    -> refused, ballot-passed: The ballot day-care.draft.1.1 has passed (conclude so).
2026-05-14 review/day-care.draft.1 e-001: conclude failed 不同意
    -> refused, ballot-passed: The ballot day-care.draft.1.1 has passed (conclude so).
2026-05-14 review/day-care.draft.1 e-004: conclude passed 同意
    -> refused, not-the-chair: The chair concludes (e-001).
# A conflict that is declared after the count: nothing is concluded by those votes.
2026-05-15 review/day-care.draft.1 e-012: answer conflict 今日得知
    -> InvitationAnswered + ExpertsReleased of pool/330100 @ met: e-001, e-004, e-008, e-005
2026-05-15 review/day-care.draft.1 e-001: conclude passed 同意
    -> refused, vote-conflicted: e-012 voted in day-care.draft.1.1 and has declared a conflict since, so nothing is concluded by it (call another ballot).
2026-05-15 review/day-care.draft.1 p-li: ballot
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.2 @ met: e-001, e-004, e-008, e-005
2026-05-15 ballot/day-care.draft.1.2 e-001: vote yes
    -> VoteCast @ open, 1 of 4 voted
2026-05-15 ballot/day-care.draft.1.2 e-004: vote yes
    -> VoteCast @ open, 2 of 4 voted
2026-05-15 ballot/day-care.draft.1.2 e-008: vote yes
    -> VoteCast @ open, 3 of 4 voted
2026-05-15 ballot/day-care.draft.1.2 e-005: vote yes
    -> VoteCast @ open, 4 of 4 voted
2026-05-15 ballot/day-care.draft.1.2 p-li: close
    -> BallotClosed @ 4 of 4 present, at least 2/3 (3 needed): met; 4 yes of 4 present, at least 3/4 (3 needed): met; 0 no. Passed, round 2. Rule: 示例 (not checked against the original; not to be cited as law).
2026-05-15 review/day-care.draft.1 e-001: conclude passed 同意，按意见修改后报批
    -> ReviewConcluded + ExpertsReleased of pool/330100 @ passed
2026-05-15 review/day-care.draft.1 p-li: dissolve 不再需要
    -> refused, review-ended: The review ended on 2026-05-15: passed.
2026-05-15 day-care pass 一致同意
    -> ReviewPassed @ 50.00

# -- A standard that is withdrawn while its panel votes: all end in one commit, and the experts are released.
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
2026-05-07 review/day-care.draft.1 p-li: draw
    -> PanelDrawn + ExpertsAsked of pool/330100 @ experts asked: e-005?, e-001?, e-010?, e-003?, e-011?
2026-05-07 review/day-care.draft.1 e-005: answer accepted
    -> InvitationAnswered @ experts asked: e-005, e-001?, e-010?, e-003?, e-011?
2026-05-07 review/day-care.draft.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-005, e-001, e-010?, e-003?, e-011?
2026-05-07 review/day-care.draft.1 e-010: answer accepted
    -> InvitationAnswered @ experts asked: e-005, e-001, e-010, e-003?, e-011?
2026-05-07 review/day-care.draft.1 e-003: answer accepted
    -> InvitationAnswered @ experts asked: e-005, e-001, e-010, e-003, e-011?
2026-05-07 review/day-care.draft.1 e-011: answer accepted
    -> InvitationAnswered @ panel formed: e-005, e-001, e-010, e-003, e-011
2026-05-07 review/day-care.draft.1 p-li: attend e-001
    -> refused, no-meeting: Nobody signs in by letter (call the ballot).
2026-05-07 review/day-care.draft.1 p-li: ballot
    -> refused, closes-missing: A ballot by letter has a last day, today or later.
2026-05-07 review/day-care.draft.1 p-li: ballot 2026-06-09
    -> BallotCalled + BallotOpened of ballot/day-care.draft.1.1 @ met: e-005, e-001, e-010, e-003, e-011
2026-05-07 ballot/day-care.draft.1.1 e-005: vote yes
    -> VoteCast @ open, 1 of 5 voted
2026-05-08 day-care suspend 等待
    -> refused, part-running: day-care.draft.1.1 is running, so nothing is suspended (wait for its end).
2026-05-08 day-care withdraw 不再需要
    -> StandardWithdrawn + ReviewDissolved of review/day-care.draft.1 + BallotAnnulled of ballot/day-care.draft.1.1 + ExpertsReleased of pool/330100 @ 40.98
2026-05-08 review/day-care.draft.1 e-001: opinion 5.2 must 晚了
    -> refused, review-ended: The review ended on 2026-05-08: dissolved.
2026-05-08 ballot/day-care.draft.1.1 e-001: vote yes
    -> refused, ballot-annulled: The ballot was annulled on 2026-05-08: 终止 / Withdrawn (open another one).

# -- A panel that only advises: by letter, its chair concludes; a procedure without such a panel calls none; dissolved.
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
2026-05-07 day-care p-li: call midterm meeting 2026-06-10 3
    -> refused, form-not-allowed: This panel does not come together in a meeting.
2026-05-07 day-care p-li: call midterm letter 2026-06-10 3
    -> ReviewCalled + PanelCalled of review/day-care.midterm.1 @ 20.00
2026-05-07 review/day-care.midterm.1 p-li: papers
    -> refused, papers-missing: The papers are not sent (send them first).
2026-05-07 review/day-care.midterm.1 p-li: ballot 2026-06-01
    -> refused, panel-short: The panel needs 3 and 0 have accepted (called; fill the seats first).
2026-05-07 review/day-care.midterm.1 p-li: draw
    -> PanelDrawn + ExpertsAsked of pool/330100 @ experts asked: e-005?, e-002?, e-006?
2026-05-07 review/day-care.midterm.1 p-li: draw 请换一批
    -> PanelDrawn + ExpertsReleased of pool/330100 + ExpertsAsked of pool/330100 @ experts asked: e-002?, e-010?, e-001?
2026-05-07 review/day-care.midterm.1 e-005: answer accepted
    -> refused, not-invited: e-005 is not asked to sit on this panel (any more).
2026-05-07 review/day-care.midterm.1 e-001: answer accepted
    -> InvitationAnswered @ experts asked: e-002?, e-010?, e-001
2026-05-07 review/day-care.midterm.1 e-010: answer accepted
    -> InvitationAnswered @ experts asked: e-002?, e-010, e-001
2026-05-07 review/day-care.midterm.1 e-002: answer accepted
    -> InvitationAnswered @ panel formed: e-002, e-010, e-001
2026-05-07 review/day-care.midterm.1 e-003: answer accepted
    -> refused, not-invited: e-003 is not asked to sit on this panel (any more).
2026-05-07 review/day-care.midterm.1 e-004: answer accepted
    -> refused, not-invited: e-004 is not asked to sit on this panel (any more).
2026-05-07 review/day-care.midterm.1 e-006: answer accepted
    -> refused, not-invited: e-006 is not asked to sit on this panel (any more).
2026-05-07 review/day-care.midterm.1 e-009: answer accepted
    -> refused, not-invited: e-009 is not asked to sit on this panel (any more).
2026-05-07 review/day-care.midterm.1 e-011: answer accepted
    -> refused, not-invited: e-011 is not asked to sit on this panel (any more).
2026-05-07 review/day-care.midterm.1 p-li: ballot 2026-06-01
    -> refused, no-vote-rule: The procedure panel has no vote for this panel; its chair concludes.
2026-05-07 review/day-care.midterm.1 p-li: dissolve 计划调整
    -> ReviewDissolved + ExpertsReleased of pool/330100 @ dissolved
2026-05-07 review/day-care.midterm.1 p-li: dissolve 计划调整
    -> refused, review-ended: The review ended on 2026-05-07: dissolved.
2026-05-07 other propose local
    -> StandardProposed @ 10.00
2026-05-07 other p-li: call proposal meeting 2026-06-10 3
    -> refused, no-panel-rule: The procedure local has no panel for the appraisal of the proposal (panels.proposal).
