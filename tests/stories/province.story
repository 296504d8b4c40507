# 省级地方标准 (local-province): accepted, numbered and announced by the province; its clauses are everybody's who adopts it.
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 people found u-province area 330000
    -> UnitFounded
2026-01-05 people assign division-head u-province p-zhao 2026-01-05
    -> RoleAssigned
2026-01-05 people assign legal u-province p-sun 2026-01-05
    -> RoleAssigned
2026-01-05 people assign office u-province p-li 2026-01-05
    -> RoleAssigned
2026-01-05 people assign deputy-director u-province p-zhou 2026-01-05
    -> RoleAssigned
2026-01-05 people assign convener u-province p-zheng 2026-01-05
    -> RoleAssigned
2026-01-05 procedures adopt local-province 1
    -> ProcedureAdopted
2026-01-06 day-care propose local-province local 330000
    -> StandardProposed @ 10.00
2026-01-06 day-care attach proposal-form first-draft
    -> DocumentAttached @ 10.00
2026-01-06 day-care pass-through proposal
    -> … granted
2026-01-07 day-care send proposal
    -> GateSentOut @ 10.00
2026-02-02 day-care attach plan-notice
    -> DocumentAttached @ 10.00
2026-02-02 day-care accept
    -> ProposalAccepted @ 20.00 due 2027-08-02 provisional
2026-02-03 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2027-08-02 provisional
2026-02-03 day-care pass-through consultation
    -> … granted
2026-02-03 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-08-02 provisional
2026-03-06 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-08-02 provisional
2026-03-06 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2027-08-02 provisional
2026-03-06 day-care pass-through into-review
    -> … granted
2026-03-06 day-care review
    -> ReviewBegun @ 40.20 due 2027-08-02 provisional
2026-03-06 day-care panel-votes 5 yes 3 no 2 unit 0/0
    -> BallotClosed @ 5 of 5 present, at least 2/3 (4 needed): met; 3 yes of 5 present, at least 3/4 (4 needed): not met; 2 no. Lost, round 1. Rule: a ministry's standardization measures, art. 24 (held again where fewer than 2/3 are present; passed by 3/4 of those present; excerpt) (not checked against the original; not to be cited as law).
2026-03-30 day-care panel-votes again 5 yes 3 no 2 unit 0/0
    -> BallotClosed @ 5 of 5 present, at least 2/3 (4 needed): met; 3 yes of 5 present, at least 3/4 (4 needed): not met; 2 no. Lost, round 2. Rule: a ministry's standardization measures, art. 24 (held again where fewer than 2/3 are present; passed by 3/4 of those present; excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330000 @ not passed
2026-03-30 day-care attach meeting-minutes attendance
    -> DocumentAttached @ 40.20 due 2027-08-02 provisional
2026-03-30 day-care pass 专家组通过
    -> refused, review-not-passed: The gate `out-of-review` asks for a panel of experts that has agreed (conclude a review first).
2026-03-30 day-care return expert_review
    -> refused, return-not-allowed: A standard at Expert review cannot be sent back to Expert review (possible: Drafting, Proposal).
# Failed twice, it goes back to drafting, is consulted on again, and comes before another panel.
2026-03-30 day-care return drafting
    -> StandardReturned @ 20.00 due 2027-08-02 provisional
2026-03-31 day-care attach draft-for-comment explanatory-note consulted-list draft-for-review comment-table
    -> DocumentAttached @ 20.00 due 2027-08-02 provisional
2026-03-31 day-care pass-through consultation
    -> … granted
2026-03-31 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.2 @ 30.20 due 2027-08-02 provisional
2026-05-06 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.2 @ 30.60 due 2027-08-02 provisional
2026-05-06 day-care pass-through into-review
    -> … granted
2026-05-06 day-care review
    -> ReviewBegun @ 40.20 due 2027-08-02 provisional
2026-05-06 day-care panel-votes 5 yes 4 no 1 unit 0/0
    -> BallotClosed @ 5 of 5 present, at least 2/3 (4 needed): met; 4 yes of 5 present, at least 3/4 (4 needed): met; 1 no. Passed, round 1. Rule: a ministry's standardization measures, art. 24 (held again where fewer than 2/3 are present; passed by 3/4 of those present; excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330000 @ passed
2026-05-27 day-care attach meeting-minutes attendance submission-letter draft-for-approval
    -> DocumentAttached @ 40.20 due 2027-08-02 provisional
2026-05-27 day-care pass 专家组通过
    -> ReviewPassed @ 50.00
2026-05-28 day-care pass-through approval
    -> … granted
2026-05-29 day-care send approval
    -> GateSentOut @ 50.00
2026-07-01 day-care attach announcement
    -> DocumentAttached @ 50.00
2026-07-01 day-care approve DB3301/T 0400-2026
    -> refused, series-of-others: DB3301/T 0400-2026 is no number for a standard of level local in Zhejiang 330000 (possible: DB33/T).
2026-07-01 day-care approve DB33/T 0400-2026
    -> PublicationApproved + NumberRecorded of register/DB33/T @ 60.00
2026-07-02 day-care attach final-text
    -> DocumentAttached @ 60.00
2026-07-02 day-care publish 2026-10-01
    -> StandardPublished @ 60.60 due 2026-07-30
# Public on time; filed on the sixtieth day, which is in time.
2026-07-30 day-care public 示例：本省标准信息公共服务平台
    -> PublicityRecorded @ 60.60 due 2026-08-31
2026-08-31 day-care attach filing-receipt
    -> DocumentAttached @ 60.60 due 2026-08-31
2026-08-31 day-care clock filing 2026-08-31
    -> refused, not-due: The last day has not passed (it has from 2026-09-01 on).
2026-08-31 day-care file
    -> FilingRecorded @ 60.60 due 2031-07-02 provisional
2026-09-01 day-care clock filing 2026-08-31
    -> refused, not-waited-for: Nothing of this kind is waited for (any more).
2026-09-01 day-care owed
    -> publicity until 2026-07-30: done 2026-07-30, in time
    -> filing until 2026-08-31: done 2026-08-31, in time
# Another one is filed on the sixty-first day, and that is late by this one day. The thirtieth, which is a city's last day, is nothing here.
2026-06-01 meals propose local-province local 330000
    -> StandardProposed @ 10.00
2026-06-01 meals attach proposal-form first-draft
    -> DocumentAttached @ 10.00
2026-06-01 meals pass-through proposal
    -> … granted
2026-06-02 meals send proposal
    -> GateSentOut @ 10.00
2026-06-03 meals attach plan-notice
    -> DocumentAttached @ 10.00
2026-06-03 meals accept
    -> ProposalAccepted @ 20.00 due 2027-12-03 provisional
2026-06-03 meals attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2027-12-03 provisional
2026-06-03 meals pass-through consultation
    -> … granted
2026-06-03 meals consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/meals.draft.1 @ 30.20 due 2027-12-03 provisional
2026-07-06 meals close
    -> ConsultationClosed + ConsultationEnded of consultation/meals.draft.1 @ 30.60 due 2027-12-03 provisional
2026-07-06 meals attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2027-12-03 provisional
2026-07-06 meals pass-through into-review
    -> … granted
2026-07-06 meals review
    -> ReviewBegun @ 40.20 due 2027-12-03 provisional
2026-07-06 meals panel-votes 5 yes 5 no 0 unit 0/0
    -> BallotClosed @ 5 of 5 present, at least 2/3 (4 needed): met; 5 yes of 5 present, at least 3/4 (4 needed): met; 0 no. Passed, round 1. Rule: a ministry's standardization measures, art. 24 (held again where fewer than 2/3 are present; passed by 3/4 of those present; excerpt) (not checked against the original; not to be cited as law).
    -> ReviewConcluded + ExpertsReleased of pool/330000 @ passed
2026-07-27 meals attach meeting-minutes attendance submission-letter draft-for-approval
    -> DocumentAttached @ 40.20 due 2027-12-03 provisional
2026-07-27 meals pass 专家组通过
    -> ReviewPassed @ 50.00
2026-07-28 meals pass-through approval
    -> … granted
2026-07-29 meals send approval
    -> GateSentOut @ 50.00
2026-08-07 meals attach announcement
    -> DocumentAttached @ 50.00
2026-08-07 meals approve DB33/T 0401-2026
    -> PublicationApproved + NumberRecorded of register/DB33/T @ 60.00
2026-08-10 meals attach final-text
    -> DocumentAttached @ 60.00
2026-08-10 meals publish 2026-10-01
    -> StandardPublished @ 60.60 due 2026-09-07
2026-10-09 meals clock filing 2026-10-09
    -> refused, not-due: The last day has not passed (it has from 2026-10-10 on).
2026-10-10 meals clock filing 2026-10-09
    -> DeadlinePassed @ 60.60 due 2026-09-07
2026-10-10 meals explain
    -> 现处于实施（60.60），自 2026 年 8 月 10 日起。
    -> It stands at Implementation (60.60) since 10 August 2026.
    -> 等标准化办公开标准文本，自 2026 年 8 月 10 日起（已 40 个工作日），至 2026 年 9 月 7 日，已超期；暂按：政府信息公开条例 第二十六条（按主动公开信息理解）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：李某。
    -> Waiting for the office to make its text public since 10 August 2026 (40 working days), until 7 September 2026, which has passed: it is overdue; for now by: Regulations on Open Government Information, art. 26 (read as information that is published) (not checked against the original and not to be cited as law; the office confirms it). May act: 李某.
    -> 等标准化办报国务院标准化行政主管部门备案，自 2026 年 8 月 10 日起（已 40 个工作日），至 2026 年 10 月 9 日，已超期；暂按：地方标准备案期限，未见原文（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：李某。缺：备案回执。
    -> Waiting for the office to file it with the State Council's standardization authority since 10 August 2026 (40 working days), until 9 October 2026, which has passed: it is overdue; for now by: the time for filing local standards, the original not seen (not checked against the original and not to be cited as law; the office confirms it). May act: 李某. Missing: Receipt of the filing.
    -> 等标准化办为复审作准备，自 2026 年 8 月 10 日起（已 40 个工作日），至 2031 年 2 月 11 日（暂定）；暂按：比照 上海市标准化条例 第二十三条（届满六个月前评估）（未经原文核实，不作为法律规定引用，以标准化办确认为准）。可办：李某。
    -> Waiting for the office to prepare its review since 10 August 2026 (40 working days), until 11 February 2031 (provisional); for now by: by analogy Shanghai Standardization Regulations, art. 23 (evaluated six months before the end) (not checked against the original and not to be cited as law; the office confirms it). May act: 李某.
    -> 等标准化办开始复审，自 2026 年 8 月 10 日起（已 40 个工作日），至 2031 年 8 月 11 日（暂定），届满未办即为超期；依据：标准化法 第二十九条。可办：李某。
    -> Waiting for the office to start its review since 10 August 2026 (40 working days), until 11 August 2031 (provisional), after which it is overdue; source: Standardization Law, art. 29. May act: 李某.
2026-10-10 meals attach filing-receipt
    -> DocumentAttached @ 60.60 due 2026-09-07
2026-10-10 meals file
    -> FilingRecorded @ 60.60 due 2026-09-07
2026-10-10 meals owed
    -> publicity until 2026-09-07: not done, late
    -> filing until 2026-10-09: done 2026-10-10, late
2031-07-02 day-care examine 实施满五年
    -> RevisionStarted @ 90.20
2031-07-03 day-care attach review-report abolition-opinion
    -> DocumentAttached @ 90.20
2031-07-03 day-care pass-through abolition
    -> … granted
2031-07-04 day-care abolish 已由国家标准代替
    -> StandardAbolished @ 95.99
