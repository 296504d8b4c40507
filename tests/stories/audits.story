# -- What no command makes, a stored history may hold all the same: the rules find it.
2024-01-05 day-care hurry 60.00 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 60.00
2024-03-01 day-care correct 示例：社区老年人日间照料规范
    -> ProfileCorrected from 示例：社区老年人日间照料服务规范 to 示例：社区老年人日间照料规范 @ 60.00
2024-03-02 day-care audit ProfileCorrected {"before":{"level":"local","field":"elderly-care","jurisdiction":"330100","titles":{"zh":"示例：旧题名"},"drafting_unit":"示例养老协会"},"after":{"level":"local","field":"elderly-care","jurisdiction":"330100","titles":{"zh":"示例：新题名"},"drafting_unit":"示例养老协会"},"approval":"批文第 1 号","reason":"题名有误"}
    -> refused, profile-moved: The correction starts from a description that is no longer the present one (read it again).
2025-01-02 day-care audit StandardPublished {"effective_on":"2025-01-02"}
    -> refused, number-of-another-year: The year of DB3301/T 0400-2024 must be that of publication, 2025 (approve it again with such a number).
2024-03-02 day-care audit StandardPublished {"effective_on":"2024-03-02"}
    -> permitted

# Numbers.
2024-03-02 register/Q/ABC audit NumberRecorded {"number":"DB3301/T 0400-2024","standard":"day-care"}
    -> refused, other-series: DB3301/T 0400-2024 does not belong to the series Q/ABC.
2024-03-02 register/DB3301/T audit NumberIssued {"number":"DB3301/T 0401-2024","standard":"day-care"}
    -> refused, number-not-ours: Another body gives DB3301/T 0401-2024; it can only be recorded.
2024-03-02 register/Q/ABC audit NumberRecorded {"number":"Q/ABC 1-2024","standard":"day-care"}
    -> refused, number-ours: Q/ABC 1-2024 is ours to issue, in sequence; it is not recorded.
2024-03-02 register/DB3301/T audit NumberVoided {"number":"DB3301/T 0401-2024","why":"作废"}
    -> refused, number-not-in-use: DB3301/T 0401-2024 is not in use, so it cannot be voided.
2024-03-02 register/DB3301/T audit NumberVoided {"number":"DB3301/T 0400-2024","why":"作废"}
    -> permitted

# -- An edition that is not the next one.
2024-01-05 day-care hurry 90.20 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 90.20
2026-03-01 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2026-03-01 day-care-3 audit StandardProposed {"binding":{"procedure":"local","version":3},"profile":{"level":"local","field":"elderly-care","jurisdiction":"330100","titles":{"zh":"示例"},"drafting_unit":"示例养老协会"},"edition":2,"revises":"day-care"}
    -> refused, not-its-successor: day-care has not decided that this is its next edition.
2026-03-01 wreaths hurry 60.60 DB3301/T 0417-2026
    -> … on 2026-03-31 @ 60.60 due 2031-03-31
2026-04-01 day-care audit StandardSuperseded {"by":"wreaths"}
    -> refused, not-its-successor: day-care has not decided that this is its next edition.
2026-04-01 vehicles propose local
    -> StandardProposed @ 10.00
2026-04-01 vehicles withdraw 条件不成熟
    -> StandardWithdrawn @ 00.98
2026-04-01 day-care audit RevisionLapsed {"successor":"vehicles"}
    -> refused, not-its-successor: day-care has not decided that this is its next edition.
2026-04-01 day-care audit RevisionLapsed {"successor":"day-care-2"}
    -> refused, successor-goes-on: The next edition day-care-2 was neither rejected, withdrawn nor abolished, so this one does not come back to its review.

# -- An approval that its standard never asked for.
2026-04-01 people bureau
    -> … the example bureau
2026-04-02 day-care propose local-city
    -> StandardProposed @ 10.00
2026-04-02 approval/day-care.proposal.1 audit ApprovalSubmitted {"gate":"proposal","submitter":"p-feng","route":[],"bundle":[]}
    -> refused, not-asked-for: The standard does not wait for this approval any more.
