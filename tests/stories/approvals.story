# -- 依次: one step after the other; each by whoever holds its role that day.
2026-04-01 people bureau
2026-04-01 day-care propose local-city
2026-04-01 day-care p-feng: submit proposal
2026-04-02 day-care attach analysis first-draft benefit rollout
2026-04-02 day-care submit proposal
2026-04-02 day-care p-nobody: submit proposal
2026-04-02 day-care p-feng: submit publication
2026-04-02 day-care accept
2026-04-02 day-care p-feng: submit proposal
2026-04-02 day-care p-feng: submit proposal
2026-04-02 day-care accept
2026-04-03 approval/day-care.proposal.1 p-zhou: agree
2026-04-03 approval/day-care.proposal.1 agree
2026-04-03 approval/day-care.proposal.2 p-zhao: agree
2026-04-03 approval/day-care.proposal.1 p-zhao: agree 材料齐全
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
# 会签: legal and office, in any order; one person fills one seat.
2026-04-07 approval/day-care.proposal.1 p-li: agree
2026-04-07 approval/day-care.proposal.1 p-li: agree
2026-04-08 approval/day-care.proposal.1 p-sun: agree
2026-04-08 approval/day-care.proposal.1 p-zhou: agree
2026-04-08 approval/day-care.proposal.1 p-zhou: agree
2026-04-08 approval/day-care.proposal.1 p-sun: disagree 晚了
2026-04-09 day-care p-feng: submit proposal
2026-04-09 day-care accept
2026-04-09 day-care attach plan-notice
2026-04-09 day-care accept

# -- 会签: the first who disagrees ends it, and says why.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care p-feng: submit proposal
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
2026-04-07 approval/day-care.proposal.1 p-li: agree
2026-04-07 approval/day-care.proposal.1 p-sun: disagree
2026-04-07 approval/day-care.proposal.1 p-sun: disagree 与上位法不一致
2026-04-07 approval/day-care.proposal.1 p-zhou: agree
2026-04-08 day-care accept
2026-04-08 day-care p-feng: submit proposal

# -- 或签: the first decides; the second reads who, what and when.
2026-04-01 people bureau
2026-04-01 procedures adopt-file any-one
2026-04-02 day-care propose any-one
2026-04-02 day-care attach first-draft
2026-04-02 day-care p-feng: submit proposal
2026-04-03 approval/day-care.proposal.1 p-sun: agree
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
2026-04-03 approval/day-care.proposal.1 p-li: disagree 不同意
2026-04-03 approval/day-care.proposal.1 p-zhou: agree
2026-04-03 approval/day-care.proposal.1 p-zhao: agree

# -- 加签: before, beside, after; 减签 only while undecided.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care p-feng: submit proposal
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-zhao before
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-feng before
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-gone before
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-chen before
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
2026-04-03 approval/day-care.proposal.1 p-chen: add p-zhao before
2026-04-03 approval/day-care.proposal.1 p-chen: add p-wei before
2026-04-03 approval/day-care.proposal.1 p-wei: add p-jiang before
2026-04-03 approval/day-care.proposal.1 p-jiang: add p-shen before
2026-04-03 approval/day-care.proposal.1 p-chen: agree
2026-04-03 approval/day-care.proposal.1 p-jiang: agree
2026-04-03 approval/day-care.proposal.1 p-wei: agree
2026-04-03 approval/day-care.proposal.1 p-zhao: remove p-wei
2026-04-03 approval/day-care.proposal.1 p-chen: agree
2026-04-03 approval/day-care.proposal.1 p-zhao: remove p-chen
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-shen beside
2026-04-03 approval/day-care.proposal.1 p-zhao: add p-han after
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
2026-04-03 approval/day-care.proposal.1 p-li: agree
2026-04-03 approval/day-care.proposal.1 p-zhao: remove p-shen
2026-04-03 approval/day-care.proposal.1 p-sun: agree
2026-04-03 approval/day-care.proposal.1 p-han: agree
2026-04-03 approval/day-care.proposal.1 p-sun: agree

# -- 转办: to a colleague, on to a third, never back.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care p-feng: submit proposal
2026-04-03 approval/day-care.proposal.1 p-zhao: hand p-chen 由其分管
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
2026-04-03 approval/day-care.proposal.1 p-chen: hand p-wei 由其分管
2026-04-03 approval/day-care.proposal.1 p-wei: hand p-zhao 退还
2026-04-03 approval/day-care.proposal.1 p-wei: hand p-chen 退还
2026-04-03 approval/day-care.proposal.1 p-wei: hand p-feng 请经办人办理
2026-04-03 approval/day-care.proposal.1 p-wei: agree

# -- 委托: the first day, the last day, the day after; a delegate has no delegates.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care p-feng: submit proposal
2026-04-02 people p-zhao: delegate p-zhao p-chen 2026-04-07 2026-04-08
2026-04-02 people delegate p-chen p-wei 2026-04-07 2026-04-08
2026-04-03 approval/day-care.proposal.1 p-chen: agree
2026-04-07 approval/day-care.proposal.1 p-chen: agree
2026-04-07 approval/day-care.proposal.1 p-chen: undo
2026-04-08 approval/day-care.proposal.1 p-wei: agree
2026-04-09 approval/day-care.proposal.1 p-chen: agree
2026-04-09 approval/day-care.proposal.1 p-zhao: agree

# -- 退回 to an earlier step and on; straight back with the same documents; through every step with others.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care p-feng: submit proposal
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
2026-04-03 approval/day-care.proposal.1 p-li: back 2 through 说明不清
2026-04-03 approval/day-care.proposal.1 p-li: back 1 direct 说明不清
2026-04-03 approval/day-care.proposal.1 p-sun: agree
2026-04-03 approval/day-care.proposal.1 p-zhao: agree 已补充说明
2026-04-03 approval/day-care.proposal.1 p-li: agree
2026-04-03 approval/day-care.proposal.1 p-sun: agree
2026-04-07 approval/day-care.proposal.1 p-zhou: back submitter direct 请核对数据
2026-04-07 approval/day-care.proposal.1 p-zhou: agree
2026-04-07 approval/day-care.proposal.1 p-zhao: resubmit 已核对
2026-04-07 approval/day-care.proposal.1 p-feng: resubmit 已核对，数据无误
2026-04-07 approval/day-care.proposal.1 p-feng: resubmit 再次提交
2026-04-08 approval/day-care.proposal.1 p-zhou: back submitter direct 草案须改
2026-04-08 day-care attach first-draft=2
2026-04-08 approval/day-care.proposal.1 p-feng: resubmit 已修改草案
2026-04-08 approval/day-care.proposal.1 p-zhou: agree
2026-04-08 approval/day-care.proposal.1 p-zhao: agree
2026-04-08 approval/day-care.proposal.1 p-li: agree
2026-04-08 approval/day-care.proposal.1 p-sun: agree
2026-04-08 approval/day-care.proposal.1 p-zhou: agree

# -- 撤回 by the submitter: before the first decision, not after.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care p-feng: submit proposal
2026-04-02 approval/day-care.proposal.1 p-zhao: take-back
2026-04-02 approval/day-care.proposal.1 p-feng: take-back
2026-04-02 approval/day-care.proposal.1 p-zhao: agree
2026-04-03 day-care p-feng: submit proposal
2026-04-03 approval/day-care.proposal.2 p-zhao: agree
2026-04-03 approval/day-care.proposal.2 p-feng: take-back
# An approver takes back the own decision; not after the next one, not after the last.
2026-04-03 approval/day-care.proposal.2 p-li: undo
2026-04-03 approval/day-care.proposal.2 p-zhao: undo
2026-04-03 approval/day-care.proposal.2 p-zhao: undo
2026-04-03 approval/day-care.proposal.2 p-zhao: agree
2026-04-03 approval/day-care.proposal.2 p-li: agree
2026-04-03 approval/day-care.proposal.2 p-zhao: undo
2026-04-03 approval/day-care.proposal.2 p-sun: agree
2026-04-03 approval/day-care.proposal.2 p-zhou: agree
2026-04-03 approval/day-care.proposal.2 p-zhou: undo

# -- 催办 once a day; 抄送 reads and remarks, and cannot decide.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care p-feng: submit proposal
2026-04-03 approval/day-care.proposal.1 p-feng: remind
2026-04-03 approval/day-care.proposal.1 p-feng: remind
2026-04-07 approval/day-care.proposal.1 p-feng: remind
2026-04-07 approval/day-care.proposal.1 p-feng: copy p-han
2026-04-07 approval/day-care.proposal.1 p-feng: copy p-han
2026-04-07 approval/day-care.proposal.1 p-feng: copy p-gone
2026-04-07 approval/day-care.proposal.1 p-han: note 建议与民政部标准衔接
2026-04-07 approval/day-care.proposal.1 p-han: agree
2026-04-07 approval/day-care.proposal.1 p-han: back submitter through 退回

# -- Nobody approves what they submitted or drafted: the deputy may, a delegate of the submitter may not.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care drafters p-sun
2026-04-02 people delegate p-zhao p-wei 2026-04-01 2026-04-30
2026-04-02 people delegate p-zhao p-wei 2026-04-02 2026-04-30
2026-04-02 day-care p-zhao: submit proposal
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
2026-04-03 approval/day-care.proposal.1 p-wei: agree
2026-04-03 approval/day-care.proposal.1 p-qian: agree
2026-04-03 approval/day-care.proposal.1 p-sun: agree
2026-04-03 approval/day-care.proposal.1 p-li: add p-sun beside

# -- The step is late: the deputies may act too.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care p-feng: submit proposal
2026-04-08 approval/day-care.proposal.1 p-qian: agree
2026-04-08 approval/day-care.proposal.1 clock seat:1.1 2026-04-08
2026-04-09 approval/day-care.proposal.1 clock seat:1.1 2026-04-07
2026-04-09 approval/day-care.proposal.1 clock seat:1.1 2026-04-08
2026-04-09 approval/day-care.proposal.1 clock seat:1.1 2026-04-08
2026-04-09 approval/day-care.proposal.1 clock plan 2026-04-08
2026-04-09 approval/day-care.proposal.1 p-qian: agree

# -- The holder leaves: the deputy acts; without one nobody can, and the office reassigns.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care p-feng: submit proposal
2026-04-03 people leave p-zhao
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
2026-04-03 approval/day-care.proposal.1 p-feng: reassign 1.1 p-chen 处长离任
2026-04-03 people leave p-qian
2026-04-03 approval/day-care.proposal.1 p-li: agree
2026-04-03 approval/day-care.proposal.1 p-feng: reassign 2.1 p-chen 处长离任
2026-04-03 approval/day-care.proposal.1 p-feng: reassign 1.1 p-chen 处长离任
2026-04-03 approval/day-care.proposal.1 p-chen: agree
# A role that nobody holds and that has no deputy is told at the submission.
2026-04-03 lunch propose local-city
2026-04-03 lunch attach analysis first-draft benefit rollout plan-notice
2026-04-03 lunch p-feng: submit proposal

# -- One person comes to hold two roles of a joint signing: one seat each.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care p-feng: submit proposal
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
2026-04-03 people assign legal u-bureau p-li
2026-04-03 people leave p-sun
2026-04-03 approval/day-care.proposal.1 p-li: agree
2026-04-03 approval/day-care.proposal.1 p-li: agree
2026-04-03 approval/day-care.proposal.1 p-feng: reassign 2.2 p-chen 一人兼两职
2026-04-03 approval/day-care.proposal.1 p-chen: agree

# -- What was approved is what goes on: a document that is replaced afterwards needs a new approval.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care p-feng: submit proposal
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
2026-04-03 approval/day-care.proposal.1 p-li: agree
2026-04-03 approval/day-care.proposal.1 p-sun: agree
2026-04-03 approval/day-care.proposal.1 p-zhou: agree
2026-04-03 day-care attach first-draft=2
2026-04-03 day-care accept
2026-04-03 day-care p-feng: submit proposal
2026-04-03 day-care attach first-draft
2026-04-03 day-care accept

# -- A standard that is withdrawn, rejected, sent back or suspended ends what is under way, in the same commit.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care p-feng: submit proposal
2026-04-03 day-care suspend 等待上位法
2026-04-03 approval/day-care.proposal.1 p-zhao: agree
2026-04-03 approval/day-care.proposal.1 audit ApprovalLapsed {"why":"再次"}
2026-04-04 day-care resume
2026-04-04 day-care p-feng: submit proposal
2026-04-04 approval/day-care.proposal.2 audit ApprovalLapsed {"why":"无故"}
2026-04-04 day-care withdraw 条件不成熟
2026-04-04 approval/day-care.proposal.2 p-feng: take-back
2026-04-04 lunch propose local
2026-04-04 lunch p-feng: submit proposal

# -- The leadership group's seat is filled by the minutes of a meeting, which its convener records.
2026-04-01 people bureau
2026-04-02 day-care propose local-city
2026-04-02 day-care attach analysis first-draft benefit rollout plan-notice
2026-04-02 day-care pass-through proposal
2026-04-02 day-care accept
2026-04-03 day-care attach draft-for-comment explanatory-note consulted-list
2026-04-03 day-care pass-through consultation
2026-04-03 day-care consult 30
2026-05-04 day-care clock consultation 2026-05-03
2026-05-05 day-care attach draft-for-review comment-table meeting-minutes attendance
2026-05-05 day-care pass-through into-review
2026-05-05 day-care review
2026-05-05 day-care pass 一致同意
2026-05-05 day-care attach submission-letter draft-for-approval notice-result announcement
2026-05-05 day-care p-feng: submit approval
2026-05-05 approval/day-care.approval.1 p-zhao: agree
2026-05-05 approval/day-care.approval.1 p-zhao: undo
2026-05-05 approval/day-care.approval.1 p-zhao: agree-by 局领导小组会议纪要〔2026〕3号
2026-05-05 approval/day-care.approval.1 p-zhao: agree
2026-05-05 approval/day-care.approval.1 p-li: agree
2026-05-05 approval/day-care.approval.1 p-sun: agree
2026-05-05 approval/day-care.approval.1 p-zhou: agree
2026-05-06 approval/day-care.approval.1 p-zheng: agree
2026-05-06 approval/day-care.approval.1 p-zheng: agree-by 局领导小组会议纪要〔2026〕3号
2026-05-06 day-care approve DB3301/T 0400-2026
