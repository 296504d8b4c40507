# 已有标准录入: a standard that was in force before is entered as it stands, on the day of its publication, and lives on from there.
2019-05-01 day-care enter 2019-05-01 DB3301/T 0322-2019 | from 2019-06-01 | replaces DB3301/T 0322-2012 | edition 2 | with final-text
    -> StandardEntered + NumberEntered of register/DB3301/T @ 60.60 due 2024-05-01
2019-05-01 day-care propose local
    -> refused, already-exists: This id is taken (choose another).
2019-05-01 day-care enter 2019-05-01 DB3301/T 0323-2019
    -> refused, already-exists: This id is taken (choose another).
2024-04-20 day-care explain
    -> 现处于实施（60.60），自 2019 年 5 月 1 日起。该标准为已有标准录入，并非在本系统批准发布（录入依据：本局标准台账）。
    -> It stands at Implementation (60.60) since 1 May 2019. It was entered as in force, and not decided here (known by: 本局标准台账).
    -> 等标准化办开始复审，自 2019 年 5 月 1 日起（已 1297 个工作日），至 2024 年 5 月 1 日，届满未办即为超期；依据：中华人民共和国标准化法 第二十九条（复审周期一般不超过五年）。可办：持“标准化办”令牌的人员。
    -> Waiting for the office to start its review since 1 May 2019 (1297 working days), until 1 May 2024, after which it is overdue; source: Standardization Law, art. 29 (a review within five years as a rule). May act: whoever has a token of the office.
# An earlier review is entered on its day, and then another; the next one is counted from it.
2021-03-01 day-care enter-review 继续有效
    -> ReviewEntered @ 90.93 due 2026-03-01
2024-04-28 day-care enter-review 继续有效
    -> ReviewEntered @ 90.93 due 2029-04-28
2024-04-27 day-care enter-review 继续有效
    -> refused, impossible-day: It cannot have been on 2024-04-27 (possible: 2024-04-28 to 2040-01-01).
# What it was made of was never handed in here, so each of it is taken once.
2026-03-01 day-care attach announcement
    -> DocumentAttached @ 90.93 due 2029-04-28
2026-03-01 day-care attach announcement=2
    -> refused, document-settled: DB3301/T 0322-2019 is approved; the Announcement (发布公告) can no longer be replaced (possible: Consultation on abolition and the enforcing departments' opinion).
2026-03-01 day-care attach final-text=2
    -> refused, document-settled: DB3301/T 0322-2019 is approved; the Text of the standard (标准文本) can no longer be replaced (possible: Consultation on abolition and the enforcing departments' opinion).
# From here on everything is decided: a review, a second edition that takes its place on its day, its own review, its end.
2026-03-02 day-care examine 相关国家标准修订
    -> RevisionStarted @ 90.20
2026-03-02 day-care enter-review 继续有效
    -> refused, out-of-turn: While the standard stands at Revision (90.20) nobody can enter an earlier review (possible: confirm it, decide on a revision, abolish it, record that its text is public, report on its implementation, agree to its replacement, hand in documents, correct the description, consult on its abolition).
2026-03-03 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2026-04-01 day-care-2 hurry 60.00 DB3301/T 0322-2026
    -> … on 2026-05-01 @ 60.00
2026-06-01 day-care-2 publish 2026-07-01
    -> StandardPublished @ 60.60 due 2031-06-01
2026-07-01 day-care-2 clock effective 2026-07-01
    -> DeadlinePassed + StandardSuperseded of standard/day-care @ 60.60 due 2031-06-01
2026-07-02 day-care-2 enter-review 继续有效
    -> refused, not-entered: An earlier review is entered only of a standard that was entered as in force, and before a review is begun here (start the review instead).

# -- Entered, put under review, confirmed once, and abolished.
2015-03-02 meals enter 2015-03-02 DB3301/T 0100-2014
    -> StandardEntered + NumberEntered of register/DB3301/T @ 60.60 due 2020-03-02
2020-03-02 meals examine 实施满五年
    -> RevisionStarted @ 90.20
2020-04-01 meals confirm 继续有效
    -> StandardConfirmed @ 90.93 due 2025-04-01
2020-04-02 meals enter-review 继续有效
    -> refused, not-entered: An earlier review is entered only of a standard that was entered as in force, and before a review is begun here (start the review instead).
2025-03-02 meals examine 实施满五年
    -> RevisionStarted @ 90.20
2025-03-02 meals abolish 已无需要
    -> refused, documents-missing: Documents are missing: Consultation on abolition and the enforcing departments' opinion (废止征求意见情况及执法部门意见). Attach them first.
2025-03-02 meals attach abolition-opinion
    -> DocumentAttached @ 90.20
2025-04-01 meals abolish 已无需要
    -> StandardAbolished @ 95.99

# -- What is entered must be true of its day, its number and its place. A text that is in force from a later day is published all the same.
2019-05-02 day-care enter 2019-05-01 DB3301/T 0322-2019
    -> refused, entered-on-its-day: A standard is entered on the day of its publication, 2019-05-01, and not on 2019-05-02 (give that day as the one on which it happened).
2019-05-01 day-care enter 2019-05-01 DB3301/T 0322-2019 | from 2019-04-30
    -> refused, day-too-early: 2019-04-30 is too early (not before 2019-05-01).
2019-05-01 day-care enter 2019-05-01 DB3301/T 0322-2019 | from 2201-01-01
    -> refused, bad-field: effective_on: 2201-01-01 is no day that anybody means (possible: 1900-01-01 to 2200-12-31).
2019-05-01 day-care enter 2019-05-01 DB3301/T 0322-2020
    -> refused, entry-of-another-year: The year of DB3301/T 0322-2020 must be that of publication or the one before, and it was published on 2019-05-01 (check both).
2019-05-01 day-care enter 2019-05-01 DB3301/T 0322-2017
    -> refused, entry-of-another-year: The year of DB3301/T 0322-2017 must be that of publication or the one before, and it was published on 2019-05-01 (check both).
2019-05-01 day-care enter 2019-05-01 DB33/T 0322-2019
    -> refused, series-of-others: DB33/T 0322-2019 is no number for a standard of level local in Hangzhou 330100 (possible: DB3301/T).
2019-05-01 day-care enter 2019-05-01 DB3301/T 0322-2019 | edition 0
    -> refused, bad-field: edition: 1 to 1000.
2019-05-01 day-care enter 2019-05-01 DB3301/T 0322-2019 | with final-text,final-text
    -> refused, bad-field: documents: `final-text` stands twice.
2019-05-01 day-care enter 2019-05-01 DB3301/T 0322-2019 | with poem
    -> refused, unknown-document: The procedure knows no document `poem` (known: abolition-opinion, announcement, attendance, comment-table, consulted-list, draft-for-approval, draft-for-comment, draft-for-review, drafting-notes, explanatory-note, final-text, first-draft, meeting-minutes, proposal-form, submission-form, submission-letter).
2019-05-01 day-care enter 2019-05-01 DB3301/T 0322-2019 | by local-country
    -> refused, unknown-procedure: No procedure `local-country` was adopted (adopted: iso, local, local-city).
2019-05-01 day-care enter 2019-05-01 DB3301/T 0322-2019 | by iso
    -> refused, observed-only: Another body runs this standard; here it is only observed.
2019-05-01 day-care enter 2019-05-01 GB/T 0322-2019 | level national
    -> refused, procedure-not-named: No procedure was adopted for standards of level national in Hangzhou 330100 (adopt one, or name one).
2019-05-01 iso-17 enter 2019-05-01 DB3301/T 0322-2019
    -> refused, kept-for-observed: Ids such as iso-17 are kept for the observed standards of ISO's catalogue (choose another).
2019-05-01 pool-330100 enter 2019-05-01 DB3301/T 0322-2019
    -> refused, kept-for-pools: Ids such as pool-330100 are kept for the matters of pools of experts (choose another).
2041-05-01 day-care enter 2041-05-01 DB3301/T 0322-2041
    -> refused, impossible-day: It cannot have been on 2041-05-01 (not after 2040-01-01).
2039-12-30 day-care enter 2039-12-30 DB3301/T 0322-2039 | from 2040-02-01
    -> StandardEntered + NumberEntered of register/DB3301/T @ 60.60 due 2044-12-30
2039-12-30 meals enter 2039-12-30 DB3301/T 322-2039
    -> refused, number-taken: The number DB3301/T 322-2039 was given out before.
2039-12-30 meals enter 2039-12-30 DB3301/T 322-2038
    -> refused, number-written-otherwise: DB3301/T 322-2038 has the sequence number of DB3301/T 0322-2039, written otherwise (write DB3301/T 0322-2038).
2039-12-30 meals propose local
    -> StandardProposed @ 10.00
2039-12-30 meals enter-review 继续有效
    -> refused, out-of-turn: While the standard stands at Proposal (10.00) nobody can enter an earlier review (possible: accept the proposal, reject the proposal, withdraw it, suspend it, hand in documents, amend the description, name its drafters, give public notice).

# -- By which procedure it goes on: the one that is named, else the one that is for its level and binds at its place.
2020-01-02 procedures adopt enterprise 1
    -> ProcedureAdopted
2020-01-02 procedures adopt group 1
    -> ProcedureAdopted
2019-05-01 home enter 2019-05-01 Q/HOME 001-2019 | level enterprise
    -> StandardEntered + NumberEntered of register/Q/HOME @ 60.60 due 2024-05-01
2019-05-01 care enter 2019-05-01 T/CARE 12-2019 | level group
    -> StandardEntered + NumberEntered of register/T/CARE @ 60.60 due 2024-05-01 provisional
2019-05-01 city enter 2019-05-01 DB3701/T 12-2019 | at 370100
    -> StandardEntered + NumberEntered of register/DB3701/T @ 60.60 due 2024-05-01 provisional
2019-05-01 town enter 2019-05-01 DB3701/T 13-2019 | at 370100 | by local
    -> StandardEntered + NumberEntered of register/DB3701/T @ 60.60 due 2024-05-01
2019-05-01 meals enter 2019-05-01 MZ/T 039-2019 | level industry
    -> refused, procedure-not-named: No procedure was adopted for standards of level industry in Hangzhou 330100 (adopt one, or name one).
2020-01-02 procedures adopt own-local 1
    -> ProcedureAdopted
2019-05-01 meals enter 2019-05-01 DB3301/T 13-2019
    -> refused, procedure-not-named: Several procedures are for standards of level local in Hangzhou 330100 (name one of local, own-local).
2019-05-01 meals enter 2019-05-01 DB3301/T 13-2019 | by local
    -> StandardEntered + NumberEntered of register/DB3301/T @ 60.60 due 2024-05-01

# -- In a series of our own what was given before may leave gaps; what is issued here follows the greatest, and nothing lies beyond that.
2018-05-01 norm-a enter 2018-05-01 Q/ABC 3-2018 | level norm
    -> StandardEntered + NumberEntered of register/Q/ABC @ 60.60 due 2023-05-01
2019-05-01 norm-b enter 2019-05-01 Q/ABC 10000-2019 | level norm
    -> refused, first-number-too-high: Q/ABC 10000-2019 begins its series too high: the next ones follow it without a gap, so it may be 9999 at most.
2019-05-01 norm-b enter 2019-05-01 Q/ABC 7-2019 | level norm
    -> StandardEntered + NumberEntered of register/Q/ABC @ 60.60 due 2024-05-01
2019-05-01 norm-c enter 2019-05-01 Q/ABC 5-2019 | level norm | at 330200
    -> refused, series-of-another-place: Q/ABC is numbered by Hangzhou 330100, since norm-a (use the code of your own house).
2024-01-05 norm-d hurry 50.00 Q/ABC
    -> … on 2024-02-04 @ 50.00
2024-03-01 norm-d approve Q/ABC 5-2024
    -> refused, number-out-of-sequence: Q/ABC 5-2024 would leave a gap; the next number in sequence is 8.
2024-03-01 norm-d approve Q/ABC 9-2024
    -> refused, number-out-of-sequence: Q/ABC 9-2024 would leave a gap; the next number in sequence is 8.
2024-03-01 norm-d approve Q/ABC 8-2024
    -> PublicationApproved + NumberIssued of register/Q/ABC @ 60.00
2018-06-01 norm-e enter 2018-06-01 Q/ABC 9-2018 | level norm
    -> refused, entered-beyond-series: Q/ABC 9-2018 lies beyond 8, the last number that was issued here: nobody else issues this series, so none given before can be greater (check it).
2018-06-01 norm-e enter 2018-06-01 Q/ABC 5-2018 | level norm
    -> StandardEntered + NumberEntered of register/Q/ABC @ 60.60 due 2023-06-01
2018-06-01 norm-f enter 2018-06-01 Q/ABC 5-2018 | level norm
    -> refused, number-taken: The number Q/ABC 5-2018 was given out before.
