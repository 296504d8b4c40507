# -- In force on the day of publication: the second edition takes the place of the first in the same commit.
2024-01-05 day-care hurry 90.20 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 90.20
2026-03-01 day-care revise day-care
    -> refused, already-exists: This id is taken (choose another).
2026-03-01 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2026-03-02 day-care confirm 继续有效
    -> refused, out-of-turn: While the standard stands at Revision (90.92) nobody can confirm it (possible: let the new edition replace it, abolish it, record that its text is public, report on its implementation, agree to its replacement, start the systematic review, hand in documents, correct the description, consult on its abolition).
2026-03-02 day-care examine 再议
    -> refused, successor-goes-on: The next edition day-care-2 was neither rejected, withdrawn nor abolished, so this one does not come back to its review.
2026-03-02 day-care supersede
    -> refused, successor-not-in-force: The next edition day-care-2 is not published, or no longer.
2026-04-01 day-care-2 hurry 60.00 DB3301/T 0400-2026
    -> … on 2026-05-01 @ 60.00
2026-06-01 day-care supersede
    -> refused, successor-not-in-force: The next edition day-care-2 is not published, or no longer.
2026-06-01 day-care-2 publish 2026-06-01
    -> StandardPublished + StandardSuperseded of standard/day-care @ 60.60 due 2031-06-01
2026-06-02 day-care examine 再议
    -> refused, out-of-turn: While the standard stands at Abolished (95.99) nobody can start the systematic review; its life has ended.
2026-06-02 day-care supersede
    -> refused, out-of-turn: While the standard stands at Abolished (95.99) nobody can let the new edition replace it; its life has ended.
2031-06-01 day-care-2 examine 实施满五年
    -> RevisionStarted @ 90.20
2031-06-02 day-care-2 revise day-care-3
    -> RevisionDecided + StandardProposed of standard/day-care-3 @ 90.92
2031-07-01 day-care-3 hurry 60.00 DB3301/T 0400-2031
    -> … on 2031-07-31 @ 60.00
2031-08-10 day-care-3 publish 2031-08-10
    -> StandardPublished + StandardSuperseded of standard/day-care-2 @ 60.60 due 2036-08-10

# -- In force from a later day: the old edition stays until then.
2024-01-05 day-care hurry 90.20 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 90.20
2026-03-01 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2026-04-01 day-care-2 hurry 60.00 DB3301/T 0400-2026
    -> … on 2026-05-01 @ 60.00
2026-06-01 day-care-2 publish 2026-07-01
    -> StandardPublished @ 60.60 due 2031-06-01
2026-06-30 day-care supersede
    -> refused, successor-not-in-force: The next edition day-care-2 is in force from 2026-07-01; it replaces this one then.
2026-06-30 day-care examine 再议
    -> refused, successor-goes-on: The next edition day-care-2 was neither rejected, withdrawn nor abolished, so this one does not come back to its review.
2026-07-01 day-care supersede
    -> StandardSuperseded @ 95.99

# -- Rejected or withdrawn, the new edition gives the old one back to its review, and another one may be tried.
2024-01-05 day-care hurry 90.20 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 90.20
2026-03-01 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2026-03-20 day-care-2 reject 修订内容不足
    -> ProposalRejected + RevisionLapsed of standard/day-care @ 10.98
2026-03-21 day-care supersede
    -> refused, out-of-turn: While the standard stands at Revision (90.20) nobody can let the new edition replace it (possible: confirm it, decide on a revision, abolish it, record that its text is public, report on its implementation, agree to its replacement, hand in documents, correct the description, consult on its abolition).
2026-03-21 day-care revise day-care-2
    -> refused, already-exists: This id is taken (choose another).
2026-04-01 day-care revise day-care-3
    -> RevisionDecided + StandardProposed of standard/day-care-3 @ 90.92
2026-05-01 day-care-3 hurry 30.60
    -> … on 2026-05-31 @ 30.60 due 2027-11-01
2026-06-15 day-care-3 withdraw 起草单位撤销
    -> StandardWithdrawn + RevisionLapsed of standard/day-care @ 30.98
2026-06-16 day-care confirm 继续有效
    -> StandardConfirmed @ 90.93 due 2031-06-16

# -- Each stream that is written must allow the day: the old edition was seen to later than the new one's withdrawal says.
2024-01-05 day-care hurry 90.20 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 90.20
2026-03-01 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2026-05-01 day-care attach abolition-opinion
    -> DocumentAttached @ 90.92
2026-04-01 day-care-2 withdraw 起草单位撤销
    -> refused, impossible-day: It cannot have been on 2026-04-01 (possible: 2026-05-01 to 2040-01-01).
2026-05-01 day-care-2 withdraw 起草单位撤销
    -> StandardWithdrawn + RevisionLapsed of standard/day-care @ 00.98

# -- The old edition was abolished meanwhile: the new one goes its way alone.
2024-01-05 day-care hurry 90.20 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 90.20
2026-03-01 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2026-04-01 day-care-2 hurry 60.00 DB3301/T 0400-2026
    -> … on 2026-05-01 @ 60.00
2026-05-10 day-care attach abolition-opinion
    -> DocumentAttached @ 90.92
2026-05-10 day-care abolish 不再适用
    -> StandardAbolished @ 95.99
2026-06-01 day-care-2 publish 2026-06-01
    -> StandardPublished @ 60.60 due 2031-06-01

# -- Nor does its withdrawal wake the dead.
2024-01-05 day-care hurry 90.20 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 90.20
2026-03-01 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2026-05-10 day-care attach abolition-opinion
    -> DocumentAttached @ 90.92
2026-05-10 day-care abolish 不再适用
    -> StandardAbolished @ 95.99
2026-06-01 day-care-2 withdraw 不再需要
    -> StandardWithdrawn @ 00.98

# -- The next edition is abolished before it is in force: the old one comes back to its review.
2021-01-05 day-care hurry 90.20 DB3301/T 0400-2021
    -> … on 2021-02-04 @ 90.20
2026-03-01 day-care revise day-care-2
    -> RevisionDecided + StandardProposed of standard/day-care-2 @ 90.92
2026-04-01 day-care-2 hurry 60.00 DB3301/T 0400-2026
    -> … on 2026-05-01 @ 60.00
2026-05-02 day-care-2 publish 2026-09-01
    -> StandardPublished @ 60.60 due 2031-05-02
2026-05-03 day-care-2 examine 条件变化
    -> RevisionStarted @ 90.20
2026-05-04 day-care-2 abolish 条件不成熟
    -> StandardAbolished + RevisionLapsed of standard/day-care @ 95.99
2026-09-02 day-care supersede
    -> refused, out-of-turn: While the standard stands at Revision (90.20) nobody can let the new edition replace it (possible: confirm it, decide on a revision, abolish it, record that its text is public, report on its implementation, agree to its replacement, hand in documents, correct the description, consult on its abolition).
2026-09-02 day-care confirm 继续有效
    -> StandardConfirmed @ 90.93 due 2031-09-02

# -- Another city says that its standard replaces this one: that counts once whoever keeps this one agrees, and not before.
2024-01-05 day-care hurry 60.60 DB3301/T 0400-2024
    -> … on 2024-02-04 @ 60.60 due 2029-02-04
2024-03-01 regional propose local local 330200 replaces db3301/t 400—2024
    -> StandardProposed @ 10.00
2024-03-01 others propose local local 330200 replaces DB3301/T 0417-2024
    -> StandardProposed @ 10.00
2024-03-02 day-care agree-to nobody
    -> refused, replacement-not-claimed: nobody does not say that it replaces this standard (that is said first, among its relations).
2024-03-02 day-care agree-to others
    -> refused, replacement-not-claimed: others does not say that it replaces this standard (that is said first, among its relations).
2024-03-02 day-care agree-to day-care
    -> refused, replacement-not-claimed: day-care does not say that it replaces this standard (that is said first, among its relations).
2024-03-02 day-care agree-to regional
    -> ReplacementAgreed @ 60.60 due 2029-02-04
2024-03-03 day-care agree-to regional
    -> refused, replacement-agreed-already: That regional replaces this standard was agreed to before.
2024-03-04 regional agree-to day-care
    -> refused, out-of-turn: While the standard stands at Proposal (10.00) nobody can agree to its replacement (possible: accept the proposal, reject the proposal, withdraw it, suspend it, hand in documents, amend the description, name its drafters, give public notice).
