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
2024-01-05 wreaths hurry 50.00
    -> … on 2024-02-04 @ 50.00
2024-03-01 wreaths approve Q/ABC 7-2024
    -> refused, number-out-of-sequence: Q/ABC 7-2024 would leave a gap; the next number in sequence is 6.
2024-03-01 wreaths approve Q/ABC 4-2024
    -> refused, number-out-of-sequence: Q/ABC 4-2024 would leave a gap; the next number in sequence is 6.
2024-03-01 wreaths approve Q/ABC 6-2024
    -> PublicationApproved + NumberIssued of register/Q/ABC @ 60.00
2024-01-05 vehicles hurry 50.00
    -> … on 2024-02-04 @ 50.00
2024-03-01 vehicles approve Q/ABC 6-2024
    -> refused, number-taken: The number Q/ABC 6-2024 was given out before.
2024-03-01 vehicles approve Q/ABC 6-2025
    -> PublicationApproved + NumberIssued of register/Q/ABC @ 60.00
2024-01-05 shelters hurry 50.00
    -> … on 2024-02-04 @ 50.00
2024-03-01 shelters approve Q/XYZ 1-2024
    -> PublicationApproved + NumberIssued of register/Q/XYZ @ 60.00

# -- Approved on 31 December, published in January: the number takes that year, and the old one is never given again.
2024-11-01 day-care hurry 50.00
    -> … on 2024-12-01 @ 50.00
2024-12-31 day-care approve Q/ABC 1-2024
    -> PublicationApproved + NumberIssued of register/Q/ABC @ 60.00
2025-01-02 day-care publish 2025-02-01
    -> StandardRenumbered Q/ABC 1-2025 + StandardPublished + NumberIssued of register/Q/ABC + NumberVoided Q/ABC 1-2024 of register/Q/ABC @ 60.60 due 2030-01-02
2025-01-03 wreaths hurry 50.00
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
