# 设区的市地方标准 (local-city): from the proposal to the second edition that takes the place of the first on its day. What the
# city's market-supervision administration decides is handed in as its answer.
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 day-care propose local-city
    -> StandardProposed @ 10.00
2026-01-06 day-care accept
    -> refused, documents-missing: Documents are missing: Analysis (分析报告), First draft (标准草案草稿), Forecast of benefits (标准实施效益预分析), Plan for carrying it out (标准组织实施方案), Notice of the plan (计划下达通知). Attach them first.
2026-01-06 day-care attach analysis first-draft benefit rollout
    -> DocumentAttached @ 10.00
2026-01-06 day-care p-feng: submit approval
    -> refused, gate-not-here: While the standard stands at Proposal the gate `Approval` cannot be submitted (possible: Proposal).
2026-01-06 day-care pass-through proposal
    -> … granted
2026-01-06 day-care accept
    -> refused, documents-missing: Documents are missing: Notice of the plan (计划下达通知). Attach them first.
2026-01-06 day-care attach plan-notice
    -> DocumentAttached @ 10.00
2026-01-20 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-07-20
2026-01-21 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2026-07-20
2026-01-21 day-care pass-through consultation
    -> … granted
2026-01-22 day-care consult 20 bodies 10
    -> refused, consultation-too-short: A consultation of 20 days is too short; it must run to 2026-02-24 at least.
2026-01-22 day-care consult 30 bodies 9
    -> refused, too-few-bodies: Too few bodies are asked: 9, and it has to be 10 at least (name more).
2026-01-22 day-care consult 30 bodies 10
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-01-20 provisional
2026-02-01 consultation/day-care.draft.1 comment 5 市财政局 应细化
    -> CommentReceived @ until 2026-02-24, 1 open
2026-02-27 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-01-20 provisional
2026-02-28 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2027-01-20 provisional
2026-02-28 day-care p-feng: submit into-review
    -> refused, comments-undisposed: Comments of day-care.draft.1 are not disposed of: 1 (1).
2026-02-28 consultation/day-care.draft.1 dispose 1 taken 已采纳
    -> CommentDisposed @ over on 2026-02-27, 0 open
2026-02-28 day-care pass-through into-review
    -> … granted
2026-03-02 day-care review
    -> ReviewBegun @ 40.20 due 2027-01-20 provisional
2026-03-03 day-care attach meeting-minutes attendance
    -> DocumentAttached @ 40.20 due 2027-01-20 provisional
2026-03-20 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-03-21 day-care attach submission-letter draft-for-approval
    -> DocumentAttached @ 50.00
2026-03-21 day-care pass-through approval
    -> … granted
2026-03-22 day-care approve DB3301/T 0400-2026
    -> refused, documents-missing: Documents are missing: Outcome of the public notice (公示情况), Announcement (批准发布公告). Attach them first.
2026-04-20 day-care attach notice-result announcement
    -> DocumentAttached @ 50.00
2026-04-20 day-care approve DB3301/T 0400-2026
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00
2026-04-20 day-care attach final-text
    -> DocumentAttached @ 60.00
2026-04-21 day-care publish 2026-07-01
    -> StandardPublished @ 60.60 due 2026-05-21
# Its text is public within twenty working days and the province has it within thirty; how it is used is reported each year.
2026-05-11 day-care public 示例：本市标准信息公共服务平台
    -> PublicityRecorded @ 60.60 due 2026-05-21
2026-05-19 day-care attach filing-receipt
    -> DocumentAttached @ 60.60 due 2026-05-21
2026-05-19 day-care file
    -> FilingRecorded @ 60.60 due 2027-07-01 provisional
2026-05-21 day-care owed
    -> publicity until 2026-05-21: done 2026-05-11, in time
    -> filing until 2026-05-21: done 2026-05-19, in time
    -> report until 2027-07-01: not done, in time
2027-07-01 day-care report 示例：全市养老机构均已实施
    -> ImplementationReported @ 60.60 due 2028-07-03 provisional
2028-06-30 day-care report 示例：覆盖率继续提高
    -> ImplementationReported @ 60.60 due 2029-07-02 provisional
2028-06-30 day-care owed
    -> publicity until 2026-05-21: done 2026-05-11, in time
    -> filing until 2026-05-21: done 2026-05-19, in time
    -> report until 2029-07-02: not done, in time
# Five years later it is examined, and the next edition takes its place on its day.
2031-01-07 day-care examine 实施满五年
    -> RevisionStarted @ 90.20 due 2029-07-02 provisional
2031-01-07 day-care attach review-report
    -> DocumentAttached @ 90.20 due 2029-07-02 provisional
2031-01-07 day-care pass-through confirmation
    -> … granted
2031-01-08 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92 due 2029-07-02 provisional
2031-01-08 day-care-2 attach analysis first-draft benefit rollout plan-notice draft-for-comment explanatory-note consulted-list draft-for-review comment-table meeting-minutes attendance submission-letter draft-for-approval notice-result announcement final-text
    -> DocumentAttached @ 10.00
2031-01-08 day-care-2 pass-through proposal
    -> … granted
2031-01-08 day-care-2 accept
    -> ProposalAccepted @ 20.00 due 2031-07-08 provisional
2031-01-09 day-care-2 pass-through consultation
    -> … granted
2031-01-09 day-care-2 consult 30 bodies 10
    -> ConsultationOpened + ConsultationBegun of consultation/day-care-2.draft.1 @ 30.20 due 2032-01-08 provisional
2031-02-10 day-care-2 close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care-2.draft.1 @ 30.60 due 2032-01-08 provisional
2031-02-11 day-care-2 pass-through into-review
    -> … granted
2031-02-11 day-care-2 review
    -> ReviewBegun @ 40.20 due 2032-01-08 provisional
2031-02-20 day-care-2 pass 一致同意
    -> ReviewPassed @ 50.00
2031-02-21 day-care-2 pass-through approval
    -> … granted
2031-03-03 day-care-2 approve DB3301/T 0400-2031
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00
2031-03-04 day-care-2 publish 2031-05-01
    -> StandardPublished @ 60.60 due 2031-04-01 provisional
2031-04-30 day-care supersede
    -> refused, successor-not-in-force: The next edition day-care-2 is in force from 2031-05-01; it replaces this one then.
2031-05-02 day-care-2 clock effective 2031-05-01
    -> DeadlinePassed + StandardSuperseded of standard/day-care @ 60.60 due 2031-04-01 provisional
2031-05-02 day-care examine 再议
    -> refused, out-of-turn: While the standard stands at Abolished (95.99) nobody can start the systematic review; its life has ended.
