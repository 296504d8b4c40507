//! What can have happened to tokens and to those who sign in.

use jiff::civil::Date;

use crate::grants::account::Account;
use crate::grants::grant::Grant;
use crate::kinds::events;
use crate::words::Login;

events! {
    /// 授权. A token's number is never given again.
    TokenGranted "授权" "Token granted" {
        token: u32,
        grant: Grant,
        /// The last day on which it counts; from schema 2 on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, schemars(with = "Option<crate::schemas::Day>"))]
        until: Option<Date>,
    }
    /// 撤销令牌: from this event on.
    TokenRevoked "撤销令牌" "Token revoked" { token: u32 }
    /// 开通账号: from this event on they may sign in, once they have a password.
    AccountOpened "开通账号" "Account opened" { account: Account }
    /// 注销账号: from this event on they are let in no more, nor do they go on where they have signed in.
    AccountClosed "注销账号" "Account closed" { login: Login }
    /// 登录, the first time on this day. Each other time stands beside the log, where it can be forgotten.
    SignedIn "登录" "Signed in" {
        login: Login,
        /// Whether they showed a second factor too.
        second_factor: bool,
    }
    /// 登录被拒汇总: who they were and what they tried stands beside the log, where it can be forgotten.
    RefusalsNoted "登录被拒汇总" "Turned away at the door" {
        /// The hour of the day, 0 to 23, before which they were.
        hour: u8,
        /// How many.
        refused: u32,
    }
}

impl Event {
    /// The oldest schema that can say this: an older program must not take a token that ends for one that does not.
    pub(crate) fn schema(&self) -> u32 {
        match self {
            Event::TokenGranted { until: Some(_), .. } => 2,
            _ => 1,
        }
    }

    /// The newest schema of a kind.
    pub(crate) fn newest_schema(kind: &str) -> u32 {
        if kind == Kind::TokenGranted.name() { 2 } else { 1 }
    }
}
