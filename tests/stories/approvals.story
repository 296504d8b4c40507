# -- 依次: one step after the other; each by whoever holds its role that day.
2026-04-01 people bureau
    -> … the example bureau
2026-04-01 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-01 day-care p-feng: submit proposal
    -> refused, documents-missing: Documents are missing: Analysis (分析报告), First draft (标准草案草稿), Forecast of benefits (标准实施效益预分析), Plan for carrying it out (标准组织实施方案). Attach them first.
2026-04-02 day-care attach analysis first-draft benefit rollout
    -> DocumentAttached @ 10.00
2026-04-02 day-care submit proposal
    -> refused, person-unnamed: This token names nobody in service, and approvals are the matter of persons (ask the administrator for a token that names you).
2026-04-02 day-care p-nobody: submit proposal
    -> refused, person-unnamed: This token names nobody in service, and approvals are the matter of persons (ask the administrator for a token that names you).
2026-04-02 day-care p-feng: submit publication
    -> refused, gate-not-here: While the standard stands at Proposal the gate `Publication` cannot be submitted (possible: Proposal).
2026-04-02 day-care accept
    -> refused, documents-missing: Documents are missing: Notice of the plan (计划下达通知). Attach them first.
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> refused, gate-under-approval: The gate `Proposal` is under approval (day-care.proposal.1); wait until that is decided or taken back.
2026-04-02 day-care accept
    -> refused, documents-missing: Documents are missing: Notice of the plan (计划下达通知). Attach them first.
2026-04-03 approval/day-care.proposal.1 p-zhou: agree
    -> refused, not-your-seat: This step waits for the Head of division (赵某).
2026-04-03 approval/day-care.proposal.1 agree
    -> refused, person-unnamed: This token names nobody in service, and approvals are the matter of persons (ask the administrator for a token that names you).
2026-04-03 approval/day-care.proposal.2 p-zhao: agree
    -> refused, no-approval: There is no such approval (check the id).
2026-04-03 approval/day-care.proposal.1 p-zhao: agree 材料齐全
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> refused, decided-already: 赵某 agreed to this step on 2026-04-03; the matter now stands at Co-signing.
# 会签: legal and office, in any order; one person fills one seat.
2026-04-07 approval/day-care.proposal.1 p-li: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-07 approval/day-care.proposal.1 p-li: agree
    -> refused, one-seat-each: One person fills one seat of a joint signing (somebody else fills the other).
2026-04-08 approval/day-care.proposal.1 p-sun: agree
    -> SeatDecided @ step 3 Deputy director
2026-04-08 approval/day-care.proposal.1 p-zhou: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted
2026-04-08 approval/day-care.proposal.1 p-zhou: agree
    -> refused, decided-already: 周某 agreed to this step on 2026-04-08; the matter now stands at its end (granted).
2026-04-08 approval/day-care.proposal.1 p-sun: disagree 晚了
    -> refused, matter-ended: This approval ended on 2026-04-08: granted.
2026-04-09 day-care p-feng: submit proposal
    -> refused, approved-already: The gate `Proposal` is approved with these documents; go on.
2026-04-09 day-care accept
    -> refused, documents-missing: Documents are missing: Notice of the plan (计划下达通知). Attach them first.
2026-04-09 day-care attach plan-notice
    -> DocumentAttached @ 10.00
2026-04-09 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-10-09

# -- 会签: the first who disagrees ends it, and says why.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-07 approval/day-care.proposal.1 p-li: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-07 approval/day-care.proposal.1 p-sun: disagree
    -> refused, opinion-missing: Say why: a disagreement needs an opinion.
2026-04-07 approval/day-care.proposal.1 p-sun: disagree 与上位法不一致
    -> SeatDecided + GateDeclined of standard/day-care @ declined
2026-04-07 approval/day-care.proposal.1 p-zhou: agree
    -> refused, matter-ended: This approval ended on 2026-04-07: declined.
2026-04-08 day-care accept
    -> refused, gate-not-approved: The gate `Proposal` is not approved yet (submit it for approval first).
2026-04-08 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.2 @ 10.00

# -- 或签: the first decides; the second reads who, what and when.
2026-04-01 people bureau
    -> … the example bureau
2026-04-01 procedures adopt-file any-one
    -> ProcedureAdopted
2026-04-02 day-care propose any-one
    -> StandardProposed @ 10.00
2026-04-02 day-care attach first-draft
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-sun: agree
    -> SeatDecided @ step 2 Deputy director
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> refused, decided-already: 孙某 agreed to this step on 2026-04-03; the matter now stands at Deputy director.
2026-04-03 approval/day-care.proposal.1 p-li: disagree 不同意
    -> refused, decided-already: 孙某 agreed to this step on 2026-04-03; the matter now stands at Deputy director.
2026-04-03 approval/day-care.proposal.1 p-zhou: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> refused, matter-ended: This approval ended on 2026-04-03: granted.

# -- 加签: before, beside, after; 减签 only while undecided.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-zhao before
    -> refused, signs-already: 赵某 signs in this step already, or handed it over (choose somebody else).
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-feng before
    -> refused, own-submission: Nobody approves what they submitted or drafted; 赵某 may.
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-gone before
    -> refused, no-person: Nobody in service has the id p-gone.
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-chen before
    -> SignerAdded @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> refused, waits-for-signer: 陈某, who was added, comes first.
2026-04-03 approval/day-care.proposal.1 p-chen: add p-zhao before
    -> refused, signs-already: 赵某 signs in this step already, or handed it over (choose somebody else).
2026-04-03 approval/day-care.proposal.1 p-chen: add p-wei before
    -> SignerAdded @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-wei: add p-jiang before
    -> SignerAdded @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-jiang: add p-shen before
    -> refused, too-many-signers: There are too many added signers (at most 3 levels).
2026-04-03 approval/day-care.proposal.1 p-chen: agree
    -> refused, waits-for-signer: 卫某, who was added, comes first.
2026-04-03 approval/day-care.proposal.1 p-jiang: agree
    -> SeatDecided @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-wei: agree
    -> SeatDecided @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-zhao: remove p-wei
    -> refused, not-your-signer: Only a signer whom you added and who has not decided can be removed.
2026-04-03 approval/day-care.proposal.1 p-chen: agree
    -> SeatDecided @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-zhao: remove p-chen
    -> refused, not-your-signer: Only a signer whom you added and who has not decided can be removed.
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-shen beside
    -> SignerAdded @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-han after
    -> SignerAdded @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-li: agree
    -> refused, not-your-seat: This step waits for 沈某.
2026-04-03 approval/day-care.proposal.1 p-zhao: remove p-shen
    -> SignerRemoved @ step 4 Added signer
2026-04-03 approval/day-care.proposal.1 p-sun: agree
    -> refused, not-your-seat: This step waits for 韩某.
2026-04-03 approval/day-care.proposal.1 p-han: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-sun: agree
    -> SeatDecided @ step 2 Co-signing

# -- 转办: to a colleague, on to a third, never back.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zhao: hand p-chen 由其分管
    -> SeatHandedOver @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> refused, not-your-seat: This step waits for 陈某.
2026-04-03 approval/day-care.proposal.1 p-chen: hand p-wei 由其分管
    -> SeatHandedOver @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-wei: hand p-zhao 退还
    -> refused, handed-before: 赵某 handed it over before, so it does not go back to them (choose somebody else).
2026-04-03 approval/day-care.proposal.1 p-wei: hand p-chen 退还
    -> refused, handed-before: 陈某 handed it over before, so it does not go back to them (choose somebody else).
2026-04-03 approval/day-care.proposal.1 p-wei: hand p-feng 请经办人办理
    -> refused, own-submission: Nobody approves what they submitted or drafted; 卫某 may.
2026-04-03 approval/day-care.proposal.1 p-wei: agree
    -> SeatDecided @ step 2 Co-signing

# -- 委托: the first day, the last day, the day after; a delegate has no delegates.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-02 people p-zhao: delegate p-zhao p-chen 2026-04-07 2026-04-08
    -> DelegationGiven
2026-04-02 people delegate p-chen p-wei 2026-04-07 2026-04-08
    -> refused, delegation-of-delegation: p-chen acts only for p-zhao, and a delegate cannot delegate (p-zhao may).
2026-04-03 approval/day-care.proposal.1 p-chen: agree
    -> refused, delegation-not-in-force: The delegation runs from 2026-04-07 to 2026-04-08, and may not be for this matter.
2026-04-07 approval/day-care.proposal.1 p-chen: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-07 approval/day-care.proposal.1 p-chen: undo
    -> DecisionTakenBack @ step 1 Division
2026-04-08 approval/day-care.proposal.1 p-wei: agree
    -> refused, not-your-seat: This step waits for the Head of division (赵某, 陈某).
2026-04-09 approval/day-care.proposal.1 p-chen: agree
    -> refused, delegation-not-in-force: The delegation runs from 2026-04-07 to 2026-04-08, and may not be for this matter.
2026-04-09 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 2 Co-signing

# -- 退回 to an earlier step and on; straight back with the same documents; through every step with others.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-li: back 2 through 说明不清
    -> refused, not-earlier: Step 2 does not come before the present one, so nothing is sent back to it.
2026-04-03 approval/day-care.proposal.1 p-li: back 1 direct 说明不清
    -> StepSentBack @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-sun: agree
    -> refused, not-your-seat: This step waits for the Head of division (赵某).
2026-04-03 approval/day-care.proposal.1 p-zhao: agree 已补充说明
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-li: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-sun: agree
    -> SeatDecided @ step 3 Deputy director
2026-04-07 approval/day-care.proposal.1 p-zhou: back submitter direct 请核对数据
    -> StepSentBack @ with p-feng
2026-04-07 approval/day-care.proposal.1 p-zhou: agree
    -> refused, with-submitter: The matter was sent back to 冯某, who submits it again first.
2026-04-07 approval/day-care.proposal.1 p-zhao: resubmit 已核对
    -> refused, not-the-submitter: Only 冯某, who submitted it, may do that.
2026-04-07 approval/day-care.proposal.1 p-feng: resubmit 已核对，数据无误
    -> MatterResubmitted @ step 3 Deputy director
2026-04-07 approval/day-care.proposal.1 p-feng: resubmit 再次提交
    -> refused, not-sent-back: The matter was not sent back; it stands at Deputy director.
2026-04-08 approval/day-care.proposal.1 p-zhou: back submitter direct 草案须改
    -> StepSentBack @ with p-feng
2026-04-08 day-care attach first-draft=2
    -> DocumentAttached @ 10.00
2026-04-08 approval/day-care.proposal.1 p-feng: resubmit 已修改草案
    -> MatterResubmitted @ step 1 Division
2026-04-08 approval/day-care.proposal.1 p-zhou: agree
    -> refused, not-your-seat: This step waits for the Head of division (赵某).
2026-04-08 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-08 approval/day-care.proposal.1 p-li: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-08 approval/day-care.proposal.1 p-sun: agree
    -> SeatDecided @ step 3 Deputy director
2026-04-08 approval/day-care.proposal.1 p-zhou: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted

# -- 撤回 by the submitter: before the first decision, not after.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-02 approval/day-care.proposal.1 p-zhao: take-back
    -> refused, not-the-submitter: Only 冯某, who submitted it, may do that.
2026-04-02 approval/day-care.proposal.1 p-feng: take-back
    -> MatterTakenBack + GateTakenBack of standard/day-care @ taken back
2026-04-02 approval/day-care.proposal.1 p-zhao: agree
    -> refused, matter-ended: This approval ended on 2026-04-02: taken back.
2026-04-03 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.2 @ 10.00
2026-04-03 approval/day-care.proposal.2 p-zhao: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.2 p-feng: take-back
    -> refused, too-late-to-take-back: 赵某 has decided since, so it cannot be taken back.
# An approver takes back the own decision; not after the next one, not after the last.
2026-04-03 approval/day-care.proposal.2 p-li: undo
    -> refused, nothing-to-take-back: You have no decision to take back (only one's own, while nothing was decided after it).
2026-04-03 approval/day-care.proposal.2 p-zhao: undo
    -> DecisionTakenBack @ step 1 Division
2026-04-03 approval/day-care.proposal.2 p-zhao: undo
    -> refused, nothing-to-take-back: You have no decision to take back (only one's own, while nothing was decided after it).
2026-04-03 approval/day-care.proposal.2 p-zhao: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.2 p-li: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.2 p-zhao: undo
    -> refused, too-late-to-take-back: 李某 has decided since, so it cannot be taken back.
2026-04-03 approval/day-care.proposal.2 p-sun: agree
    -> SeatDecided @ step 3 Deputy director
2026-04-03 approval/day-care.proposal.2 p-zhou: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted
2026-04-03 approval/day-care.proposal.2 p-zhou: undo
    -> refused, matter-ended: This approval ended on 2026-04-03: granted.

# -- 催办 once a day; 抄送 reads and remarks, and cannot decide.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-feng: remind
    -> ReminderGiven @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-feng: remind
    -> refused, reminded-today: They were reminded today (remind them again tomorrow).
2026-04-07 approval/day-care.proposal.1 p-feng: remind
    -> ReminderGiven @ step 1 Division
2026-04-07 approval/day-care.proposal.1 p-feng: copy p-han
    -> CopySent @ step 1 Division
2026-04-07 approval/day-care.proposal.1 p-feng: copy p-han
    -> refused, copied-already: 韩某 has a copy already.
2026-04-07 approval/day-care.proposal.1 p-feng: copy p-gone
    -> refused, no-person: Nobody in service has the id p-gone.
2026-04-07 approval/day-care.proposal.1 p-han: note 建议与民政部标准衔接
    -> OpinionNoted @ step 1 Division
2026-04-07 approval/day-care.proposal.1 p-han: agree
    -> refused, not-your-seat: This step waits for the Head of division (赵某).
2026-04-07 approval/day-care.proposal.1 p-han: back submitter through 退回
    -> refused, not-your-seat: This step waits for the Head of division (赵某).

# -- Nobody approves what they submitted or drafted: the deputy may, a delegate of the submitter may not.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care drafters p-sun
    -> DraftersNamed @ 10.00
2026-04-02 people delegate p-zhao p-wei 2026-04-01 2026-04-30
    -> DelegationGiven
2026-04-02 people delegate p-zhao p-wei 2026-04-02 2026-04-30
    -> refused, delegation-overlaps: p-zhao has delegated to p-wei from 2026-04-01 to 2026-04-30 already (end that first, or choose other days or gates).
2026-04-02 day-care p-zhao: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> refused, own-submission: Nobody approves what they submitted or drafted; 钱某 may.
2026-04-03 approval/day-care.proposal.1 p-wei: agree
    -> refused, own-submission: Nobody approves what they submitted or drafted; 钱某 may.
2026-04-03 approval/day-care.proposal.1 p-qian: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-sun: agree
    -> refused, own-submission: Nobody approves what they submitted or drafted; 李某 may.
2026-04-03 approval/day-care.proposal.1 p-li: add p-sun beside
    -> refused, own-submission: Nobody approves what they submitted or drafted; 李某 may.

# -- The step is late: the deputies may act too.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-08 approval/day-care.proposal.1 p-qian: agree
    -> refused, not-your-seat: This step waits for the Head of division (赵某).
2026-04-08 approval/day-care.proposal.1 clock seat:1.1 2026-04-08
    -> refused, not-due: The last day has not passed (it has from 2026-04-09 on).
2026-04-09 approval/day-care.proposal.1 clock seat:1.1 2026-04-07
    -> refused, moved: The last day is 2026-04-08 now.
2026-04-09 approval/day-care.proposal.1 clock seat:1.1 2026-04-08
    -> DeadlinePassed @ step 1 Division
2026-04-09 approval/day-care.proposal.1 clock seat:1.1 2026-04-08
    -> refused, noted-already: It was noted before.
2026-04-09 approval/day-care.proposal.1 clock plan 2026-04-08
    -> refused, not-waited-for: Nothing of this kind is waited for (any more).
2026-04-09 approval/day-care.proposal.1 p-qian: agree
    -> SeatDecided @ step 2 Co-signing

# -- The holder leaves: the deputy acts; without one nobody can, and the office reassigns.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 people leave p-zhao
    -> PersonLeft
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> refused, person-unnamed: This token names nobody in service, and approvals are the matter of persons (ask the administrator for a token that names you).
2026-04-03 approval/day-care.proposal.1 p-feng: reassign 1.1 p-chen 处长离任
    -> refused, seat-has-filler: 钱某 can fill this seat, so it is not reassigned.
2026-04-03 people leave p-qian
    -> PersonLeft
2026-04-03 approval/day-care.proposal.1 p-li: agree
    -> refused, not-your-seat: This step waits for the Head of division (vacant).
2026-04-03 approval/day-care.proposal.1 p-feng: reassign 2.1 p-chen 处长离任
    -> refused, no-such-seat: There is no undecided seat 2.1 at the present step (read it again).
2026-04-03 approval/day-care.proposal.1 p-feng: reassign 1.1 p-chen 处长离任
    -> SeatReassigned @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-chen: agree
    -> SeatDecided @ step 2 Co-signing
# A role that nobody holds and that has no deputy is told at the submission.
2026-04-03 lunch propose local-city
    -> StandardProposed @ 10.00
2026-04-03 lunch attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-03 lunch p-feng: submit proposal
    -> refused, nobody-can-act: Nobody holds the role of Head of division and it has no deputy, so nobody could decide (assign it, then submit).

# -- One person comes to hold two roles of a joint signing: one seat each.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 people assign legal u-bureau p-li 2026-04-03
    -> RoleAssigned
2026-04-03 people leave p-sun
    -> PersonLeft
2026-04-03 approval/day-care.proposal.1 p-li: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-li: agree
    -> refused, one-seat-each: One person fills one seat of a joint signing (somebody else fills the other).
2026-04-03 approval/day-care.proposal.1 p-feng: reassign 2.2 p-chen 一人兼两职
    -> SeatReassigned @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-chen: agree
    -> SeatDecided @ step 3 Deputy director

# -- What was approved is what goes on: a document that is replaced afterwards needs a new approval.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-li: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-sun: agree
    -> SeatDecided @ step 3 Deputy director
2026-04-03 approval/day-care.proposal.1 p-zhou: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted
2026-04-03 day-care attach first-draft=2
    -> DocumentAttached @ 10.00
2026-04-03 day-care accept
    -> refused, bundle-changed: Since the gate `Proposal` was approved these documents were replaced: First draft (标准草案草稿) (submit it for approval again).
2026-04-03 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.2 @ 10.00
2026-04-03 day-care attach first-draft
    -> DocumentAttached @ 10.00
2026-04-03 day-care accept
    -> refused, gate-under-approval: The gate `Proposal` is under approval (day-care.proposal.2); wait until that is decided or taken back.

# -- A standard that is withdrawn, rejected, sent back or suspended ends what is under way, in the same commit.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 day-care suspend 等待上位法
    -> StandardSuspended + ApprovalLapsed of approval/day-care.proposal.1 @ 10.00 suspended
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> refused, matter-ended: This approval ended on 2026-04-03: lapsed.
2026-04-03 approval/day-care.proposal.1 audit ApprovalLapsed {"why":"再次"}
    -> refused, matter-ended: This approval ended on 2026-04-03: lapsed.
2026-04-04 day-care resume
    -> StandardResumed @ 10.00
2026-04-04 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.2 @ 10.00
2026-04-04 approval/day-care.proposal.2 audit ApprovalLapsed {"why":"无故"}
    -> refused, not-sent-back: The matter was not sent back; it stands at Division.
2026-04-04 day-care withdraw 条件不成熟
    -> StandardWithdrawn + ApprovalLapsed of approval/day-care.proposal.2 @ 00.98
2026-04-04 approval/day-care.proposal.2 p-feng: take-back
    -> refused, matter-ended: This approval ended on 2026-04-04: lapsed.
2026-04-04 lunch propose local
    -> StandardProposed @ 10.00
2026-04-04 lunch p-feng: submit proposal
    -> refused, no-chain: The procedure `local` asks for no approval at the gate `Proposal`; go on without one.

# -- The leadership group's seat is filled by the minutes of a meeting, which its convener records.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care pass-through proposal
    -> … granted
2026-04-02 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-10-08
2026-04-03 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2026-10-08
2026-04-03 day-care pass-through consultation
    -> … granted
2026-04-03 day-care consult 30 bodies 10
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-04-02 provisional
2026-05-06 consultation/day-care.draft.1 clock consultation 2026-05-06
    -> refused, not-due: The last day has not passed (it has from 2026-05-07 on).
2026-05-07 consultation/day-care.draft.1 clock consultation 2026-05-03
    -> refused, moved: The last day is 2026-05-06 now.
2026-05-07 consultation/day-care.draft.1 clock consultation 2026-05-06
    -> DeadlinePassed + ConsultationEnded + ConsultationClosed of standard/day-care @ over on 2026-05-07, 0 open
2026-05-08 day-care attach draft-for-review comment-table meeting-minutes attendance
    -> DocumentAttached @ 30.60 due 2027-04-02 provisional
2026-05-08 day-care pass-through into-review
    -> … granted
2026-05-08 day-care review
    -> ReviewBegun @ 40.20 due 2027-04-02 provisional
2026-05-08 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-05-08 day-care attach submission-letter draft-for-approval notice-result announcement
    -> DocumentAttached @ 50.00
2026-05-08 day-care p-feng: submit approval
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.approval.1 @ 50.00
2026-05-08 approval/day-care.approval.1 p-zhao: agree
    -> SeatDecided @ step 2 Co-signing
2026-05-08 approval/day-care.approval.1 p-zhao: undo
    -> DecisionTakenBack @ step 1 Division
2026-05-08 approval/day-care.approval.1 p-zhao: agree-by 局领导小组会议纪要〔2026〕3号
    -> refused, minutes-unasked: This seat is not filled by minutes (leave them out).
2026-05-08 approval/day-care.approval.1 p-zhao: agree
    -> SeatDecided @ step 2 Co-signing
2026-05-08 approval/day-care.approval.1 p-li: agree
    -> SeatDecided @ step 2 Co-signing
2026-05-08 approval/day-care.approval.1 p-sun: agree
    -> SeatDecided @ step 3 Deputy director
2026-05-08 approval/day-care.approval.1 p-zhou: agree
    -> SeatDecided @ step 4 Leadership group
2026-05-09 approval/day-care.approval.1 p-zheng: agree
    -> refused, minutes-missing: The leadership group's seat is filled by the minutes of a meeting (give their number and the document's hash).
2026-05-09 approval/day-care.approval.1 p-zheng: agree-by 局领导小组会议纪要〔2026〕3号
    -> SeatDecided + GateApproved of standard/day-care @ granted
2026-05-09 day-care approve DB3301/T 0400-2026
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00

# -- 减签 of a signer who comes after: the matter goes on to the next step, and after the last one it is granted.
2026-04-01 people bureau
    -> … the example bureau
2026-04-01 procedures adopt-file any-one
    -> ProcedureAdopted
2026-04-02 day-care propose any-one
    -> StandardProposed @ 10.00
2026-04-02 day-care attach first-draft
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-chen after
    -> SignerAdded @ step 1 Any division
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 3 Added signer
2026-04-03 approval/day-care.proposal.1 p-zhao: remove p-chen
    -> SignerRemoved @ step 2 Deputy director
2026-04-03 approval/day-care.proposal.1 p-zhou: add p-chen after
    -> SignerAdded @ step 2 Deputy director
2026-04-03 approval/day-care.proposal.1 p-zhou: agree
    -> SeatDecided @ step 4 Added signer
2026-04-03 approval/day-care.proposal.1 p-zhou: remove p-chen
    -> SignerRemoved + GateApproved of standard/day-care @ granted

# -- 减签 of who sent it straight back: it goes on to the step behind, and passes those that kept what they decided.
2026-04-01 people bureau
    -> … the example bureau
2026-04-01 procedures adopt-file any-one
    -> ProcedureAdopted
2026-04-02 day-care propose any-one
    -> StandardProposed @ 10.00
2026-04-02 day-care attach first-draft
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-chen after
    -> SignerAdded @ step 1 Any division
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 3 Added signer
2026-04-03 approval/day-care.proposal.1 p-chen: back 1 direct 请补充
    -> StepSentBack @ step 1 Any division
2026-04-03 approval/day-care.proposal.1 p-zhao: remove p-chen
    -> SignerRemoved @ step 1 Any division
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 2 Deputy director
2026-04-03 approval/day-care.proposal.1 p-zhou: add p-wei after
    -> SignerAdded @ step 2 Deputy director
2026-04-03 approval/day-care.proposal.1 p-zhou: agree
    -> SeatDecided @ step 4 Added signer
2026-04-03 approval/day-care.proposal.1 p-wei: back 1 direct 请补充
    -> StepSentBack @ step 1 Any division
2026-04-03 approval/day-care.proposal.1 p-zhou: remove p-wei
    -> SignerRemoved @ step 1 Any division
2026-04-03 approval/day-care.proposal.1 p-li: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted

# -- An old edition is replaced on the day on which the new one is in force: what was asked for it ends with that.
2026-04-01 people bureau
    -> … the example bureau
2026-04-01 procedures adopt-file any-one
    -> ProcedureAdopted
2026-04-02 day-care propose any-one
    -> StandardProposed @ 10.00
2026-04-02 day-care attach first-draft
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-02 approval/day-care.proposal.1 p-sun: agree
    -> SeatDecided @ step 2 Deputy director
2026-04-02 approval/day-care.proposal.1 p-zhou: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted
2026-04-02 day-care accept
    -> ProposalAccepted @ 20.00
2026-04-02 day-care review
    -> ReviewBegun @ 40.20
2026-04-02 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-04-02 day-care approve DB3301/T 0400-2026
    -> PublicationApproved + NumberIssued of register/DB3301/T @ 60.00
2026-04-02 day-care publish 2026-04-02
    -> StandardPublished @ 60.60
2026-04-03 day-care examine 上位法修改
    -> RevisionStarted @ 90.20
2026-04-03 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2026-04-03 day-care p-feng: submit abolition
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.abolition.1 @ 90.92
2026-04-03 day-care-2 attach first-draft
    -> DocumentAttached @ 10.00
2026-04-03 day-care-2 p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care-2.proposal.1 @ 10.00
2026-04-03 approval/day-care-2.proposal.1 p-sun: agree
    -> SeatDecided @ step 2 Deputy director
2026-04-03 approval/day-care-2.proposal.1 p-zhou: agree
    -> SeatDecided + GateApproved of standard/day-care-2 @ granted
2026-04-03 day-care-2 accept
    -> ProposalAccepted @ 20.00
2026-04-03 day-care-2 review
    -> ReviewBegun @ 40.20
2026-04-03 day-care-2 pass 一致同意
    -> ReviewPassed @ 50.00
2026-04-03 day-care-2 approve DB3301/T 0400-2026
    -> refused, number-taken: The number DB3301/T 0400-2026 was given out before.
2026-04-03 day-care-2 approve DB3301/T 0401-2026
    -> PublicationApproved + NumberIssued of register/DB3301/T @ 60.00
2026-04-03 day-care-2 publish 2026-05-01
    -> StandardPublished @ 60.60
2026-04-30 day-care-2 clock effective 2026-05-01
    -> refused, not-due: The last day has not passed (it has from 2026-05-01 on).
2026-05-01 day-care-2 clock effective 2026-05-01
    -> DeadlinePassed + StandardSuperseded of standard/day-care + ApprovalLapsed of approval/day-care.abolition.1 @ 60.60
2026-05-01 approval/day-care.abolition.1 p-sun: agree
    -> refused, matter-ended: This approval ended on 2026-05-01: lapsed.
