# 贯标: a standard is put into effect by records, evaluation, feedback and supervision.
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 people found u-home below u-welfare
    -> UnitFounded
2026-01-05 people found u-centre below u-welfare
    -> UnitFounded
2026-01-05 people join p-he u-home 何某
    -> PersonJoined
2026-01-05 people assign institution-head u-home p-he 2026-01-05
    -> RoleAssigned
2026-01-05 people assign supervisor u-bureau p-zheng 2026-01-05
    -> RoleAssigned
2026-01-05 people found u-old below u-welfare
    -> UnitFounded
2026-01-05 people close u-old into u-home
    -> UnitClosed
# Nobody puts into effect what is not in force.
2026-01-05 implementation/day-care roll-out u-home 2026-06-30
    -> refused, not-in-force: day-care is not in force.
2026-01-05 day-care propose local
    -> StandardProposed @ 10.00
2026-01-05 implementation/day-care record u-home 2026-01 coverage 1 1
    -> refused, not-in-force: day-care is not in force.
2026-01-05 home-care hurry 60.60 DB3301/T 0402-2026
    -> … on 2026-02-04 @ 60.60 due 2031-02-04
2026-02-09 implementation/home-care roll-out u-home,u-centre,u-home 2026-06-30
    -> refused, bad-field: units: u-home is named twice.
2026-02-09 implementation/home-care roll-out - 2026-06-30
    -> refused, bad-field: units: 1 to 500.
2026-02-09 implementation/home-care roll-out u-nowhere 2026-06-30
    -> refused, no-unit: There is no unit u-nowhere, or it was closed.
2026-02-09 implementation/home-care roll-out u-home,u-centre 2026-02-08
    -> refused, bad-field: until: not before 2026-02-09.
2026-02-09 implementation/home-care roll-out u-home,u-centre 2026-06-30
    -> RolloutPlanned @ open: rollout until 2026-06-30 (u-home, u-centre); closed 0 of 0
# 记录: two whole figures and the time that they are of. Before it was in force there was nothing to record.
2026-02-01 implementation/home-care record u-home 2026-01 coverage 80 100
    -> refused, not-in-force: home-care is in force from 2026-02-04 on; before that there is nothing to record.
2026-03-31 implementation/home-care record u-home 2026-Q1 coverage 101 100
    -> refused, hits-over-all: 101 of 100 cannot be: the whole is 1 or more, and no less than its part.
2026-03-31 implementation/home-care record u-home 2026-Q1 coverage 0 0
    -> refused, hits-over-all: 0 of 0 cannot be: the whole is 1 or more, and no less than its part.
2026-03-31 implementation/home-care record u-home 2026-Q2 coverage 80 100
    -> refused, period-to-come: The period 2026-Q2 begins on 2026-04-01, which is to come.
2026-03-31 implementation/home-care record u-old 2026-Q1 coverage 80 100
    -> refused, no-unit: There is no unit u-old, or it was closed.
2026-03-31 implementation/home-care record u-home 2026-Q1 coverage 80 100
    -> RecordKept @ open: rollout until 2026-06-30 (u-centre); closed 0 of 0
2026-03-31 implementation/home-care record u-home 2026-Q1 satisfaction 171 190
    -> RecordKept @ open: rollout until 2026-06-30 (u-centre); closed 0 of 0
2026-04-02 implementation/home-care record u-centre 2026-Q1 coverage 12 40
    -> RecordKept @ open: nothing; closed 0 of 0
# 评估.
2026-04-20 implementation/home-care evaluate - 86 100 总体可行，个别条款难以落实
    -> EvaluationMade @ open: nothing; closed 0 of 0
2026-04-20 implementation/home-care evaluate u-centre 101 100 不成立
    -> refused, hits-over-all: 101 of 100 cannot be: the whole is 1 or more, and no less than its part.
# 反馈: what wants a change is on the table of the next review; it stays for ever, so it tells nobody's number.
2026-04-21 implementation/home-care feedback 示例福利院 change 5.3 的配置要求偏高
    -> FeedbackReceived @ open: feedback:1; closed 0 of 0
2026-04-22 implementation/home-care feedback 某家属 answer 请致电 13800001111
    -> refused, contact-data: What is said is shown to others and stays for ever, so it must not tell how to reach a person: `13800001111` (leave it out).
2026-04-22 implementation/home-care feedback 某家属 answer 夜间是否有人值守
    -> FeedbackReceived @ open: feedback:1, feedback:2; closed 0 of 0
2026-04-23 implementation/home-care feedback 某志愿者 nothing 效果良好
    -> FeedbackReceived @ open: feedback:1, feedback:2; closed 0 of 0
2026-04-24 implementation/home-care reply 3 感谢
    -> refused, nothing-wanted: Feedback 3 asks for nothing, so there is nothing to answer.
2026-04-24 implementation/home-care reply 4 没有这一条
    -> refused, no-such-number: There is no number 4 (they are numbered to 3).
2026-04-24 implementation/home-care reply 2 有，见 6.2
    -> FeedbackAnswered @ open: feedback:1; closed 0 of 0
# 督查: a finding, an order, a report, another look, and the end, never by who reported it.
2026-05-06 implementation/home-care inspect u-home 未公示服务项目 | 记录不全
    -> InspectionMade @ open: feedback:1; closed 0 of 0
2026-05-06 implementation/home-care order 1.3 2026-05-31
    -> refused, no-such-number: There is no number 3 (they are numbered to 2).
2026-05-06 implementation/home-care order 2.1 2026-05-31
    -> refused, no-such-number: There is no number 2 (they are numbered to 1).
2026-05-06 implementation/home-care order 1.1 2026-05-05
    -> refused, bad-field: until: not before 2026-05-06.
2026-05-06 implementation/home-care order 1.1 2026-05-31
    -> RectificationOrdered @ open: feedback:1, rectification:1 until 2026-05-31; closed 0 of 1
2026-05-06 implementation/home-care order 1.1 2026-06-30
    -> refused, ordered-already: That finding has to be mended already, as number 1.
2026-05-07 implementation/home-care p-zheng: closed 1 已看
    -> refused, not-reported: Nobody has reported rectification 1 yet, so there is nothing to inspect again.
2026-05-07 implementation/home-care p-zheng: closed 2 没有这一号
    -> refused, no-such-number: There is no number 2 (they are numbered to 1).
2026-05-20 implementation/home-care mended 1 已在大厅公示
    -> refused, who-unnamed: It has to be known who says so (use a token that names a person).
2026-05-20 implementation/home-care p-he: mended 1 已在大厅公示
    -> RectificationReported @ open: feedback:1, reinspection:1; closed 0 of 1
2026-05-21 implementation/home-care p-he: mended 1 再报一次
    -> refused, reported-already: p-he reported rectification 1 on 2026-05-20; it waits to be inspected again.
2026-05-21 implementation/home-care p-he: closed 1 自己看过
    -> refused, own-report: p-he reported it, so somebody else has to look again.
2026-05-22 implementation/home-care p-zheng: not-mended 1 2026-06-15 只公示了一半
    -> RectificationReturned @ open: feedback:1, rectification:1 until 2026-06-15; closed 0 of 1
2026-05-22 implementation/home-care p-zheng: not-mended 1 2026-06-15 再说一次
    -> refused, not-reported: Nobody has reported rectification 1 yet, so there is nothing to inspect again.
2026-06-02 implementation/home-care p-he: mended 1 全部公示
    -> RectificationReported @ open: feedback:1, reinspection:1; closed 0 of 1
2026-06-03 implementation/home-care p-zheng: closed 1 复查合格
    -> RectificationClosed @ open: feedback:1; closed 1 of 1
2026-06-04 implementation/home-care p-he: mended 1 又一次
    -> refused, closed-already: Rectification 1 was closed.
2026-06-04 implementation/home-care p-zheng: closed 1 又一次
    -> refused, closed-already: Rectification 1 was closed.
# What was seen before is recorded later, and what is decided is not.
2026-05-06 implementation/home-care inspect u-centre
    -> InspectionMade @ open: feedback:1; closed 1 of 1
2026-06-04 implementation/home-care order 2.1 2026-06-30
    -> refused, no-such-number: There is no number 1: none was recorded.
# Nothing of it ends before the standard does.
2026-06-05 implementation/home-care audit ImplementationEnded {"why":"StandardAbolished"}
    -> refused, implementation-not-over: The standard is still in force.
# It ends with the standard, in the same commit; what was before is still recorded.
2026-06-10 home-care examine 法规调整
    -> RevisionStarted @ 90.20
2026-06-10 home-care attach review-report abolition-opinion
    -> refused, unknown-document: The procedure knows no document `review-report` (known: abolition-opinion, announcement, attendance, comment-table, consulted-list, draft-for-approval, draft-for-comment, draft-for-review, drafting-notes, explanatory-note, final-text, first-draft, meeting-minutes, proposal-form, submission-form, submission-letter).
    -> DocumentAttached @ 90.20
2026-06-11 home-care abolish 已由上级标准覆盖
    -> StandardAbolished + ImplementationEnded of implementation/home-care @ 95.99
2026-06-12 implementation/home-care record u-centre 2026-06 coverage 20 40
    -> refused, implementation-ended: The standard has not been in force since 2026-06-11; nothing later is recorded of it.
2026-06-10 implementation/home-care record u-centre 2026-05 coverage 20 40
    -> RecordKept @ ended on 2026-06-11
2026-06-12 implementation/home-care reply 1 转入复审
    -> refused, implementation-ended: The standard has not been in force since 2026-06-11; nothing later is recorded of it.
