# -- A name has one token at a time; what it lets them do stands with it.
2024-01-05 grants grant office li 01
    -> TokenGranted
2024-01-05 grants grant reader li 02
    -> refused, name-has-token: The name `li` has a token already, number 1 (revoke that first, or choose another name).
2024-01-05 grants revoke 1
    -> TokenRevoked
2024-01-05 grants grant reader li 02
    -> TokenGranted
2024-01-05 grants revoke 1
    -> refused, no-token: There is no token 1, or it was revoked (check the number).
2024-01-05 grants revoke 3
    -> refused, no-token: There is no token 3, or it was revoked (check the number).

# -- A drafter drafts for a unit.
2024-01-05 grants grant drafter wang 01
    -> refused, drafter-without-unit: `wang` would draft for no unit (name the unit as the standards do).
2024-01-05 grants grant drafter wang 01 示例协会
    -> TokenGranted

# -- A secret stands for one token, also once that one was revoked.
2024-01-05 grants grant office li 01
    -> TokenGranted
2024-01-05 grants grant administrator wang 01
    -> refused, credential-known: The credential is that of token 1 (make another secret).
2024-01-06 grants revoke 1
    -> TokenRevoked
2024-01-06 grants grant administrator li 01
    -> refused, credential-known: The credential is that of token 1 (make another secret).
2024-01-06 grants grant administrator li 02
    -> TokenGranted

# -- Several at once are granted all of them, or none.
2024-01-05 grants grant office li 01, reader wang 02, drafter zhao 03 示例协会
    -> TokenGranted + TokenGranted + TokenGranted
2024-01-05 grants grant office qian 04, reader li 05
    -> refused, name-has-token: The name `li` has a token already, number 1 (revoke that first, or choose another name).
2024-01-05 grants grant office qian 04, reader sun 04
    -> refused, credential-known: The credential is that of token 4 (make another secret).
2024-01-05 grants revoke 4
    -> refused, no-token: There is no token 4, or it was revoked (check the number).
2024-01-05 grants grant
    -> refused, bad-field: grants: at least one.
2024-01-05 grants grant office qian 04
    -> TokenGranted

# -- It is said on the day itself: not in advance, and not afterwards.
2041-01-01 grants grant office li 01
    -> refused, impossible-day: It cannot have been on 2041-01-01 (not after 2040-01-01).
2024-01-05 grants grant office li 01
    -> TokenGranted
2024-01-05 grants audit TokenRevoked {"token":1}
    -> refused, impossible-day: It cannot have been on 2024-01-05 (possible: 2040-01-01 to 2040-01-01).

# -- Numbers go up by one, and no command names one.
2040-01-01 grants audit TokenGranted {"token":7,"grant":{"credential":"0101010101010101010101010101010101010101010101010101010101010101","name":"li","role":"office","jurisdiction":"330100"}}
    -> refused, token-out-of-turn: A token cannot have the number 7 (the next one is 1).
2040-01-01 grants audit TokenGranted {"token":1,"grant":{"credential":"0101010101010101010101010101010101010101010101010101010101010101","name":"li","role":"office","jurisdiction":"330100"}}
    -> permitted

# -- A token may end by itself; it does not end before it begins.
2040-01-01 grants grant-until 2039-12-31 office li 01
    -> refused, token-over-already: The token would have ended on 2039-12-31 (name today or a later day).
2040-01-01 grants grant-until 2040-01-01 office li 01
    -> TokenGranted
2024-01-05 grants audit TokenGranted {"token":2,"grant":{"credential":"0202020202020202020202020202020202020202020202020202020202020202","name":"wang","role":"office","jurisdiction":"330100"},"until":"2041-01-01"}
    -> refused, impossible-day: It cannot have been on 2024-01-05 (possible: 2040-01-01 to 2040-01-01).

# -- An account is opened once, closed, and opened again; somebody signs in by one that is open, which is told once a day.
2040-01-01 grants open office li p-li
    -> AccountOpened
2040-01-01 grants open reader li
    -> refused, login-taken: The account `li` is open already (close it first, or choose another login).
2040-01-01 grants sign-in li
    -> SignedIn
2040-01-01 grants sign-in li
    -> refused, signed-in-already: That li signed in on 2040-01-01 stands in the log; it is told once a day.
2040-01-01 grants close li
    -> AccountClosed
2040-01-01 grants close li
    -> refused, no-account: There is no account `li`, or it was closed (check the login).
2040-01-01 grants sign-in li
    -> refused, no-account: There is no account `li`, or it was closed (check the login).
2040-01-01 grants open reader li p-li
    -> AccountOpened
2040-01-01 grants sign-in li
    -> refused, signed-in-already: That li signed in on 2040-01-01 stands in the log; it is told once a day.
2040-01-01 grants open drafter wang
    -> refused, drafter-without-unit: `wang` would draft for no unit (name the unit as the standards do).

# -- Who acts by a name is one person: a token and an account of one name name them.
2040-01-01 grants open office li p-li
    -> AccountOpened
2040-01-01 grants grant office li 01
    -> refused, name-has-account: Somebody acts by the name `li` already, and is not the same person (choose another name, or name the person).
2040-01-01 grants open office wang
    -> AccountOpened
2040-01-01 grants open reader zhao p-wang
    -> AccountOpened

# -- System, security and audit administrator exclude each other, and every other role, by whatever name.
2040-01-01 grants open system-administrator qian p-qian
    -> AccountOpened
2040-01-01 grants open security-administrator sun p-qian
    -> refused, holds-another-role: `sun` is system-administrator and cannot be security-administrator too: the three administrators exclude each other and every other role (choose somebody else, or revoke the other first).
2040-01-01 grants open office zhou p-qian
    -> refused, holds-another-role: `zhou` is system-administrator and cannot be office too: the three administrators exclude each other and every other role (choose somebody else, or revoke the other first).
2040-01-01 grants open audit-administrator wu p-wu
    -> AccountOpened
2040-01-01 grants open office wu-2 p-wu
    -> refused, holds-another-role: `wu-2` is audit-administrator and cannot be office too: the three administrators exclude each other and every other role (choose somebody else, or revoke the other first).
2040-01-01 grants grant system-administrator qian 01
    -> refused, name-has-account: Somebody acts by the name `qian` already, and is not the same person (choose another name, or name the person).
2040-01-01 grants open security-administrator zheng p-zheng
    -> AccountOpened
2040-01-01 grants open administrator feng p-feng
    -> refused, administrators-divided: The house has a system-administrator: its administration is divided, and nobody is granted all of it any more.
2040-01-01 grants grant administrator chen 02
    -> refused, administrators-divided: The house has a system-administrator: its administration is divided, and nobody is granted all of it any more.
2040-01-01 grants close qian
    -> AccountClosed
2040-01-01 grants open office qian p-qian
    -> AccountOpened

# -- How many were turned away at the door is said once an hour at most.
2040-01-01 grants turned-away 4 7
    -> RefusalsNoted
2040-01-01 grants turned-away 4 8
    -> refused, refusals-noted-already: That was said of hour 4 or a later one; it is said once an hour at most.
2040-01-01 grants turned-away 3 1
    -> refused, refusals-noted-already: That was said of hour 3 or a later one; it is said once an hour at most.
2040-01-01 grants turned-away 5 0
    -> refused, bad-field: refused: at least 1.
2040-01-01 grants turned-away 24 1
    -> refused, bad-field: hour: 0 to 23.
2040-01-01 grants turned-away 5 1
    -> RefusalsNoted

# -- No other stream takes it.
2024-01-05 grants accept
    -> refused, wrong-stream: The command AcceptProposal cannot be given to grants.
