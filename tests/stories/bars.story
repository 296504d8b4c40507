# -- The leadership group decides in a meeting: its seat is not handed to one person, and reassigned it asks for minutes still.
2026-04-01 people bureau
    -> … the example bureau
2026-04-01 procedures adopt-file by-meeting
    -> ProcedureAdopted
2026-04-02 day-care propose by-meeting
    -> StandardProposed @ 10.00
2026-04-02 day-care attach first-draft
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zheng: hand p-chen 请代为办理
    -> refused, the-group-decides: The leadership group decides in a meeting, so its seat is not handed over (where nobody convenes it, the office reassigns it; minutes are asked for still).
2026-04-03 people leave p-zheng
    -> PersonLeft
2026-04-03 approval/day-care.proposal.1 p-li: reassign 1.1 p-chen 召集人空缺
    -> SeatReassigned @ step 1 Leadership group
2026-04-03 approval/day-care.proposal.1 p-chen: agree
    -> refused, minutes-missing: The leadership group's seat is filled by the minutes of a meeting (give their number and the document's hash).
2026-04-03 approval/day-care.proposal.1 p-chen: agree-by 局领导小组会议纪要〔2026〕3号
    -> SeatDecided + GateApproved of standard/day-care @ granted

# -- Who drafts for a unit that is named drafts too; nobody is named while others decide.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 people assign drafter u-welfare p-zhao 2026-04-01
    -> RoleAssigned
2026-04-02 day-care drafters u-welfare
    -> DraftersNamed @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> refused, own-submission: Nobody approves what they submitted or drafted; 钱某 may.
2026-04-03 approval/day-care.proposal.1 p-qian: back submitter through 请补充
    -> StepSentBack @ with p-feng
2026-04-03 day-care drafters p-chen p-zhou
    -> refused, gate-under-approval: The gate `Proposal` is under approval (day-care.proposal.1); wait until that is decided or taken back.
2026-04-03 approval/day-care.proposal.1 p-feng: take-back
    -> MatterTakenBack + GateTakenBack of standard/day-care @ taken back
2026-04-03 day-care drafters p-chen p-zhou
    -> DraftersNamed @ 10.00
2026-04-03 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.2 @ 10.00
2026-04-03 approval/day-care.proposal.2 p-zhao: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.2 p-li: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.2 p-sun: agree
    -> SeatDecided @ step 3 Deputy director
2026-04-03 approval/day-care.proposal.2 p-zhou: agree
    -> refused, own-submission: Nobody approves what they submitted or drafted; 吴某 may.
2026-04-03 approval/day-care.proposal.2 p-wu: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted

# -- A joint signing: the own seat comes before one that somebody fills for another, and nobody's authority counts twice.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 people delegate p-sun p-li 2026-04-01 2026-04-30
    -> DelegationGiven
2026-04-02 people delegate p-li p-chen 2026-04-01 2026-04-30
    -> DelegationGiven
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-li: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-li: agree
    -> refused, one-seat-each: One person fills one seat of a joint signing (somebody else fills the other).
2026-04-03 approval/day-care.proposal.1 p-sun: agree
    -> SeatDecided @ step 3 Deputy director
2026-04-03 approval/day-care.proposal.1 p-sun: undo
    -> DecisionTakenBack @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-li: hand p-wei 请代为办理
    -> refused, one-seat-each: One person fills one seat of a joint signing (somebody else fills the other).
2026-04-03 approval/day-care.proposal.1 p-sun: agree
    -> SeatDecided @ step 3 Deputy director
# And for one who holds both roles and has delegated them.
2026-04-03 people assign legal u-bureau p-li 2026-04-03
    -> RoleAssigned
2026-04-03 people leave p-sun
    -> PersonLeft
2026-04-03 approval/day-care.proposal.1 p-zhou: back 2 through 请重签
    -> StepSentBack @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-li: agree
    -> SeatDecided @ step 2 Co-signing
2026-04-03 approval/day-care.proposal.1 p-chen: agree
    -> refused, decided-already: 李某 agreed to this step on 2026-04-03; the matter now stands at Co-signing.

# -- A delegate hands nothing on.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 people delegate p-zhao p-chen 2026-04-01 2026-04-30
    -> DelegationGiven
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-chen: hand p-wei 请代为办理
    -> refused, handed-on-by-delegate: You act for 赵某, and a delegate hands nothing on (decide it, or 赵某 hands it over).
2026-04-03 approval/day-care.proposal.1 p-zhao: hand p-wei 请代为办理
    -> SeatHandedOver @ step 1 Division

# -- Sent straight back, it passes nobody who was added after: granted is what everybody agreed to.
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
2026-04-03 approval/day-care.proposal.1 p-zhou: back 1 direct 请补充
    -> StepSentBack @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-han after
    -> SignerAdded @ step 1 Division
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 4 Added signer
2026-04-03 approval/day-care.proposal.1 p-zhou: agree
    -> refused, not-your-seat: This step waits for 韩某.
2026-04-03 approval/day-care.proposal.1 p-han: agree
    -> SeatDecided @ step 3 Deputy director
2026-04-03 approval/day-care.proposal.1 p-zhou: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted

# -- 或签: who was added before somebody advises them, and does not decide in their place.
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
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-chen before
    -> SignerAdded @ step 1 Any division
2026-04-03 approval/day-care.proposal.1 p-chen: agree
    -> SeatDecided @ step 1 Any division
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
    -> SeatDecided @ step 2 Deputy director

# -- The submitter leaves: nothing is sent back to them, and what lies with them the office takes back.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-04-02 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-03 approval/day-care.proposal.1 p-zhao: back submitter through 请补充
    -> StepSentBack @ with p-feng
2026-04-03 approval/day-care.proposal.1 p-li: take-back
    -> refused, not-the-submitter: Only 冯某, who submitted it, may do that.
2026-04-03 people leave p-feng
    -> PersonLeft
2026-04-03 approval/day-care.proposal.1 p-zhao: take-back
    -> refused, not-the-submitter: Only 冯某, who submitted it, may do that.
2026-04-03 approval/day-care.proposal.1 p-li: take-back
    -> MatterTakenBack + GateTakenBack of standard/day-care @ taken back
2026-04-03 day-care p-chen: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.2 @ 10.00
2026-04-03 people leave p-chen
    -> PersonLeft
2026-04-03 approval/day-care.proposal.2 p-zhao: back submitter through 请补充
    -> refused, no-person: Nobody in service has the id p-chen.

# -- What was sent back can be taken back, however it was sent back.
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
2026-04-03 approval/day-care.proposal.1 p-li: back submitter direct 请补充
    -> StepSentBack @ with p-feng
2026-04-03 approval/day-care.proposal.1 p-feng: take-back
    -> MatterTakenBack + GateTakenBack of standard/day-care @ taken back

# -- A seat handed over lies with somebody who does not act: past its last day the office reassigns it.
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
2026-04-03 approval/day-care.proposal.1 p-li: reassign 1.1 p-wei 陈某病假
    -> refused, seat-has-filler: 陈某 can fill this seat, so it is not reassigned.
2026-04-20 approval/day-care.proposal.1 p-li: reassign 1.1 p-wei 陈某病假
    -> SeatReassigned @ step 1 Division
2026-04-20 approval/day-care.proposal.1 p-wei: agree
    -> SeatDecided @ step 2 Co-signing

# -- Nobody means the year 0, or 9999: what is entered lies between 1900 and 2200.
1899-12-31 day-care propose local
    -> refused, impossible-day: It cannot have been on 1899-12-31 (possible: 1900-01-01 to 2040-01-01).
2024-01-05 day-care hurry 20.00
    -> … on 2024-01-05 @ 20.00 due 2025-07-05
2024-01-05 day-care extend 9999-12-31
    -> refused, bad-field: until: 9999-12-31 is no day that anybody means (possible: 1900-01-01 to 2200-12-31).
2024-01-05 wreaths hurry 60.00 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 60.00
2024-03-01 wreaths publish 9999-12-31
    -> refused, bad-field: effective_on: 9999-12-31 is no day that anybody means (possible: 1900-01-01 to 2200-12-31).
2024-03-01 wreaths publish 2201-01-01
    -> refused, bad-field: effective_on: 2201-01-01 is no day that anybody means (possible: 1900-01-01 to 2200-12-31).
