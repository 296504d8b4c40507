# -- Ten bodies are asked; some reply, one too late; what nobody disposed of blocks the gate, and the table is exact.
2026-04-01 people bureau
    -> … the example bureau
2026-04-01 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-01 day-care attach analysis first-draft benefit rollout
    -> DocumentAttached @ 10.00
2026-04-01 day-care pass-through proposal
    -> … granted
2026-04-02 day-care attach plan-notice draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 10.00
2026-04-02 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-10-08
2026-04-02 day-care drafters p-wei
    -> DraftersNamed @ 20.00 due 2026-10-08
2026-04-02 day-care p-feng: submit consultation
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.consultation.1 @ 20.00 due 2026-10-08
2026-04-03 approval/day-care.consultation.1 p-zhao: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted
2026-04-07 consultation/day-care.draft.1 comment 5.2 市财政局 应明确经费来源
    -> refused, no-consultation: There is no such consultation (check the id).
2026-04-07 day-care consult 30 bodies 9
    -> refused, too-few-bodies: Too few bodies are asked: 9, and it has to be 10 at least (name more).
2026-04-07 day-care consult 29 bodies 10
    -> refused, consultation-too-short: A consultation of 29 days is too short; it must run to 2026-05-07 at least.
2026-04-07 day-care consult 30 bodies 11
    -> refused, bad-field: bodies: 市社会福利院 is named twice.
2026-04-07 day-care consult 20 notice
    -> refused, out-of-turn: While the standard stands at Drafting (20.00) nobody can give public notice (possible: open the consultation, begin the review, extend the plan, send it back, withdraw it, suspend it, hand in documents, amend the description, name its drafters, submit it for approval).
2026-04-07 day-care consult 31 bodies 10
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-04-02 provisional
2026-04-08 day-care suspend 等待上位规定
    -> refused, part-running: consultation/day-care.draft.1 is running, so nothing is suspended (wait for its end).
2026-04-08 day-care explain
    -> 现处于起草（30.20），自 2026 年 4 月 7 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Drafting (30.20) since 7 April 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等征求意见结束，自 2026 年 4 月 7 日起（已 1 个工作日），至 2026 年 5 月 8 日，期满即结束；暂按：地方标准管理办法（30 日，未见原文）；宿迁市 2023 年计划通知（不少于 10 家）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。
    -> Waiting for the end of the consultation since 7 April 2026 (1 working day), until 8 May 2026, then it is closed; for now by: Measures for Local Standards (30 days, the original not seen); Suqian's notice of plans of 2023 (10 bodies at least) (not checked against the original and not to be cited as law; the office confirms it).
    -> 等起草单位（示例养老协会）完成送审、通过审查，自 2026 年 4 月 2 日起（已 3 个工作日），至 2027 年 4 月 2 日（暂定），逾期即冻结；暂按：宿迁市 2023 年计划通知（半年内征求意见稿，一年内送审稿）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：卫某。
    -> Waiting for its drafters (示例养老协会) to bring it through the review since 2 April 2026 (3 working days), until 2 April 2027 (provisional), then it is frozen; for now by: Suqian's notice of plans of 2023 (a draft for comment within half a year, a draft for review within a year) (not checked against the original and not to be cited as law; the office confirms it). May act: 卫某.
    -> 确需延期的，应于 2027 年 3 月 3 日前提出（暂定）；暂按：市标准化主管部门规定；提前量参照总局 2025 年对国家标准的要求（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：李某。
    -> If more time is needed, it is to be asked for by 3 March 2027 (provisional); for now by: as the city's standardization authority lays down; the lead time after the requirements of 2025 for national standards (not checked against the original and not to be cited as law; the office confirms it). May act: 李某.
2026-04-10 consultation/day-care.draft.1 comment 5.10 市财政局 应明确经费来源
    -> CommentReceived @ until 2026-05-08, 1 open
2026-04-10 consultation/day-care.draft.1 comment 5.2 李女士 请致电 138-0013-8000 详谈
    -> refused, contact-data: What is said is shown to others and stays for ever, so it must not tell how to reach a person: `138-0013-8000` (leave it out).
2026-04-10 consultation/day-care.draft.1 comment - 市老龄协会 总体同意，建议增加术语
    -> CommentReceived @ until 2026-05-08, 2 open
2026-04-06 consultation/day-care.draft.1 comment - 市老龄协会 来早了
    -> refused, impossible-day: It cannot have been on 2026-04-06 (possible: 2026-04-07 to 2040-01-01).
2026-04-12 consultation/day-care.draft.1 reply 市财政局 1
    -> ReplyReceived @ until 2026-05-08, 2 open
2026-04-12 consultation/day-care.draft.1 reply 某某公司 1
    -> refused, body-not-consulted: 某某公司 was not among the bodies that were asked, so it sends no reply (what it says can be recorded as a comment).
2026-04-13 consultation/day-care.draft.1 reply 市老龄协会 1
    -> ReplyReceived @ until 2026-05-08, 2 open
2026-04-14 consultation/day-care.draft.1 reply 市卫生健康委 0
    -> ReplyReceived @ until 2026-05-08, 2 open
2026-04-15 consultation/day-care.draft.1 comment 5.2 热心市民 每百床护理员数偏低
    -> CommentReceived @ until 2026-05-08, 3 open
2026-04-20 consultation/day-care.draft.1 prolong 2026-05-08
    -> refused, not-later: The consultation runs until 2026-05-08 already; an extension goes beyond that.
2026-04-20 consultation/day-care.draft.1 prolong 2026-05-15
    -> ConsultationExtended @ until 2026-05-15, 3 open
2026-05-08 day-care close
    -> refused, consultation-runs: The consultation runs until 2026-05-15; close it then or later.
2026-05-12 consultation/day-care.draft.1 end
    -> refused, consultation-runs: The consultation runs until 2026-05-15; close it then or later.
2026-05-15 consultation/day-care.draft.1 clock consultation 2026-05-15
    -> refused, not-due: The last day has not passed (it has from 2026-05-16 on).
2026-05-16 consultation/day-care.draft.1 clock consultation 2026-05-08
    -> refused, moved: The last day is 2026-05-15 now.
2026-05-16 consultation/day-care.draft.1 clock consultation 2026-05-15
    -> DeadlinePassed + ConsultationEnded + ConsultationClosed of standard/day-care @ over on 2026-05-16, 3 open
2026-05-16 consultation/day-care.draft.1 prolong 2026-06-15
    -> refused, consultation-over: This consultation was over on 2026-05-15; nothing of the kind is taken any more.
2026-05-16 consultation/day-care.draft.1 end
    -> refused, consultation-over: This consultation was over on 2026-05-16; nothing of the kind is taken any more.
# It came in time and was entered after the end; the next one came late.
2026-05-15 consultation/day-care.draft.1 comment 4 市残疾人联合会 增加无障碍要求
    -> CommentReceived @ over on 2026-05-16, 4 open
2026-05-18 consultation/day-care.draft.1 comment 5.2 区民政局 同意上调，但应分步
    -> CommentReceived @ over on 2026-05-16, 5 open
2026-05-18 consultation/day-care.draft.1 reply 示范区民政局 1
    -> ReplyReceived @ over on 2026-05-16, 5 open
2026-05-18 day-care explain
    -> 现处于起草（30.60），自 2026 年 5 月 16 日起。所依程序的条款适用于山东省 370000，不适用于杭州市 330100，在此仅作示例，以当地规定为准。
    -> It stands at Drafting (30.60) since 16 May 2026. The clauses of its procedure bind in Shandong 370000 and not in Hangzhou 330100: they are an example here, and what binds here goes before them.
    -> 等起草单位（示例养老协会）备齐“送审”环节的材料，自 2026 年 5 月 16 日起（已 1 个工作日）；暂按：山东省标准化条例 第十四条；清单按 GB/T 16733-1997（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：卫某。缺：送审稿、征求意见汇总处理表。其后提交审批，首步：处室审核。
    -> Waiting for its drafters (示例养老协会) to hand in the documents for “Into review” since 16 May 2026 (1 working day); for now by: Shandong Standardization Regulations, art. 14; the list by GB/T 16733-1997 (not checked against the original and not to be cited as law; the office confirms it). May act: 卫某. Missing: Draft for review, Table of comments and their disposal. Then it is submitted for approval, first to: Division.
    -> 等起草单位（示例养老协会）处理征求到的意见，自 2026 年 5 月 16 日起（已 1 个工作日）。可办：卫某。
    -> Waiting for its drafters (示例养老协会) to dispose of the comments since 16 May 2026 (1 working day). May act: 卫某.
    -> 等起草单位（示例养老协会）完成送审、通过审查，自 2026 年 4 月 2 日起（已 29 个工作日），至 2027 年 4 月 2 日（暂定），逾期即冻结；暂按：宿迁市 2023 年计划通知（半年内征求意见稿，一年内送审稿）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：卫某。
    -> Waiting for its drafters (示例养老协会) to bring it through the review since 2 April 2026 (29 working days), until 2 April 2027 (provisional), then it is frozen; for now by: Suqian's notice of plans of 2023 (a draft for comment within half a year, a draft for review within a year) (not checked against the original and not to be cited as law; the office confirms it). May act: 卫某.
    -> 确需延期的，应于 2027 年 3 月 3 日前提出（暂定）；暂按：市标准化主管部门规定；提前量参照总局 2025 年对国家标准的要求（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：李某。
    -> If more time is needed, it is to be asked for by 3 March 2027 (provisional); for now by: as the city's standardization authority lays down; the lead time after the requirements of 2025 for national standards (not checked against the original and not to be cited as law; the office confirms it). May act: 李某.
2026-05-18 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2027-04-02 provisional
2026-05-18 day-care p-feng: submit into-review
    -> refused, comments-undisposed: Comments of day-care.draft.1 are not disposed of: 5 (1, 2, 3, 4, 5).
2026-05-18 consultation/day-care.draft.1 dispose 1 taken
    -> refused, not-the-drafter: Those who draft the text dispose of the comments on it: 卫某.
2026-05-18 consultation/day-care.draft.1 p-zhao: dispose 1 taken
    -> refused, not-the-drafter: Those who draft the text dispose of the comments on it: 卫某.
2026-05-18 consultation/day-care.draft.1 p-wei: dispose 1 taken | 增加 5.10.3 经费保障
    -> CommentDisposed @ over on 2026-05-16, 4 open
2026-05-18 consultation/day-care.draft.1 p-wei: dispose 2 partly
    -> refused, reason-missing: Say why: what is not taken, or only partly, needs a reason.
2026-05-18 consultation/day-care.draft.1 p-wei: dispose 2 partly 术语以上位标准为准 | 增加 3.4
    -> CommentDisposed @ over on 2026-05-16, 3 open
2026-05-18 consultation/day-care.draft.1 p-wei: dispose 3 not 与现行定额一致
    -> CommentDisposed @ over on 2026-05-16, 2 open
2026-05-18 consultation/day-care.draft.1 p-wei: dispose 9 taken
    -> refused, no-such-comment: There is no comment 9 (they are numbered to 5).
2026-05-18 consultation/day-care.draft.1 p-wei: dispose 4 taken | 第 4 章
    -> CommentDisposed @ over on 2026-05-16, 1 open
2026-05-19 consultation/day-care.draft.1 p-wei: dispose 3 partly 分步上调 | 5.2 改为分两年
    -> CommentDisposed @ over on 2026-05-16, 1 open
2026-05-19 day-care p-feng: submit into-review
    -> refused, comments-undisposed: Comments of day-care.draft.1 are not disposed of: 1 (5).
2026-05-19 day-care consult 31 bodies 10
    -> refused, comments-undisposed: Comments of day-care.draft.1 are not disposed of: 1 (5).
2026-05-19 consultation/day-care.draft.1 p-wei: dispose 5 not 已在第 3 号意见中考虑
    -> CommentDisposed @ over on 2026-05-16, 0 open
2026-05-19 consultation/day-care.draft.1 table
    -> - | 总体同意，建议增加术语 | 市老龄协会 | partly | 术语以上位标准为准 | 增加 3.4 (no. 2)
    -> 4 | 增加无障碍要求 | 市残疾人联合会 | taken | - | 第 4 章 (no. 4)
    -> 5.2 | 每百床护理员数偏低 | 热心市民 | partly | 分步上调 | 5.2 改为分两年 (no. 3)
    -> 5.2 | 同意上调，但应分步 | 区民政局 | not | 已在第 3 号意见中考虑 | - (no. 5 late)
    -> 5.10 | 应明确经费来源 | 市财政局 | taken | - | 增加 5.10.3 经费保障 (no. 1)
    -> asked 10, replied 4 (3 with comments); comments 5 (1 late): taken 2, partly 2, not 1, open 0
2026-05-19 day-care p-feng: submit into-review
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.into-review.1 @ 30.60 due 2027-04-02 provisional
2026-05-20 consultation/day-care.draft.1 p-wei: dispose 5 taken
    -> refused, table-under-approval: The table of comments is under approval (day-care.into-review.1); wait until that is decided or taken back.
# Another comes while the table is in the chain.
2026-05-20 consultation/day-care.draft.1 comment 6 热心市民 建议公开投诉电话
    -> CommentReceived @ over on 2026-05-16, 1 open
2026-05-20 consultation/day-care.draft.1 p-wei: dispose 6 taken
    -> refused, table-under-approval: The table of comments is under approval (day-care.into-review.1); wait until that is decided or taken back.
2026-05-21 approval/day-care.into-review.1 p-zhao: agree
    -> SeatDecided + GateApproved of standard/day-care @ granted
2026-05-21 day-care review
    -> refused, comments-undisposed: Comments of day-care.draft.1 are not disposed of: 1 (6).
2026-05-21 consultation/day-care.draft.1 p-wei: dispose 5 taken
    -> refused, table-approved: What came of comment 5 was approved with the table (it can be consulted on anew, after a return).
2026-05-21 consultation/day-care.draft.1 p-wei: dispose 6 not 由主管部门统一公布
    -> CommentDisposed @ over on 2026-05-16, 0 open
2026-05-21 day-care review
    -> ReviewBegun @ 40.20 due 2027-04-02 provisional
2026-05-22 consultation/day-care.draft.1 comment 6 热心市民 太晚了
    -> refused, consultation-over: This consultation was over on 2026-05-16; nothing of the kind is taken any more.
2026-05-22 consultation/day-care.draft.1 table
    -> - | 总体同意，建议增加术语 | 市老龄协会 | partly | 术语以上位标准为准 | 增加 3.4 (no. 2)
    -> 4 | 增加无障碍要求 | 市残疾人联合会 | taken | - | 第 4 章 (no. 4)
    -> 5.2 | 每百床护理员数偏低 | 热心市民 | partly | 分步上调 | 5.2 改为分两年 (no. 3)
    -> 5.2 | 同意上调，但应分步 | 区民政局 | not | 已在第 3 号意见中考虑 | - (no. 5 late)
    -> 5.10 | 应明确经费来源 | 市财政局 | taken | - | 增加 5.10.3 经费保障 (no. 1)
    -> 6 | 建议公开投诉电话 | 热心市民 | not | 由主管部门统一公布 | - (no. 6 late)
    -> asked 10, replied 4 (3 with comments); comments 6 (2 late): taken 2, partly 2, not 2, open 0

# -- A standard that is withdrawn ends the notice that runs and the chain beside it, in one commit.
2026-04-01 people bureau
    -> … the example bureau
2026-04-01 procedures adopt-file any-one
    -> ProcedureAdopted
2026-04-01 day-care propose any-one
    -> StandardProposed @ 10.00
2026-04-01 day-care attach first-draft
    -> DocumentAttached @ 10.00
2026-04-01 day-care p-feng: submit proposal
    -> GateSubmitted + ApprovalSubmitted of approval/day-care.proposal.1 @ 10.00
2026-04-01 day-care consult 10 notice
    -> NoticeOpened + ConsultationBegun of consultation/day-care.notice.1 @ 10.00
2026-04-02 consultation/day-care.notice.1 comment - 某单位 与在研项目重复
    -> CommentReceived @ until 2026-04-11, 1 open
2026-04-03 day-care withdraw 与在研项目重复
    -> StandardWithdrawn + ApprovalLapsed of approval/day-care.proposal.1 + ConsultationEnded of consultation/day-care.notice.1 @ 00.98
2026-04-03 approval/day-care.proposal.1 p-sun: agree
    -> refused, matter-ended: This approval ended on 2026-04-03: lapsed.
2026-04-12 consultation/day-care.notice.1 clock consultation 2026-04-11
    -> refused, not-waited-for: Nothing of this kind is waited for (any more).

# -- A draft's consultation ends with its standard; one takes only so many comments.
2026-04-01 day-care hurry 20.00
    -> … on 2026-04-01 @ 20.00 due 2027-10-01
2026-04-02 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2027-10-01
2026-04-02 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-10-01
2026-04-03 consultation/day-care.draft.1 comment 5 某单位 应细化
    -> CommentReceived @ until 2026-05-02, 1 open
2026-04-04 consultation/day-care.draft.1 flood 4999
    -> … @ until 2026-05-02, 5000 open
2026-04-05 consultation/day-care.draft.1 comment 5 某单位 应细化
    -> refused, too-many-comments: One consultation takes 5000 comments at most (put the same ones together).
2026-04-10 day-care withdraw 上位标准已发布
    -> StandardWithdrawn + ConsultationEnded of consultation/day-care.draft.1 @ 30.98
2026-04-11 consultation/day-care.draft.1 comment 5 某单位 还有一条
    -> refused, consultation-over: This consultation was over on 2026-04-10; nothing of the kind is taken any more.
2026-04-11 consultation/day-care.draft.1 dispose 1 taken
    -> refused, consultation-over: This consultation was over on 2026-04-10; nothing of the kind is taken any more.
2026-05-03 consultation/day-care.draft.1 clock consultation 2026-05-02
    -> refused, not-waited-for: Nothing of this kind is waited for (any more).

# -- Sent back, a consultation ends; what was left open of one that was over ends with it, and the next is another one.
2026-04-01 day-care hurry 20.00
    -> … on 2026-04-01 @ 20.00 due 2027-10-01
2026-04-02 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2027-10-01
2026-04-02 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-10-01
2026-04-03 consultation/day-care.draft.1 comment 5 某单位 应细化
    -> CommentReceived @ until 2026-05-02, 1 open
2026-05-02 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-10-01
2026-05-02 day-care close
    -> refused, out-of-turn: While the standard stands at Drafting (30.60) nobody can close the consultation (possible: begin the review, open the consultation, extend the plan, send it back, withdraw it, suspend it, hand in documents, amend the description, name its drafters).
2026-05-04 day-care return proposal
    -> StandardReturned + ConsultationEnded of consultation/day-care.draft.1 @ 10.00
2026-05-05 consultation/day-care.draft.2 end
    -> refused, no-consultation: There is no such consultation (check the id).
2026-05-05 day-care attach proposal-form first-draft drafting-notes
    -> DocumentAttached @ 10.00
2026-05-05 day-care accept
    -> ProposalAccepted @ 20.00 due 2027-11-05
2026-05-05 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2027-11-05
2026-05-05 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.2 @ 30.20 due 2027-11-05
2026-05-06 day-care return proposal
    -> StandardReturned + ConsultationEnded of consultation/day-care.draft.2 @ 10.00

# -- Between two commits: an end that nobody opened, and one whose standard goes on, are no history.
2026-04-01 day-care hurry 20.00
    -> … on 2026-04-01 @ 20.00 due 2027-10-01
2026-04-02 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2027-10-01
2026-04-02 consultation/day-care.draft.1 audit ConsultationBegun {"purpose":"draft","until":"2026-05-08","bodies":[],"unit":"某单位","bundle":[]}
    -> refused, consultation-not-opened: The standard has not opened this consultation, or goes on with it.
2026-04-02 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-10-01
2026-04-03 consultation/day-care.draft.1 audit ConsultationEnded {"why":"StandardWithdrawn"}
    -> refused, consultation-not-opened: The standard has not opened this consultation, or goes on with it.

# -- 公示: an objection that is upheld leads back to review; one that is dismissed lets it go on.
2026-04-01 procedures adopt-file own-notice
    -> ProcedureAdopted
2026-04-01 day-care propose own-notice
    -> StandardProposed @ 10.00
2026-04-01 day-care accept
    -> ProposalAccepted @ 20.00
2026-04-01 day-care consult 20 notice
    -> refused, out-of-turn: While the standard stands at Drafting (20.00) nobody can give public notice (possible: open the consultation, begin the review, extend the plan, send it back, withdraw it, suspend it, hand in documents, amend the description, name its drafters).
2026-04-01 day-care review
    -> ReviewBegun @ 40.20
2026-04-02 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-04-02 day-care attach draft-for-approval
    -> DocumentAttached @ 50.00
2026-04-02 day-care approve DB3301/T 0400-2026
    -> refused, consultation-missing: It needs a finished `Public notice` first, with every comment disposed of.
2026-04-02 day-care consult 9 notice
    -> refused, consultation-too-short: A consultation of 9 days is too short; it must run to 2026-04-12 at least.
2026-04-02 day-care consult 10 notice
    -> NoticeOpened + ConsultationBegun of consultation/day-care.notice.1 @ 50.00
2026-04-02 day-care approve DB3301/T 0400-2026
    -> refused, consultation-runs: The consultation runs until 2026-04-12; close it then or later.
2026-04-02 day-care consult 10 notice
    -> refused, consultation-runs: The consultation runs until 2026-04-12; close it then or later.
2026-04-03 day-care suspend 等待
    -> refused, part-running: consultation/day-care.notice.1 is running, so nothing is suspended (wait for its end).
2026-04-05 consultation/day-care.notice.1 comment 5.2 某企业 与强制性标准抵触
    -> CommentReceived @ until 2026-04-12, 1 open
2026-04-13 consultation/day-care.notice.1 clock consultation 2026-04-12
    -> DeadlinePassed + ConsultationEnded @ over on 2026-04-13, 1 open
2026-04-13 day-care explain
    -> 现处于批准发布（50.00），自 2026 年 4 月 2 日起。
    -> It stands at Publication (50.00) since 2 April 2026.
    -> 等标准化办办理批准手续，自 2026 年 4 月 2 日起（已 7 个工作日）；依据：示例。可办：持“标准化办”令牌的人员。征求意见 day-care.notice.1 尚有 1 条意见未处理：1。
    -> Waiting for the office to see to its approval since 2 April 2026 (7 working days); source: 示例. May act: whoever has a token of the office. Comments of day-care.notice.1 are not disposed of: 1 (1).
    -> 等起草单位（示例养老协会）处理公示期间的异议，自 2026 年 4 月 13 日起（已 0 个工作日）。可办：起草单位。
    -> Waiting for its drafters (示例养老协会) to deal with the objections to the notice since 13 April 2026 (0 working days). May act: the drafting unit.
2026-04-13 day-care approve DB3301/T 0400-2026
    -> refused, comments-undisposed: Comments of day-care.notice.1 are not disposed of: 1 (1).
2026-04-13 consultation/day-care.notice.1 dispose 1 taken
    -> CommentDisposed @ over on 2026-04-13, 0 open
2026-04-13 day-care approve DB3301/T 0400-2026
    -> refused, objection-upheld: Objection 1 of day-care.notice.1 was upheld, so it does not go on as it was shown (send it back, and show it again).
2026-04-14 day-care return expert_review
    -> StandardReturned @ 40.00
2026-04-15 day-care pass 修改后一致同意
    -> ReviewPassed @ 50.00
2026-04-15 day-care attach draft-for-approval=2
    -> DocumentAttached @ 50.00
2026-04-15 day-care consult 10 notice
    -> NoticeOpened + ConsultationBegun of consultation/day-care.notice.2 @ 50.00
2026-04-16 consultation/day-care.notice.2 comment 5.2 某企业 仍有异议
    -> CommentReceived @ until 2026-04-25, 1 open
2026-04-25 consultation/day-care.notice.2 end
    -> ConsultationEnded @ over on 2026-04-25, 1 open
2026-04-26 consultation/day-care.notice.2 dispose 1 not
    -> refused, reason-missing: Say why: what is not taken, or only partly, needs a reason.
2026-04-26 consultation/day-care.notice.2 dispose 1 not 与强制性标准一致，见说明
    -> CommentDisposed @ over on 2026-04-25, 0 open
2026-04-26 day-care approve DB3301/T 0400-2026
    -> PublicationApproved + NumberIssued of register/DB3301/T @ 60.00
2026-04-27 day-care publish 2026-05-01
    -> StandardPublished @ 60.60

# -- An abolition is consulted on first; nothing moves while it is.
2026-04-01 procedures adopt-file own-notice
    -> ProcedureAdopted
2026-04-01 day-care propose own-notice
    -> StandardProposed @ 10.00
2026-04-01 day-care accept
    -> ProposalAccepted @ 20.00
2026-04-01 day-care review
    -> ReviewBegun @ 40.20
2026-04-02 day-care pass 一致同意
    -> ReviewPassed @ 50.00
2026-04-02 day-care attach draft-for-approval
    -> DocumentAttached @ 50.00
2026-04-02 day-care consult 10 notice
    -> NoticeOpened + ConsultationBegun of consultation/day-care.notice.1 @ 50.00
2026-04-12 consultation/day-care.notice.1 end
    -> ConsultationEnded @ over on 2026-04-12, 0 open
2026-04-12 day-care approve DB3301/T 0400-2026
    -> PublicationApproved + NumberIssued of register/DB3301/T @ 60.00
2026-04-13 day-care publish 2026-05-01
    -> StandardPublished @ 60.60
2026-05-02 day-care examine 技术变化
    -> RevisionStarted @ 90.20
2026-05-02 day-care abolish 不再适用
    -> refused, consultation-missing: It needs a finished `Consultation on abolition` first, with every comment disposed of.
2026-05-02 day-care consult 15 abolition bodies 1
    -> refused, too-few-bodies: Too few bodies are asked: 1, and it has to be 2 at least (name more).
2026-05-02 day-care consult 15 abolition bodies 2
    -> AbolitionConsulted + ConsultationBegun of consultation/day-care.abolition.1 @ 90.20
2026-05-03 day-care abolish 不再适用
    -> refused, consultation-runs: The consultation runs until 2026-05-17; close it then or later.
2026-05-17 consultation/day-care.abolition.1 end
    -> ConsultationEnded @ over on 2026-05-17, 0 open
2026-05-18 day-care abolish 不再适用
    -> StandardAbolished @ 95.99
