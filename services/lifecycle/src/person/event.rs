//! What can have happened to what is private of a person.

use crate::kinds::events;
use crate::person::sealed::{Ciphertext, KeyId};

events! {
    /// 登记个人信息: it holds instead of what was sealed before. Nobody reads it without the key of this id, which stands in no log.
    PersonalDataSealed "登记个人信息" "Personal data sealed" { ciphertext: Ciphertext, key: KeyId }
    /// 删除个人信息: every key that this stream names is destroyed, and with it all that was sealed.
    PersonErased "删除个人信息" "Personal data erased" {}
}
