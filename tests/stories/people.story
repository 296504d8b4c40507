# -- Units are founded below each other, and closed into each other with everybody in them.
2024-01-05 people found u-bureau
    -> UnitFounded
2024-01-05 people found u-bureau
    -> refused, unit-exists: The unit id u-bureau was used before (choose another).
2024-01-05 people found u-welfare below u-nowhere
    -> refused, no-unit: There is no unit u-nowhere, or it was closed.
2024-01-05 people found u-welfare below u-bureau
    -> UnitFounded
2024-01-05 people found u-rescue below u-welfare
    -> UnitFounded
2024-01-06 people join p-li u-rescue
    -> PersonJoined
2024-01-06 people join p-li u-welfare
    -> refused, person-exists: The person id p-li was used before (choose another).
2024-01-06 people join p-wang u-nowhere
    -> refused, no-unit: There is no unit u-nowhere, or it was closed.
2024-02-01 people close u-welfare
    -> refused, unit-not-empty: The unit u-welfare still holds u-rescue (say into which unit they go).
2024-02-01 people close u-welfare into u-welfare
    -> refused, into-itself: The unit u-welfare cannot go into itself or a unit below it.
2024-02-01 people close u-welfare into u-rescue
    -> refused, into-itself: The unit u-welfare cannot go into itself or a unit below it.
2024-02-01 people close u-welfare into u-nowhere
    -> refused, no-unit: There is no unit u-nowhere, or it was closed.
2024-02-01 people close u-rescue
    -> refused, unit-not-empty: The unit u-rescue still holds p-li (say into which unit they go).
2024-02-01 people close u-rescue into u-welfare
    -> UnitClosed
2024-02-01 people close u-rescue
    -> refused, no-unit: There is no unit u-rescue, or it was closed.
2024-02-02 people found u-rescue
    -> refused, unit-exists: The unit id u-rescue was used before (choose another).
2024-02-02 people move p-li u-welfare
    -> refused, serves-there: p-li serves in u-welfare already.
2024-02-02 people move p-li u-bureau
    -> PersonMoved
2024-02-02 people close u-welfare
    -> UnitClosed
2024-02-02 people move p-li u-welfare
    -> refused, no-unit: There is no unit u-welfare, or it was closed.
2024-03-01 people leave p-li
    -> PersonLeft
2024-03-01 people leave p-li
    -> refused, no-person: Nobody in service has the id p-li.
2024-03-01 people move p-li u-bureau
    -> refused, no-person: Nobody in service has the id p-li.
2024-03-01 people join p-li u-bureau
    -> refused, person-exists: The person id p-li was used before (choose another).

# It is said on the day itself: not in advance, and not afterwards.
2024-03-01 people join p-wang u-bureau
    -> PersonJoined
2041-01-01 people leave p-wang
    -> refused, impossible-day: It cannot have been on 2041-01-01 (not after 2040-01-01).
2024-03-02 people audit PersonLeft {"person":"p-wang"}
    -> refused, impossible-day: It cannot have been on 2024-03-02 (possible: 2040-01-01 to 2040-01-01).

# -- A role is held from its first day to its last, beside others; who holds it is asked on a day.
2024-01-05 people found u-bureau
    -> UnitFounded
2024-01-05 people found u-welfare below u-bureau
    -> UnitFounded
2024-01-05 people join p-li u-welfare
    -> PersonJoined
2024-01-05 people join p-wang u-welfare
    -> PersonJoined
2024-01-05 people assign division-head u-nowhere p-li 2024-01-05
    -> refused, no-unit: There is no unit u-nowhere, or it was closed.
2024-01-05 people assign division-head u-welfare p-nobody 2024-01-05
    -> refused, no-person: Nobody in service has the id p-nobody.
2024-01-05 people assign division-head u-welfare p-li 2024-02-01 2024-01-31
    -> refused, days-reversed: The last day 2024-01-31 is before the first, 2024-02-01 (end on 2024-02-01 or later).
2024-01-05 people assign division-head u-welfare p-li 2024-02-01 2024-06-30
    -> RoleAssigned
2024-01-05 people assign division-head u-welfare p-li 2024-06-30
    -> refused, holds-role-already: p-li is division-head of u-welfare from 2024-02-01 to 2024-06-30 (end that first, or choose other days).
2024-01-05 people assign division-head u-welfare p-li 2024-01-01 2024-02-01
    -> refused, holds-role-already: p-li is division-head of u-welfare from 2024-02-01 to 2024-06-30 (end that first, or choose other days).
2024-01-05 people assign legal u-bureau p-li 2024-01-05
    -> RoleAssigned
2024-01-05 people assign legal u-bureau p-li 2025-01-05
    -> refused, holds-role-already: p-li is legal of u-bureau from 2024-01-05 (end that first, or choose other days).
2024-01-31 people who holds division-head u-welfare
    -> nobody
2024-02-01 people who holds division-head u-welfare
    -> p-li
2024-06-30 people who holds division-head u-welfare
    -> p-li
2024-07-01 people who holds division-head u-welfare
    -> nobody
2024-07-01 people end-role division-head u-welfare p-li
    -> refused, no-such-role: p-li is not division-head of u-welfare, or is so no longer (check the role and the unit).
2024-07-01 people end-role legal u-bureau p-wang
    -> refused, no-such-role: p-wang is not legal of u-bureau, or is so no longer (check the role and the unit).
2024-07-01 people assign division-head u-welfare p-li 2024-07-01
    -> RoleAssigned
2024-07-01 people assign division-head u-welfare p-wang 2024-07-01
    -> RoleAssigned
2024-07-01 people who holds division-head u-welfare
    -> p-li, p-wang
2024-07-02 people end-role division-head u-welfare p-li
    -> RoleEnded
2024-07-02 people who holds division-head u-welfare
    -> p-wang

# What is held for a unit goes with it.
2024-07-03 people move p-wang u-bureau
    -> PersonMoved
2024-07-03 people leave p-li
    -> PersonLeft
2024-07-03 people end-role legal u-bureau p-li
    -> refused, no-person: Nobody in service has the id p-li.
2024-07-03 people close u-welfare
    -> refused, unit-not-empty: The unit u-welfare still holds division-head p-wang (say into which unit they go).
2024-07-03 people close u-welfare into u-bureau
    -> UnitClosed
2024-07-03 people who holds division-head u-welfare
    -> p-wang
2024-07-03 people who holds division-head u-bureau
    -> p-wang
2024-07-03 people leave p-wang
    -> PersonLeft
2024-07-03 people who holds division-head u-bureau
    -> nobody

# -- Deputies stand in by rank.
2024-01-05 people found u-bureau
    -> UnitFounded
2024-01-05 people found u-welfare below u-bureau
    -> UnitFounded
2024-01-05 people join p-li u-bureau
    -> PersonJoined
2024-01-05 people join p-wang u-bureau
    -> PersonJoined
2024-01-05 people deputy director u-bureau p-li 0
    -> refused, bad-field: rank: 1 for who comes first, then 2.
2024-01-05 people deputy director u-bureau p-li 2
    -> DeputyNamed
2024-01-05 people deputy director u-bureau p-li 1
    -> refused, deputy-already: p-li is deputy 2 of the director of u-bureau already (end that first to change the rank).
2024-01-05 people deputy director u-bureau p-wang 1
    -> DeputyNamed
2024-01-05 people who deputizes director u-bureau
    -> p-wang, p-li
2024-01-06 people end-deputy director u-bureau p-wang
    -> DeputyEnded
2024-01-06 people end-deputy director u-bureau p-wang
    -> refused, no-such-deputy: p-wang is no deputy of the director of u-bureau (check the role and the unit).
2024-01-06 people who deputizes director u-bureau
    -> p-li
2024-01-06 people deputy division-head u-welfare p-wang 1
    -> DeputyNamed
2024-01-06 people close u-welfare
    -> refused, unit-not-empty: The unit u-welfare still holds division-head p-wang (say into which unit they go).
2024-01-06 people close u-welfare into u-bureau
    -> UnitClosed
2024-01-06 people who deputizes division-head u-welfare
    -> p-wang

# -- A delegation runs from its first day to its last, for the gates that it names.
2024-05-01 people found u-bureau
    -> UnitFounded
2024-05-01 people join p-li u-bureau
    -> PersonJoined
2024-05-01 people join p-wang u-bureau
    -> PersonJoined
2024-05-01 people join p-zhao u-bureau
    -> PersonJoined
2024-05-01 people assign director u-bureau p-li 2024-05-01
    -> RoleAssigned
2024-05-01 people delegate p-li p-nobody 2024-05-06 2024-05-31
    -> refused, no-person: Nobody in service has the id p-nobody.
2024-05-01 people delegate p-nobody p-li 2024-05-06 2024-05-31
    -> refused, no-person: Nobody in service has the id p-nobody.
2024-05-01 people delegate p-li p-li 2024-05-06 2024-05-31
    -> refused, delegation-to-oneself: p-li cannot delegate to themselves (name somebody else).
2024-05-01 people delegate p-li p-wang 2024-05-31 2024-05-06
    -> refused, days-reversed: The last day 2024-05-06 is before the first, 2024-05-31 (end on 2024-05-31 or later).
2024-05-01 people delegate p-li p-wang 2024-04-01 2024-04-30
    -> refused, delegation-over: A delegation until 2024-04-30 would be over already (end on 2024-05-01 or later).
2024-05-01 people delegate p-li p-wang 2024-05-06 2024-08-04
    -> refused, delegation-too-long: A delegation from 2024-05-06 to 2024-08-04 runs for more than 90 days (make it shorter, and give another when it ends).
2024-05-01 people delegate p-li p-wang 2024-05-06 2024-08-03 approval publication
    -> DelegationGiven
2024-05-01 people delegate p-li p-wang 2024-08-03 2024-08-31
    -> refused, delegation-overlaps: p-li has delegated to p-wang from 2024-05-06 to 2024-08-03 already (end that first, or choose other days or gates).
2024-05-01 people delegate p-li p-wang 2024-08-03 2024-08-31 approval
    -> refused, delegation-overlaps: p-li has delegated to p-wang from 2024-05-06 to 2024-08-03 already (end that first, or choose other days or gates).
2024-05-01 people delegate p-li p-wang 2024-05-06 2024-05-31 proposal
    -> DelegationGiven
2024-05-01 people delegate p-li p-zhao 2024-05-06 2024-05-31
    -> DelegationGiven
2024-05-05 people who acts-for p-li approval
    -> nobody
2024-05-06 people who acts-for p-li approval
    -> p-wang, p-zhao
2024-05-06 people who acts-for p-li abolition
    -> p-zhao
2024-08-03 people who acts-for p-li approval
    -> p-wang
2024-08-04 people who acts-for p-li approval
    -> nobody

# A delegate has no delegates, unless they hold something of their own.
2024-05-06 people delegate p-wang p-zhao 2024-05-06 2024-05-31
    -> refused, delegation-of-delegation: p-wang acts only for p-li, and a delegate cannot delegate (p-li may).
2024-05-06 people delegate p-wang p-zhao 2024-08-04 2024-08-31
    -> DelegationGiven
2024-05-06 people deputy director u-bureau p-wang 1
    -> DeputyNamed
2024-05-06 people delegate p-wang p-zhao 2024-05-06 2024-05-31
    -> DelegationGiven

# It can be ended before its last day, and not afterwards.
2024-05-07 people end-delegation p-li p-zhao
    -> DelegationEnded
2024-05-07 people end-delegation p-li p-zhao
    -> refused, no-delegation: There is no delegation from p-li to p-zhao that is not over (check both).
2024-05-07 people who acts-for p-li approval
    -> p-wang
2024-08-04 people end-delegation p-li p-wang
    -> refused, no-delegation: There is no delegation from p-li to p-wang that is not over (check both).

# -- Whoever gave it has left, and so nobody acts for them.
2024-05-01 people found u-bureau
    -> UnitFounded
2024-05-01 people join p-li u-bureau
    -> PersonJoined
2024-05-01 people join p-wang u-bureau
    -> PersonJoined
2024-05-01 people delegate p-li p-wang 2024-05-01 2024-05-31
    -> DelegationGiven
2024-05-01 people who acts-for p-li approval
    -> p-wang
2024-05-02 people leave p-li
    -> PersonLeft
2024-05-02 people who acts-for p-li approval
    -> nobody

# -- A place is called what the house says, or what the program knows.
2024-05-01 people name 330200 宁波市 Ningbo
    -> JurisdictionNamed
2024-05-01 people name 330200 宁波市 Ningbo
    -> refused, jurisdiction-named-so: 330200 is called Ningbo (宁波市) already (give another name).
2024-05-01 people name 330100 杭州市 Hangzhou
    -> refused, jurisdiction-named-so: 330100 is called Hangzhou (杭州市) already (give another name).
2024-05-01 people name 330100 示例市 Made-up
    -> JurisdictionNamed
2024-05-01 people name 330100 杭州市 Hangzhou
    -> JurisdictionNamed
