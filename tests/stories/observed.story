# -- Any move is recorded; what we observe we do not run.
2024-01-05 day-care observe 40.20
    -> ObservationRecorded @ 40.20 due 2024-03-29
2024-01-05 day-care observe 40.20
    -> ObservationRecorded @ 40.20 due 2024-03-29
2024-03-01 day-care observe 60.60
    -> ObservationRecorded @ 60.60 due 2029-03-01
2023-12-27 day-care observe 30.00
    -> ObservationRecorded @ 60.60 due 2029-03-01
2024-04-01 day-care observe 95.99
    -> ObservationRecorded @ 95.99
2024-05-01 day-care observe 90.20
    -> ObservationRecorded @ 90.20 due 2024-09-18
2024-05-01 day-care accept
    -> refused, observed-only: Another body runs this standard; here it is only observed.

# -- And what we run we do not observe.
2024-01-05 day-care propose iso
    -> refused, observed-only: Another body runs this standard; here it is only observed.
2024-01-05 day-care propose local
    -> StandardProposed @ 10.00
2024-01-05 day-care observe 40.20
    -> refused, run-by-us: This standard is run here; it cannot be recorded as an observation.
