# -- What is counted in working days: the Spring Festival is left out, the Saturdays that are worked for it are not.
2026-01-05 calendar set 2026
    -> CalendarSet
2026-01-05 procedures adopt quick 1 stays = { "10.00" = { working_days = 5, source = "示例" } }
    -> ProcedureAdopted
2026-02-12 day-care propose quick
    -> StandardProposed @ 10.00 due 2026-02-26

# -- A calendar that is set anew moves what is waited for. This one forgets that 14 February is worked.
2026-01-05 calendar set 2026
    -> CalendarSet
2026-01-05 procedures adopt quick 1 stays = { "10.00" = { working_days = 5, source = "示例" } }
    -> ProcedureAdopted
2026-02-12 day-care propose quick
    -> StandardProposed @ 10.00 due 2026-02-26
2026-02-13 calendar set 2026 off 2026-02-15..2026-02-23
    -> CalendarSet
2026-02-13 day-care amend local 示例
    -> ProfileAmended @ 10.00 due 2026-02-27

# -- A year that nobody has set knows its weekends alone, and what is counted with it is provisional.
2026-01-05 calendar set 2026
    -> CalendarSet
2026-01-05 procedures adopt quick 1 stays = { "10.00" = { working_days = 5, source = "示例" } }
    -> ProcedureAdopted
2026-12-24 day-care propose quick
    -> StandardProposed @ 10.00 due 2026-12-31
2026-12-25 home-care propose quick
    -> StandardProposed @ 10.00 due 2027-01-01 provisional
2026-12-26 calendar set 2027 off 2027-01-01..2027-01-03
    -> CalendarSet
2026-12-26 home-care amend local 示例
    -> ProfileAmended @ 10.00 due 2027-01-04

# -- What a calendar of a year may say.
2026-11-25 calendar set 2027 off 2027-01-01 2028-01-01
    -> refused, day-of-another-year: 2028-01-01 does not lie in 2027 (name days of that year alone).
2026-11-25 calendar set 2027 off 2027-01-02 work 2027-01-02
    -> refused, day-off-and-worked: 2027-01-02 is named both as off and as worked (keep one).
2026-11-25 calendar set 2027 off 2027-01-01 work 2027-01-04
    -> refused, no-weekend-day: 2027-01-04 is no weekend day and is worked anyway (leave it out).
2026-11-25 calendar set 2027 off 2027-01-01..2027-01-31 2027-03-01..2027-03-31
    -> refused, too-many-days: 62 days off and 0 days worked are too many (at most 60 and 30).
2026-11-25 calendar set 1900 off 1900-01-01
    -> refused, bad-field: year: 1949 to 2999.
2026-11-25 calendar set 2027 off 2027-01-03 2027-01-01 2027-01-01 work 2027-01-09
    -> CalendarSet
2026-11-25 calendar set 2027 off 2027-01-01 2027-01-03 work 2027-01-09
    -> refused, calendar-unchanged: The calendar of 2027 says that already (nothing needs to be set).
2026-11-25 calendar set 2027 off 2027-01-01 work 2027-01-09
    -> CalendarSet

# -- The city's consultation ends on a free day of the National Day week: it rolls to the first day that is worked.
2026-01-05 calendar set 2026
    -> CalendarSet
2026-01-05 procedures adopt-file rolling
    -> ProcedureAdopted
2026-01-05 day-care propose rolling
    -> StandardProposed @ 10.00
2026-01-05 day-care attach analysis first-draft benefit rollout
    -> DocumentAttached @ 10.00
2026-01-06 day-care accept
    -> refused, documents-missing: Documents are missing: Notice of the plan (计划下达通知). Attach them first.
2026-01-06 day-care attach plan-notice
    -> DocumentAttached @ 10.00
2026-01-06 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-07-06
2026-09-01 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2026-07-06
2026-09-02 day-care consult 20 bodies 10
    -> refused, consultation-too-short: A consultation of 20 days is too short; it must run to 2026-10-08 at least.
2026-09-02 day-care consult 30 bodies 10
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2027-01-06 provisional
2026-10-07 day-care close
    -> refused, consultation-runs: The consultation runs until 2026-10-08; close it then or later.
2026-10-08 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2027-01-06 provisional

# -- Whose clock stands still until a rest day has until the next day that is worked. A day that was named stays.
2026-01-05 calendar set 2026
    -> CalendarSet
2026-01-05 procedures adopt-file rolling
    -> ProcedureAdopted
2026-01-05 day-care propose rolling
    -> StandardProposed @ 10.00
2026-01-05 day-care attach analysis first-draft benefit rollout plan-notice
    -> DocumentAttached @ 10.00
2026-01-06 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-07-06
2026-01-07 day-care suspend 等待上位法
    -> StandardSuspended @ 20.00 suspended
2026-01-09 day-care resume
    -> StandardResumed @ 20.00 due 2026-07-08
2026-01-10 day-care extend 2027-01-09
    -> PlanExtended @ 20.00 due 2026-07-08

# -- A procedure that does not roll asks for no calendar, whatever the calendar says.
2024-03-01 day-care hurry 20.00
    -> … on 2024-03-01 @ 20.00 due 2025-09-01
2024-03-01 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2025-09-01
2024-03-01 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2025-09-01
2024-03-31 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2025-09-01
