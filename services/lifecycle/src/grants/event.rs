//! What can have happened to tokens.

use crate::grants::grant::Grant;
use crate::kinds::events;

events! {
    /// 授权. A token's number is never given again.
    TokenGranted "授权" "Token granted" { token: u32, grant: Grant }
    /// 撤销令牌: from this event on.
    TokenRevoked "撤销令牌" "Token revoked" { token: u32 }
}
