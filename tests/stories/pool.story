# -- An expert is admitted to the pool of an area by a document, and described anew, renewed, paused and let go.
2026-01-05 people found u-college
    -> UnitFounded
2026-01-05 pool/330100 admit e-1 u-college elderly-care,social-work senior 2027-12-31
    -> ExpertAdmitted
2026-01-05 pool/330100 admit e-1 u-college elderly-care 2027-12-31
    -> refused, expert-exists: e-1 is in the pool already (amend what is said of them).
2026-01-05 pool/330100 admit e-2 u-nowhere elderly-care 2027-12-31
    -> refused, no-unit: There is no unit u-nowhere, or it was closed.
2026-01-05 pool/330100 admit e-2 u-college elderly-care 2026-01-04
    -> refused, term-over: A term until 2026-01-04 would be over already (end it on 2026-01-05 or later).
2026-01-05 pool/330100 admit e-2 u-college elderly-care,elderly-care 2027-12-31
    -> refused, bad-field: fields: none twice.
2026-01-05 pool/330100 amend e-1 u-college elderly-care,social-work senior
    -> refused, expert-unchanged: That is what is said of e-1 already (nothing needs to be amended).
2026-01-05 pool/330100 amend e-1 u-college elderly-care,general senior
    -> ExpertAmended
2026-01-05 pool/330100 amend e-9 u-college elderly-care
    -> refused, no-expert: e-9 is not in the pool, or has left it (check the id, or admit them first).
2026-02-01 pool/330100 renew e-1 2027-12-31
    -> refused, term-not-later: The term of e-1 runs until 2027-12-31 already, and 2027-12-31 is not later (renew it beyond that day).
2026-02-01 pool/330100 renew e-1 2026-01-31
    -> refused, term-over: A term until 2026-01-31 would be over already (end it on 2026-02-01 or later).
2026-02-01 pool/330100 renew e-1 2029-12-31
    -> TermRenewed
2026-02-01 pool/330100 resume e-1
    -> refused, stands-so: e-1 is active already (nothing needs to be done).
2026-02-01 pool/330100 pause e-1
    -> ExpertPaused
2026-02-01 pool/330100 pause e-1
    -> refused, stands-so: e-1 is paused already (nothing needs to be done).
2026-02-02 pool/330100 resume e-1
    -> ExpertResumed
2026-03-01 pool/330100 training e-1 2026-02-27
    -> TrainingRecorded
2026-03-01 pool/330100 training e-1 2026-02-27
    -> refused, training-known: The training `示例培训` of 2026-02-27 is recorded for e-1 already.
2026-03-01 pool/330100 training e-1 2026-03-02
    -> refused, impossible-day: It cannot have been on 2026-03-02 (not after 2026-03-01).
2026-04-01 pool/330100 conflict e-1 unit:u-college
    -> ConflictDeclared
2026-04-01 pool/330100 conflict e-1 unit:u-college
    -> refused, conflict-known: e-1 has declared a conflict with unit:u-college already.
2026-04-01 pool/330100 clear e-1 standard:day-care
    -> refused, no-conflict: e-1 has declared no conflict with standard:day-care (check with what).
2026-04-02 pool/330100 clear e-1 unit:u-college
    -> ConflictCleared
2026-04-03 pool/330100 remove e-1
    -> ExpertLeft
2026-04-03 pool/330100 pause e-1
    -> refused, no-expert: e-1 is not in the pool, or has left it (check the id, or admit them first).
2026-04-04 pool/330100 admit e-1 u-college elderly-care 2028-12-31
    -> ExpertAdmitted

# What is said of today is said today; and who was never asked is not released.
2041-01-01 pool/330100 pause e-1
    -> refused, impossible-day: It cannot have been on 2041-01-01 (not after 2040-01-01).
2026-04-04 pool/330100 audit ExpertsReleased {"review":"day-care.draft.1","experts":["e-1"],"served":true}
    -> refused, not-asked: e-1 is not asked for day-care.draft.1, or was released from it.

# Another area has a pool of its own.
2026-04-04 pool/330200 pause e-1
    -> refused, no-expert: e-1 is not in the pool, or has left it (check the id, or admit them first).

# An absence gives way to a later one that shares a day with it; one that is over is none, and twenty are the most.
2026-05-01 pool/330100 away e-1 2026-05-04 2026-05-08
    -> AwaySet
2026-05-01 pool/330100 away e-1 2026-05-08 2026-05-07
    -> refused, away-over: An absence from 2026-05-08 until 2026-05-07 says nothing (its last day is neither before its first nor before today, 2026-05-01).
2026-05-01 pool/330100 away e-1 2026-04-01 2026-04-30
    -> refused, away-over: An absence from 2026-04-01 until 2026-04-30 says nothing (its last day is neither before its first nor before today, 2026-05-01).
2026-05-01 pool/330100 away e-1 2026-05-06 2027-01-01
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-01-01 2027-01-01
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-01-15 2027-01-15
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-02-01 2027-02-01
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-02-15 2027-02-15
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-03-01 2027-03-01
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-03-15 2027-03-15
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-04-01 2027-04-01
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-04-15 2027-04-15
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-05-01 2027-05-01
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-05-15 2027-05-15
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-06-01 2027-06-01
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-06-15 2027-06-15
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-07-01 2027-07-01
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-07-15 2027-07-15
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-08-01 2027-08-01
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-08-15 2027-08-15
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-09-01 2027-09-01
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-09-15 2027-09-15
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-10-01 2027-10-01
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-10-15 2027-10-15
    -> AwaySet
2026-05-01 pool/330100 away e-1 2027-11-01 2027-11-01
    -> refused, too-many: e-1 has 20 absences already, which is the most (clear some first).
