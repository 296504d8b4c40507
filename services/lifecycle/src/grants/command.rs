//! What may be asked for about tokens.

use serde::{Deserialize, Serialize};

use crate::grants::grant::Grant;
use crate::kinds::commands;

/// A command about tokens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Command {
    /// 授权: a token each, all of them or none.
    GrantTokens { grants: Vec<Grant> },
    /// 撤销令牌.
    RevokeToken { token: u32 },
}

commands! {
    GrantTokens "授权" "Grant tokens"
    RevokeToken "撤销令牌" "Revoke a token"
}
