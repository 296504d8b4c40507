# 机构企业标准 (enterprise): the head of the institution decides, the institution declares the standard itself, no panel is asked for.
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 people assign institution-head u-bureau p-han 2026-01-05
    -> RoleAssigned
2026-01-05 procedures adopt enterprise 1
    -> ProcedureAdopted
2026-01-06 day-care propose enterprise enterprise
    -> StandardProposed @ 10.00
2026-01-06 day-care attach first-draft
    -> DocumentAttached @ 10.00
2026-01-06 day-care accept
    -> ProposalAccepted @ 20.00
2026-01-06 day-care p-li: call draft meeting 2026-02-10 5
    -> refused, not-reviewed-here: The standard stands at Drafting, where there is no review of the draft.
2026-01-07 day-care review
    -> ReviewBegun @ 40.20
2026-01-08 day-care pass 机构内部审查通过
    -> ReviewPassed @ 50.00
2026-01-08 day-care attach final-text explanatory-note
    -> DocumentAttached @ 50.00
2026-01-08 day-care approve Q/SLMZ 1-2026
    -> refused, gate-not-approved: The gate `Approval` is not approved yet (submit it for approval first).
2026-01-08 day-care pass-through approval
    -> … granted
2026-01-09 day-care approve Q/SLMZ 1-2026
    -> PublicationApproved + NumberIssued of register/Q/SLMZ @ 60.00
2026-01-09 day-care publish 2026-02-01
    -> refused, documents-missing: Documents are missing: Own declaration (自我声明公开). Attach them first.
2026-01-09 day-care attach declaration
    -> DocumentAttached @ 60.00
2026-01-09 day-care publish 2026-02-01
    -> StandardPublished @ 60.60 due 2031-01-09
2031-01-09 day-care examine 实施满五年
    -> RevisionStarted @ 90.20
2031-01-09 day-care attach review-report
    -> DocumentAttached @ 90.20
2031-01-09 day-care pass-through abolition
    -> … granted
2031-01-10 day-care abolish 服务已停办
    -> StandardAbolished @ 95.99
