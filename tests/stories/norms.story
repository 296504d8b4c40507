# 工作规范 (norm): tried for a time, evaluated, and let grow into a standard. The norm ends when that standard is in force.
2026-01-05 people bureau
    -> … the example bureau
2026-01-05 procedures adopt norm 1
    -> ProcedureAdopted
2026-01-05 day-care propose local norm
    -> refused, goes-by-another: A standard of level norm goes by the procedure `norm` here (propose it under that one).
2026-01-05 day-care propose norm local
    -> refused, wrong-level: The procedure `norm` is not for standards of level local.
2026-01-05 day-care propose norm norm
    -> StandardProposed @ 10.00
2026-01-05 day-care attach analysis first-draft
    -> DocumentAttached @ 10.00
2026-01-06 day-care pass-through proposal
    -> … granted
2026-01-06 day-care accept
    -> ProposalAccepted @ 20.00 due 2026-07-06
2026-01-07 day-care attach draft-for-comment
    -> DocumentAttached @ 20.00 due 2026-07-06
2026-01-07 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2026-07-06
2026-02-06 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2026-07-06
2026-02-07 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2026-07-06
2026-02-07 day-care review
    -> ReviewBegun @ 40.20 due 2026-07-06
2026-02-10 day-care pass 专家建议试行
    -> ReviewPassed @ 50.00
2026-02-11 day-care attach draft-for-approval final-text
    -> DocumentAttached @ 50.00
2026-02-11 day-care pass-through approval
    -> … granted
2026-02-12 day-care approve Q/ABC 1-2026
    -> PublicationApproved + NumberIssued of register/Q/ABC @ 60.00
2026-02-13 day-care publish 2026-03-01
    -> StandardPublished @ 60.60 due 2027-02-15 provisional
2026-02-13 day-care promote day-care-db local-city
    -> refused, out-of-turn: While the standard stands at Implementation (60.60) nobody can let the norm grow into a standard (possible: start the systematic review, record that its text is public, report on its implementation, agree to its replacement, hand in documents, correct the description).
2027-02-01 day-care examine 试行期满
    -> RevisionStarted @ 90.20
2027-02-01 day-care promote day-care-db local-city
    -> refused, documents-missing: Documents are missing: Evaluation of the trial (试行评估报告). Attach them first.
2027-02-02 day-care attach trial-report
    -> DocumentAttached @ 90.20
2027-02-02 day-care pass-through confirmation
    -> … granted
2027-02-02 day-care promote day-care-db norm
    -> refused, grows-into-no-standard: That procedure is for norms alone, and a norm grows into a standard of another level (name another procedure).
2027-02-02 day-care promote day-care local-city
    -> refused, already-exists: This id is taken (choose another).
2027-02-02 day-care promote day-care-db iso
    -> refused, observed-only: Another body runs this standard; here it is only observed.
2027-02-03 day-care promote day-care-db local-city
    -> NormPromoted + StandardProposed of standard/day-care-db @ 90.92
2027-02-03 day-care-db audit StandardProposed {"binding":{"procedure":"local-city","version":3},"profile":{"level":"local","field":"elderly-care","jurisdiction":"330100","titles":{"zh":"示例"},"drafting_unit":"示例"},"edition":1,"revises":"day-care","grown_from":"day-care"}
    -> refused, already-exists: This id is taken (choose another).
2027-02-04 day-care confirm 继续有效
    -> refused, out-of-turn: While the standard stands at Revision (90.92) nobody can confirm it (possible: let the new edition replace it, abolish it, record that its text is public, report on its implementation, agree to its replacement, start the systematic review, hand in documents, correct the description, consult on its abolition, submit it for approval).
# Its standard was rejected, so the norm is under review again; another try goes through.
2027-02-10 day-care-db reject 条件不成熟
    -> ProposalRejected + RevisionLapsed of standard/day-care @ 10.98
2027-03-01 day-care promote day-care-db2 local-city
    -> NormPromoted + StandardProposed of standard/day-care-db2 @ 90.92
2027-03-02 day-care-db2 attach analysis first-draft benefit rollout plan-notice draft-for-comment explanatory-note consulted-list draft-for-review comment-table meeting-minutes attendance submission-letter draft-for-approval notice-result announcement final-text
    -> DocumentAttached @ 10.00
2027-03-02 day-care-db2 pass-through proposal
    -> … granted
2027-03-02 day-care-db2 accept
    -> ProposalAccepted @ 20.00 due 2027-09-02 provisional
2027-03-03 day-care-db2 pass-through consultation
    -> … granted
2027-03-03 day-care-db2 consult 30 bodies 10
    -> ConsultationOpened + ConsultationBegun of consultation/day-care-db2.draft.1 @ 30.20 due 2028-03-02 provisional
2027-04-02 day-care-db2 close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care-db2.draft.1 @ 30.60 due 2028-03-02 provisional
2027-04-03 day-care-db2 pass-through into-review
    -> … granted
2027-04-06 day-care-db2 review
    -> ReviewBegun @ 40.20 due 2028-03-02 provisional
2027-04-07 day-care-db2 pass 一致同意
    -> ReviewPassed @ 50.00
2027-04-08 day-care-db2 pass-through approval
    -> … granted
2027-04-09 day-care-db2 approve DB3301/T 0500-2027
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00
2027-04-12 day-care-db2 publish 2027-06-01
    -> StandardPublished @ 60.60 due 2027-05-10 provisional
2027-06-02 day-care-db2 clock effective 2027-06-01
    -> DeadlinePassed + StandardSuperseded of standard/day-care @ 60.60 due 2027-05-10 provisional
2027-06-03 day-care confirm 继续有效
    -> refused, out-of-turn: While the standard stands at Abolished (95.99) nobody can confirm it; its life has ended.

# -- Only a norm grows into a standard; the next edition of a norm that began before goes by the procedure of norms alone.
2026-01-05 wreaths hurry 90.20
    -> … on 2026-02-04 @ 90.20
2026-03-01 wreaths promote wreaths-2 local-city
    -> refused, not-a-norm: Only a norm grows into a standard; this one is of level local (revise it instead).
2026-01-05 day-care hurry 90.20 Q/ABC 1-2026
    -> … on 2026-02-04 @ 90.20
2026-03-01 procedures adopt norm 1
    -> ProcedureAdopted
2026-03-02 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2026-03-03 day-care-2 attach proposal-form
    -> refused, unknown-document: The procedure knows no document `proposal-form` (known: analysis, comment-table, draft-for-approval, draft-for-comment, draft-for-review, final-text, first-draft, trial-report).
2026-03-03 day-care-2 attach analysis
    -> DocumentAttached @ 10.00
