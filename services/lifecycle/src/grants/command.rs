//! What may be asked for about tokens and those who sign in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::grants::account::Account;
use crate::grants::grant::Grant;
use crate::kinds::commands;
use crate::words::Login;

/// A command about tokens and accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command")]
#[expect(missing_docs, reason = "a field that says what it is needs no comment")]
pub enum Command {
    /// 授权: a token each, all of them or none; until the end of a day, where one is named.
    GrantTokens {
        grants: Vec<Grant>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// 撤销令牌.
    RevokeToken { token: u32 },
    /// 开通账号.
    OpenAccount { account: Account },
    /// 注销账号.
    CloseAccount { login: Login },
    /// 登录: somebody has signed in, for the first time on this day.
    NoteSignIn { login: Login, second_factor: bool },
    /// 登录被拒汇总: so many were turned away at the door in the hour before this one; at most one an hour.
    NoteRefusals { hour: u8, refused: u32 },
}

commands! {
    GrantTokens "授权" "Grant tokens"
    RevokeToken "撤销令牌" "Revoke a token"
    OpenAccount "开通账号" "Open an account"
    CloseAccount "注销账号" "Close an account"
    NoteSignIn "记录登录" "Note that one has signed in"
    NoteRefusals "汇总被拒登录" "Note how many were turned away"
}
