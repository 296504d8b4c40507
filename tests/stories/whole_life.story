# From the proposal to a second edition, with each gate met too early once.
2024-01-05 day-care accept
    -> refused, not-found: There is no such standard (check the id).
2024-01-05 day-care propose local
    -> StandardProposed @ 10.00
2024-01-06 day-care propose local
    -> refused, already-exists: This id is taken (choose another).
2024-01-06 day-care accept
    -> refused, documents-missing: Documents are missing: Project proposal (项目建议书), First draft (标准草案), Drafting notes (编写说明). Attach them first.
2024-01-08 day-care attach proposal-form first-draft drafting-notes
    -> DocumentAttached @ 10.00
2024-01-10 day-care accept
    -> ProposalAccepted @ 20.00 due 2025-07-10
2024-01-20 day-care publish 2024-02-01
    -> refused, out-of-turn: While the standard stands at Drafting (20.00) nobody can publish it (possible: open the consultation, begin the review, extend the plan, send it back, withdraw it, suspend it, hand in documents, amend the description, name its drafters).
2024-03-01 day-care consult 30
    -> refused, documents-missing: Documents are missing: Draft for comment (征求意见稿), Explanatory note (编制说明), List of those consulted (征求意见单位名单). Attach them first.
2024-03-01 day-care attach draft-for-comment explanatory-note consulted-list
    -> DocumentAttached @ 20.00 due 2025-07-10
2024-03-01 day-care consult 29
    -> refused, consultation-too-short: A consultation of 29 days is too short; it must run to 2024-03-31 at least.
2024-03-01 day-care consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/day-care.draft.1 @ 30.20 due 2025-07-10
2024-03-30 day-care close
    -> refused, consultation-runs: The consultation runs until 2024-03-31; close it then or later.
2024-03-31 day-care close
    -> ConsultationClosed + ConsultationEnded of consultation/day-care.draft.1 @ 30.60 due 2025-07-10
2024-04-10 day-care review
    -> refused, documents-missing: Documents are missing: Draft for review (送审稿), Table of comments and their disposal (征求意见汇总处理表). Attach them first.
2024-04-10 day-care attach draft-for-review comment-table
    -> DocumentAttached @ 30.60 due 2025-07-10
2024-04-10 day-care review
    -> ReviewBegun @ 40.20 due 2025-07-10
2024-05-10 day-care pass 专家组一致同意
    -> refused, documents-missing: Documents are missing: Minutes of the review (会议纪要), Signed attendance (专家签到表). Attach them first.
2024-05-10 day-care attach meeting-minutes attendance
    -> DocumentAttached @ 40.20 due 2025-07-10
2024-05-10 day-care pass 专家组一致同意
    -> ReviewPassed @ 50.00
2024-05-20 day-care approve DB3301/T 0400-2024
    -> refused, documents-missing: Documents are missing: Letter of submission (报批公文), Submission form (申报单), Draft for approval (报批稿). Attach them first.
2024-05-20 day-care attach submission-letter submission-form draft-for-approval
    -> DocumentAttached @ 50.00
2024-05-20 day-care approve DB3301/T 0400-2024
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00
2024-06-01 day-care publish 2024-07-01
    -> refused, documents-missing: Documents are missing: Announcement (发布公告), Text of the standard (标准文本). Attach them first.
2024-06-01 day-care attach announcement final-text
    -> DocumentAttached @ 60.00
2024-06-01 day-care publish 2024-05-31
    -> refused, day-too-early: 2024-05-31 is too early (not before 2024-06-01).
2024-06-01 day-care publish 2024-07-01
    -> StandardPublished @ 60.60 due 2029-06-01
2024-06-02 day-care withdraw too late for that
    -> refused, out-of-turn: While the standard stands at Implementation (60.60) nobody can withdraw it (possible: start the systematic review, record that its text is public, report on its implementation, agree to its replacement, hand in documents, correct the description).
2026-06-01 day-care examine two years of use
    -> RevisionStarted @ 90.20
2026-07-01 day-care confirm 继续有效
    -> StandardConfirmed @ 90.93 due 2031-07-01
2027-06-01 day-care examine a new law
    -> RevisionStarted @ 90.20
2027-07-01 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2027-07-02 day-care confirm too late
    -> refused, out-of-turn: While the standard stands at Revision (90.92) nobody can confirm it (possible: let the new edition replace it, abolish it, record that its text is public, report on its implementation, agree to its replacement, start the systematic review, hand in documents, correct the description, consult on its abolition).
2028-07-01 day-care abolish no longer needed
    -> refused, documents-missing: Documents are missing: Consultation on abolition and the enforcing departments' opinion (废止征求意见情况及执法部门意见). Attach them first.
2028-07-01 day-care attach abolition-opinion
    -> DocumentAttached @ 90.92
2028-07-01 day-care abolish no longer needed
    -> StandardAbolished @ 95.99
2028-07-02 day-care examine nothing is left
    -> refused, out-of-turn: While the standard stands at Abolished (95.99) nobody can start the systematic review; its life has ended.
