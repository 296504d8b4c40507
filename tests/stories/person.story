# -- 50 What is private of an expert is sealed under a key that the log does not hold; erased, that key is never taken again.
2026-01-05 people found u-college
    -> UnitFounded
2026-01-05 pool/330100 admit e-1 u-college elderly-care 2027-12-31
    -> ExpertAdmitted
2026-01-06 person/e-2 seal 330100 0a
    -> refused, no-expert: e-2 is not in the pool, or has left it (check the id, or admit them first).
2026-01-06 person/e-1 seal 330200 0a
    -> refused, no-expert: e-1 is not in the pool, or has left it (check the id, or admit them first).
2026-01-06 person/e-1 erase 330100
    -> refused, nothing-sealed: Nothing is sealed of them (there is nothing to erase).
2026-01-06 person/e-1 seal 330100 0a
    -> PersonalDataSealed
2026-01-07 person/e-1 seal 330100 0a
    -> PersonalDataSealed

# A key that was lost is followed by another one.
2026-01-08 person/e-1 seal 330100 0b
    -> PersonalDataSealed

# Who has left is known still, and may ask to be forgotten.
2026-01-09 pool/330100 remove e-1
    -> ExpertLeft
2026-01-10 person/e-1 erase 330100
    -> PersonErased
2026-01-10 person/e-1 erase 330100
    -> refused, nothing-sealed: Nothing is sealed of them (there is nothing to erase).
2026-01-11 person/e-1 seal 330100 0a
    -> refused, key-ended: That key was ended with what was erased, and is never taken again (seal the data anew).
2026-01-11 person/e-1 seal 330100 0b
    -> refused, key-ended: That key was ended with what was erased, and is never taken again (seal the data anew).
2026-01-11 person/e-1 seal 330100 0c
    -> PersonalDataSealed
2041-01-01 person/e-1 erase 330100
    -> refused, impossible-day: It cannot have been on 2041-01-01 (not after 2040-01-01).
