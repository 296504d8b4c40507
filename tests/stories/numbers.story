# -- The numbers of a DB series are the market-supervision body's: we see some of them, in any order, each once.
2024-01-05 day-care hurry 60.00 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 60.00
2024-01-05 wreaths hurry 60.00 DB3301/T 0417-2024
    -> … on 2024-02-04 @ 60.00
2024-01-05 vehicles hurry 50.00
    -> … on 2024-02-04 @ 50.00
2024-03-01 vehicles approve DB3301/T 0417-2024
    -> refused, number-taken: The number DB3301/T 0417-2024 was given out before.
2024-03-01 vehicles approve DB3301/T 0412-2024
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00

# -- Our own series has no gap. It may begin anywhere, and a later year of a number is a later edition of it.
2024-01-05 day-care hurry 60.00 Q/ABC 5-2024
    -> … on 2024-02-04 @ 60.00
2024-01-05 wreaths hurry 50.00 Q/ABC
    -> … on 2024-02-04 @ 50.00
2024-03-01 wreaths approve Q/ABC 7-2024
    -> refused, number-out-of-sequence: Q/ABC 7-2024 would leave a gap; the next number in sequence is 6.
2024-03-01 wreaths approve Q/ABC 4-2024
    -> refused, number-out-of-sequence: Q/ABC 4-2024 would leave a gap; the next number in sequence is 6.
2024-03-01 wreaths approve Q/ABC 6-2024
    -> PublicationApproved + NumberIssued of register/Q/ABC @ 60.00
2024-01-05 vehicles hurry 50.00 Q/ABC
    -> … on 2024-02-04 @ 50.00
2024-03-01 vehicles approve Q/ABC 6-2024
    -> refused, number-taken: The number Q/ABC 6-2024 was given out before.
2024-03-01 vehicles approve Q/ABC 6-2025
    -> PublicationApproved + NumberIssued of register/Q/ABC @ 60.00
2024-01-05 shelters hurry 50.00 Q/ABC
    -> … on 2024-02-04 @ 50.00
2024-03-01 shelters approve Q/XYZ 1-2024
    -> PublicationApproved + NumberIssued of register/Q/XYZ @ 60.00

# -- Approved on 31 December, published in January: the number takes that year, and the old one is never given again.
2024-11-01 day-care hurry 50.00 Q/ABC
    -> … on 2024-12-01 @ 50.00
2024-12-31 day-care approve Q/ABC 1-2024
    -> PublicationApproved + NumberIssued of register/Q/ABC @ 60.00
2025-01-02 day-care publish 2025-02-01
    -> StandardRenumbered Q/ABC 1-2025 + StandardPublished + NumberIssued of register/Q/ABC + NumberVoided Q/ABC 1-2024 of register/Q/ABC @ 60.60 due 2030-01-02
2025-01-03 wreaths hurry 50.00 Q/ABC
    -> … on 2025-02-02 @ 50.00
2025-03-01 wreaths approve Q/ABC 1-2024
    -> refused, number-taken: The number Q/ABC 1-2024 was given out before.
2025-03-01 wreaths approve Q/ABC 1-2025
    -> refused, number-taken: The number Q/ABC 1-2025 was given out before.
2025-03-01 wreaths approve Q/ABC 2-2025
    -> PublicationApproved + NumberIssued of register/Q/ABC @ 60.00

# -- The same for a number that another body gave.
2024-11-01 day-care hurry 50.00
    -> … on 2024-12-01 @ 50.00
2024-12-31 day-care approve DB3301/T 0400.1-2024
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00
2025-01-02 day-care publish 2025-01-02
    -> StandardRenumbered DB3301/T 0400.1-2025 + StandardPublished + NumberRecorded of register/DB3301/T + NumberVoided DB3301/T 0400.1-2024 of register/DB3301/T @ 60.60 due 2030-01-02

# -- A number of another year than publication is put right at publication; one of the coming year is right by then.
2024-01-05 day-care hurry 50.00
    -> … on 2024-02-04 @ 50.00
2024-03-01 day-care approve DB3301/T 0400-2018
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00
2024-03-02 day-care publish 2024-03-02
    -> StandardRenumbered DB3301/T 0400-2024 + StandardPublished + NumberRecorded of register/DB3301/T + NumberVoided DB3301/T 0400-2018 of register/DB3301/T @ 60.60 due 2029-03-02
2024-11-01 wreaths hurry 50.00
    -> … on 2024-12-01 @ 50.00
2024-12-31 wreaths approve DB3301/T 0417-2025
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00
2025-01-02 wreaths publish 2025-01-02
    -> StandardPublished @ 60.60 due 2030-01-02

# -- The number of the new year is taken: it cannot be published under it.
2024-01-05 day-care hurry 60.00 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 60.00
2025-01-05 wreaths hurry 60.00 DB3301/T 0400-2025
    -> … on 2025-02-04 @ 60.00
2025-03-01 day-care publish 2025-03-01
    -> refused, number-taken: The number DB3301/T 0400-2025 was given out before.

# It is approved again with a number that is free; the old one is voided.
2025-03-01 day-care approve DB3301/T 00400-2024
    -> refused, number-taken: The number DB3301/T 00400-2024 was given out before.
2025-03-01 day-care approve DB3301/T 0420-2025
    -> PublicationApproved + NumberRecorded of register/DB3301/T + NumberVoided DB3301/T 0400-2024 of register/DB3301/T @ 60.00
2025-03-01 day-care publish 2025-03-01
    -> StandardPublished @ 60.60 due 2030-03-01

# -- A number is not given the year of an earlier day.
2024-11-01 day-care hurry 50.00
    -> … on 2024-12-01 @ 50.00
2024-12-01 day-care approve DB3301/T 0400-2025
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00
2024-12-02 day-care publish 2024-12-02
    -> refused, number-of-another-year: The year of DB3301/T 0400-2025 must be that of publication, 2024 (approve it again with such a number).

# -- The series fits the level and the place: no city gives out another's numbers, no norm gets one of the nation.
2024-01-05 day-care hurry 50.00
    -> … on 2024-02-04 @ 50.00
2024-03-01 day-care approve DB3302/T 0400-2024
    -> refused, series-of-others: DB3302/T 0400-2024 is no number for a standard of level local in Hangzhou 330100 (possible: DB3301/T).
2024-03-01 day-care approve DB33/T 0400-2024
    -> refused, series-of-others: DB33/T 0400-2024 is no number for a standard of level local in Hangzhou 330100 (possible: DB3301/T).
2024-03-01 day-care approve GB/T 1-2024
    -> refused, series-of-others: GB/T 1-2024 is no number for a standard of level local in Hangzhou 330100 (possible: DB3301/T).
2024-03-01 day-care approve MZ/T 039-2024
    -> refused, series-of-others: MZ/T 039-2024 is no number for a standard of level local in Hangzhou 330100 (possible: DB3301/T).
2024-03-01 day-care approve T/CADP 12-2024
    -> refused, series-of-others: T/CADP 12-2024 is no number for a standard of level local in Hangzhou 330100 (possible: DB3301/T).
2024-03-01 day-care approve Q/ABC 1-2024
    -> refused, series-of-others: Q/ABC 1-2024 is no number for a standard of level local in Hangzhou 330100 (possible: DB3301/T).
2024-03-01 day-care approve DB3301/T 0400-2024
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00
2024-01-05 wreaths hurry 50.00 Q/ABC
    -> … on 2024-02-04 @ 50.00
2024-03-01 wreaths approve GB 1-2024
    -> refused, series-of-others: GB 1-2024 is no number for a standard of level norm in Hangzhou 330100 (possible: Q/).
2024-03-01 wreaths approve DB3301/T 0417-2024
    -> refused, series-of-others: DB3301/T 0417-2024 is no number for a standard of level norm in Hangzhou 330100 (possible: Q/).
2024-03-01 wreaths approve Q/ABC 1-2024
    -> PublicationApproved + NumberIssued of register/Q/ABC @ 60.00

# Where a procedure names the series of its place, that alone will do.
2024-01-05 procedures adopt made-up 1 numbering = { by = "authority", series = "DB{area2}/T", source = "示例" }
    -> ProcedureAdopted
2024-01-05 shelters propose made-up
    -> StandardProposed @ 10.00
2024-01-05 shelters accept
    -> ProposalAccepted @ 20.00
2024-01-05 shelters review
    -> ReviewBegun @ 40.20
2024-01-05 shelters pass 一致同意
    -> ReviewPassed @ 50.00
2024-01-05 shelters approve DB3301/T 0420-2024
    -> refused, series-of-others: DB3301/T 0420-2024 is no number for a standard of level local in Hangzhou 330100 (possible: DB33/T).

# -- A sequence number is one number, however many zeros stand before it, and is written in one way.
2018-01-05 day-care hurry 60.60 DB3301/T 0400-2018
    -> … on 2018-02-04 @ 60.60 due 2023-02-04
2024-01-05 wreaths hurry 50.00
    -> … on 2024-02-04 @ 50.00
2024-03-01 wreaths approve DB3301/T 400-2018
    -> refused, number-taken: The number DB3301/T 400-2018 was given out before.
2024-03-01 wreaths approve DB3301/T 400-2024
    -> refused, number-written-otherwise: DB3301/T 400-2024 has the sequence number of DB3301/T 0400-2018, written otherwise (write DB3301/T 0400-2024).
2024-03-01 wreaths approve DB3301/T 00400.1-2024
    -> refused, number-written-otherwise: DB3301/T 00400.1-2024 has the sequence number of DB3301/T 0400-2018, written otherwise (write DB3301/T 0400.1-2024).
2024-03-01 wreaths approve DB3301/T 0400.1-2024
    -> PublicationApproved + NumberRecorded of register/DB3301/T @ 60.00

# -- A series of ours is not begun at its end, and is numbered in one city.
2024-01-05 day-care hurry 50.00 Q/ABC
    -> … on 2024-02-04 @ 50.00
2024-03-01 day-care approve Q/ABC 99999-2024
    -> refused, first-number-too-high: Q/ABC 99999-2024 begins its series too high: the next ones follow it without a gap, so it may be 9999 at most.
2024-03-01 day-care approve Q/ABC 10000-2024
    -> refused, first-number-too-high: Q/ABC 10000-2024 begins its series too high: the next ones follow it without a gap, so it may be 9999 at most.
2024-03-01 day-care approve Q/ABC 9999-2024
    -> PublicationApproved + NumberIssued of register/Q/ABC @ 60.00
2024-01-05 wreaths propose local norm 330200
    -> StandardProposed @ 10.00
2024-01-05 wreaths attach proposal-form first-draft drafting-notes draft-for-comment explanatory-note consulted-list draft-for-review comment-table meeting-minutes attendance submission-letter submission-form draft-for-approval announcement final-text
    -> DocumentAttached @ 10.00
2024-01-05 wreaths accept
    -> ProposalAccepted @ 20.00 due 2025-07-05
2024-01-05 wreaths consult 30
    -> ConsultationOpened + ConsultationBegun of consultation/wreaths.draft.1 @ 30.20 due 2025-07-05
2024-02-04 wreaths close
    -> ConsultationClosed + ConsultationEnded of consultation/wreaths.draft.1 @ 30.60 due 2025-07-05
2024-02-04 wreaths review
    -> ReviewBegun @ 40.20 due 2025-07-05
2024-02-04 wreaths pass 一致同意
    -> ReviewPassed @ 50.00
2024-03-02 wreaths approve Q/ABC 10000-2024
    -> refused, series-of-another-place: Q/ABC is numbered by Hangzhou 330100, since day-care (use the code of your own house).

# -- Where a procedure names the house's own code, its norms have no other.
2024-01-05 procedures adopt-file own-code
    -> ProcedureAdopted
2024-01-05 wreaths propose own-code norm
    -> StandardProposed @ 10.00
2024-01-05 wreaths accept
    -> ProposalAccepted @ 20.00
2024-01-05 wreaths review
    -> ReviewBegun @ 40.20
2024-01-05 wreaths pass 一致同意
    -> ReviewPassed @ 50.00
2024-01-05 wreaths approve Q/ABC 1-2024
    -> refused, series-of-others: Q/ABC 1-2024 is no number for a standard of level norm in Hangzhou 330100 (possible: Q/SLMZ).
2024-01-05 wreaths approve Q/SLMZ 1-2024
    -> PublicationApproved + NumberIssued of register/Q/SLMZ @ 60.00
