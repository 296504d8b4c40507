# -- Any move is recorded; what we observe we do not run.
2024-01-05 observe 40.20
    -> ObservationRecorded @ 40.20
2024-01-05 observe 40.20
    -> ObservationRecorded @ 40.20
2024-03-01 observe 60.60
    -> ObservationRecorded @ 60.60
2023-12-27 observe 30.00
    -> ObservationRecorded @ 60.60
2024-04-01 observe 95.99
    -> ObservationRecorded @ 95.99
2024-05-01 observe 90.20
    -> ObservationRecorded @ 90.20
2024-05-01 accept
    -> refused, observed-only: Another body runs this standard; here it is only observed.

# -- And what we run we do not observe.
2024-01-05 propose iso
    -> refused, observed-only: Another body runs this standard; here it is only observed.
2024-01-05 propose local
    -> StandardProposed @ 10.00
2024-01-05 observe 40.20
    -> refused, run-by-us: This standard is run here; it cannot be recorded as an observation.
