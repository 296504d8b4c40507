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

# -- No other stream takes it.
2024-01-05 grants accept
    -> refused, wrong-stream: The command AcceptProposal cannot be given to grants.
