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

# -- The ids of ISO's projects are kept for what is observed: nobody begins a standard under one, nor a next edition.
2024-01-05 iso-62085 propose local
    -> refused, kept-for-observed: Ids such as iso-62085 are kept for the observed standards of ISO's catalogue (choose another).
2024-01-05 iso-62085 observe 40.20
    -> ObservationRecorded @ 40.20 due 2024-03-29
2024-01-05 iso-standards propose local
    -> StandardProposed @ 10.00
2024-01-05 day-care hurry 90.20 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 90.20
2024-03-01 day-care revise iso-1
    -> refused, kept-for-observed: Ids such as iso-1 are kept for the observed standards of ISO's catalogue (choose another).

# -- A number of ours is nobody else's: nothing is observed under it, however it is written.
2024-01-05 day-care hurry 60.60 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 60.60 due 2029-02-04
2024-03-01 elsewhere observe 40.20 as DB3301/T 0400-2024
    -> refused, reference-run-here: The number DB3301/T 0400-2024 belongs to day-care, which is run here; nothing else is observed under it (check the source).
2024-03-01 elsewhere observe 40.20 as db3301/t400—2024
    -> refused, reference-run-here: The number db3301/t400—2024 belongs to day-care, which is run here; nothing else is observed under it (check the source).
2024-03-01 elsewhere observe 40.20 as DB3301/T 0401-2024
    -> ObservationRecorded @ 40.20 due 2024-05-24
