//! Why a command about what is private of a person was refused.

use crate::reason::{OURS, refusals};
use crate::source::Source;

refusals! {
    /// The rules of what is private.
    Refusal:

    /// What is erased stays erased.
    KeyEnded {}
        "key-ended", Source::of("个人信息保护法 第四十七条", true),
        "该密钥已随个人信息删除而销毁，不得再用。请重新登记。".to_owned(),
        "That key was ended with what was erased, and is never taken again (seal the data anew).".to_owned();

    /// Nothing is sealed.
    NothingSealed {}
        "nothing-sealed", OURS,
        "未登记个人信息，无可删除。".to_owned(),
        "Nothing is sealed of them (there is nothing to erase).".to_owned();

    /// A stream that names very many keys.
    TooManyKeys { max: usize }
        "too-many-keys", OURS,
        format!("该人员已用过 {max} 个密钥，不能再登记。"),
        format!("{max} keys were used for them already, which is the most.");
}
