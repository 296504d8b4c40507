# What is owed of a published text: 20 working days over the National Day of 2026, and a filing whose 30th day is a Sunday.
2026-01-05 calendar set 2026
    -> CalendarSet
2026-01-05 procedures adopt-file after
    -> ProcedureAdopted
2026-08-19 day-care hurry 60.60 DB3301/T 0400-2026 under after
    -> … on 2026-09-18 @ 60.60 due 2026-10-19
2026-09-18 day-care owed
    -> publicity until 2026-10-22: not done, in time
    -> filing until 2026-10-19: not done, in time
    -> report until 2027-09-20: not done, in time
2026-09-18 day-care waits
    -> publicity of office until 2026-10-22
    -> filing of office until 2026-10-19
    -> report of office until 2027-09-20 provisional
    -> review-lead of office until 2031-03-18 provisional
    -> review of office until 2031-09-18 provisional
# The receipt comes first.
2026-09-30 day-care file
    -> refused, documents-missing: Documents are missing: Receipt of the province (报省回执). Attach them first.
2026-10-19 day-care attach filing-receipt
    -> DocumentAttached @ 60.60 due 2026-10-19
2026-10-19 day-care file
    -> FilingRecorded @ 60.60 due 2026-10-22
2026-10-20 day-care file
    -> refused, filed-already: It was filed on 2026-10-19.
2026-10-20 day-care attach filing-receipt=2
    -> refused, document-settled: DB3301/T 0400-2026 is approved; the Receipt of the province (报省回执) can no longer be replaced (possible: ).
2026-10-22 day-care public 示例：本市标准信息公共服务平台
    -> PublicityRecorded @ 60.60 due 2027-09-20 provisional
2026-10-23 day-care public 示例：另一网站
    -> refused, public-already: Its text is public since 2026-10-22 (示例：本市标准信息公共服务平台).
2026-10-23 day-care owed
    -> publicity until 2026-10-22: done 2026-10-22, in time
    -> filing until 2026-10-19: done 2026-10-19, in time
    -> report until 2027-09-20: not done, in time
2026-12-01 day-care report 示例：全市机构均已实施
    -> ImplementationReported @ 60.60 due 2027-12-01 provisional
2026-12-01 day-care owed
    -> publicity until 2026-10-22: done 2026-10-22, in time
    -> filing until 2026-10-19: done 2026-10-19, in time
    -> report until 2027-12-01: not done, in time
# One day later, both are late; and that the clock has said so changes neither.
2026-08-19 meals hurry 60.60 DB3301/T 0401-2026 under after
    -> … on 2026-09-18 @ 60.60 due 2026-10-19
2026-10-20 meals clock filing 2026-10-19
    -> DeadlinePassed @ 60.60 due 2026-10-19
2026-10-20 meals attach filing-receipt
    -> DocumentAttached @ 60.60 due 2026-10-19
2026-10-20 meals file
    -> FilingRecorded @ 60.60 due 2026-10-22
2026-10-23 meals public 示例：本市标准信息公共服务平台
    -> PublicityRecorded @ 60.60 due 2027-09-20 provisional
2026-10-23 meals owed
    -> publicity until 2026-10-22: done 2026-10-23, late
    -> filing until 2026-10-19: done 2026-10-20, late
    -> report until 2027-09-20: not done, in time
# A receipt that was in time and is entered later marks the last day as met, although the clock has noted it.
2026-08-19 bathing hurry 60.60 DB3301/T 0402-2026 under after
    -> … on 2026-09-18 @ 60.60 due 2026-10-19
2026-10-20 bathing clock filing 2026-10-19
    -> DeadlinePassed @ 60.60 due 2026-10-19
2026-10-16 bathing attach filing-receipt
    -> DocumentAttached @ 60.60 due 2026-10-19
2026-10-16 bathing file
    -> FilingRecorded @ 60.60 due 2026-10-22
2026-10-20 bathing owed
    -> publicity until 2026-10-22: not done, in time
    -> filing until 2026-10-19: done 2026-10-16, in time
    -> report until 2027-09-20: not done, in time
# What is not in force yet is not reported on, and where no filing is asked for none is recorded.
2026-08-19 walking hurry 60.00 DB3301/T 0403-2026 under after
    -> … on 2026-09-18 @ 60.00
2026-09-18 walking publish 2026-12-01
    -> StandardPublished @ 60.60 due 2026-10-19
2026-10-08 walking report 示例：尚未实施
    -> refused, not-in-force-yet: The standard is in force from 2026-12-01; before that there is nothing to report on.
2026-12-01 walking report 示例：实施首日
    -> ImplementationReported @ 60.60 due 2026-10-19
2026-08-19 reading hurry 60.60 DB3301/T 0404-2026
    -> … on 2026-09-18 @ 60.60 due 2031-09-18
2026-09-18 reading file
    -> refused, nothing-to-file: The procedure `local` asks for no filing; there is nothing to record.
2026-09-18 reading public 示例：本市标准信息公共服务平台
    -> PublicityRecorded @ 60.60 due 2031-09-18
2026-09-18 reading owed
    -> nothing
# A filing of somebody else's receipt was never recorded so.
2026-12-02 walking audit FilingRecorded {"with":{"zh":"省市场监督管理局","en":"the province"},"receipt":{"kind":"filing-receipt","sha256":"00"}}
    -> refused, documents-missing: Documents are missing: Receipt of the province (报省回执). Attach them first.
2026-12-02 walking attach filing-receipt
    -> DocumentAttached @ 60.60 due 2026-10-19
2026-12-02 walking audit FilingRecorded {"with":{"zh":"省市场监督管理局","en":"the province"},"receipt":{"kind":"filing-receipt","sha256":"00"}}
    -> refused, documents-missing: Documents are missing: Receipt of the province (报省回执). Attach them first.
# -- Of a text that was in force when it was entered nobody here knows whether it was filed and made public in its time: it owes neither, and
# no report before the first one. Beside it, published on the same day, one that was decided here owes all three.
2026-01-05 calendar set 2026
    -> CalendarSet
2026-01-05 procedures adopt-file after
    -> ProcedureAdopted
2026-02-04 day-care enter 2026-02-04 DB3301/T 0322-2026 | by after
    -> StandardEntered + NumberEntered of register/DB3301/T @ 60.60 due 2031-02-04 provisional
2026-01-05 meals hurry 60.60 DB3301/T 0401-2026 under after
    -> … on 2026-02-04 @ 60.60 due 2026-03-06
2026-02-04 day-care owed
    -> nothing
2026-02-04 meals owed
    -> publicity until 2026-03-10: not done, in time
    -> filing until 2026-03-06: not done, in time
    -> report until 2027-02-04: not done, in time
2026-02-04 day-care waits
    -> review-lead of office until 2030-08-04 provisional
    -> review of office until 2031-02-04 provisional
2026-02-04 meals waits
    -> publicity of office until 2026-03-10
    -> filing of office until 2026-03-06
    -> report of office until 2027-02-04 provisional
    -> review-lead of office until 2030-08-04 provisional
    -> review of office until 2031-02-04 provisional
2026-09-01 day-care clock filing 2026-03-06
    -> refused, not-waited-for: Nothing of this kind is waited for (any more).
2026-09-01 day-care clock publicity 2026-03-10
    -> refused, not-waited-for: Nothing of this kind is waited for (any more).
2026-09-01 day-care clock report 2027-02-04
    -> refused, not-waited-for: Nothing of this kind is waited for (any more).
# What is recorded of it all the same is told like any other, and a report is followed by the next one.
2026-06-01 day-care public 示例：本市标准信息公共服务平台
    -> PublicityRecorded @ 60.60 due 2031-02-04 provisional
2026-06-01 day-care attach filing-receipt
    -> DocumentAttached @ 60.60 due 2031-02-04 provisional
2026-06-01 day-care file
    -> FilingRecorded @ 60.60 due 2031-02-04 provisional
2026-07-01 day-care report 示例：全市机构均已实施
    -> ImplementationReported @ 60.60 due 2027-07-01 provisional
2026-07-01 day-care owed
    -> publicity until 2026-03-10: done 2026-06-01, late
    -> filing until 2026-03-06: done 2026-06-01, late
    -> report until 2027-07-01: not done, in time
2026-07-01 day-care waits
    -> report of office until 2027-07-01 provisional
    -> review-lead of office until 2030-08-04 provisional
    -> review of office until 2031-02-04 provisional
# -- On the way to publication: the milestones of the plan, the day to ask for more time, the preparation of the review.
2026-01-05 calendar set 2026
    -> CalendarSet
2026-01-05 procedures adopt-file after
    -> ProcedureAdopted
2026-01-05 day-care propose after
    -> StandardProposed @ 10.00 due 2026-02-04
2026-01-12 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-07-13
2026-01-12 day-care waits
    -> plan of drafters until 2027-01-12 provisional
    -> milestone:consultation of drafters until 2026-07-13
    -> milestone:into-review of drafters until 2026-11-12
    -> extension of office until 2026-12-13 provisional
    -> gate:consultation of office
# Suspended every clock stands still, also those of the milestones; an extension names the end of the plan and nothing else.
2026-02-12 day-care suspend 示例
    -> StandardSuspended @ 20.00 suspended
2026-03-12 day-care resume
    -> StandardResumed @ 20.00 due 2026-08-10
2026-03-12 day-care waits
    -> plan of drafters until 2027-02-09 provisional
    -> milestone:consultation of drafters until 2026-08-10
    -> milestone:into-review of drafters until 2026-12-10
    -> extension of office until 2027-01-10 provisional
    -> gate:consultation of office
2026-12-01 day-care extend 2027-05-31
    -> PlanExtended @ 20.00 due 2026-08-10
2026-12-01 day-care waits
    -> plan of drafters until 2027-05-31
    -> milestone:consultation of drafters until 2026-08-10
    -> milestone:into-review of drafters until 2026-12-10
    -> gate:consultation of office
2026-12-02 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2026-12-10
2026-12-02 day-care waits
    -> plan of drafters until 2027-05-31
    -> milestone:into-review of drafters until 2026-12-10
    -> consultation of everybody (consultation/day-care.draft.1 waits)
# -- A length that is counted back never moves to a later day; one that runs forward does.
2026-01-05 calendar set 2026
    -> CalendarSet
2026-01-05 procedures adopt-file after
    -> ProcedureAdopted
2026-03-31 bathing hurry 60.60 DB3301/T 0400-2026 under after
    -> … on 2026-04-30 @ 60.60 due 2026-06-01
2026-04-30 bathing waits
    -> publicity of office until 2026-06-01
    -> filing of office until 2026-06-01
    -> report of office until 2027-04-30 provisional
    -> review-lead of office until 2030-10-30 provisional
    -> review of office until 2031-04-30 provisional
