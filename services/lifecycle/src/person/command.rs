//! What may be asked for about what is private of a person.

use serde::{Deserialize, Serialize};

use crate::kinds::commands;
use crate::person::sealed::Sealed;
use crate::words::{Digest, Jurisdiction};

/// A command to the stream of a person who stands in a pool. By which pool they are known decides who may give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all_fields = "snake_case")]
pub enum Command {
    /// 登记个人信息: what was sealed before is replaced as a whole.
    SealPersonalData {
        /// The area of the pool that they stand in.
        area: Jurisdiction,
        /// What the writer sees of it.
        sealed: Sealed,
        /// An HMAC of the plain data under the person's key, by which a repeated command is known: each sealing of the same
        /// data gives another ciphertext. It is recorded nowhere but in the digest of the command.
        proof: Digest,
    },
    /// 删除个人信息: for ever.
    ErasePersonalData {
        /// The area of the pool that they stand in.
        area: Jurisdiction,
    },
}

commands! {
    SealPersonalData "登记个人信息" "Record personal data"
    ErasePersonalData "删除个人信息" "Erase personal data"
}

impl Command {
    /// The area of the pool by which the person is known.
    #[must_use]
    pub fn area(&self) -> &Jurisdiction {
        match self {
            Command::SealPersonalData { area, .. } | Command::ErasePersonalData { area } => area,
        }
    }
}
