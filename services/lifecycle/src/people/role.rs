//! The roles that somebody can hold for a unit.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::words::{BadWord, bad, keyed};

/// What somebody does for a unit. What a token may do is another thing: the token's role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 标准化办.
    Office,
    /// 起草人.
    Drafter,
    /// 处室负责人.
    DivisionHead,
    /// 法规工作负责人.
    Legal,
    /// 分管局领导.
    DeputyDirector,
    /// 局主要领导.
    Director,
    /// 领导小组成员.
    GroupMember,
    /// 领导小组召集人.
    Convener,
    /// 监督员.
    Supervisor,
    /// 计票人.
    Teller,
    /// 监票人.
    Scrutineer,
    /// 县区联络员.
    CountyContact,
    /// 机构负责人.
    InstitutionHead,
    /// 档案员.
    Archivist,
    /// 审计员.
    Auditor,
}

keyed! { Role {
    Office "office" "标准化办" "Standards office"
    Drafter "drafter" "起草人" "Drafter"
    DivisionHead "division-head" "处室负责人" "Head of division"
    Legal "legal" "法规工作负责人" "Legal officer"
    DeputyDirector "deputy-director" "分管局领导" "Deputy director in charge"
    Director "director" "局主要领导" "Director"
    GroupMember "group-member" "领导小组成员" "Member of the leadership group"
    Convener "convener" "领导小组召集人" "Convener of the leadership group"
    Supervisor "supervisor" "监督员" "Supervisor"
    Teller "teller" "计票人" "Teller"
    Scrutineer "scrutineer" "监票人" "Scrutineer"
    CountyContact "county-contact" "县区联络员" "County contact"
    InstitutionHead "institution-head" "机构负责人" "Head of institution"
    Archivist "archivist" "档案员" "Archivist"
    Auditor "auditor" "审计员" "Auditor"
} }

impl FromStr for Role {
    type Err = BadWord;

    fn from_str(key: &str) -> Result<Self, BadWord> {
        let known = Role::ALL.into_iter().find(|role| role.key() == key);
        known.ok_or_else(|| bad("role", format!("one of {}", Role::ALL.map(Role::key).join(", "))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_stored_by_the_key_that_the_command_line_reads() {
        for role in Role::ALL {
            assert_eq!(serde_json::to_value(role).unwrap(), role.key());
            assert_eq!(role.key().parse(), Ok(role));
        }
        assert!("head".parse::<Role>().is_err());
    }
}
