//! Who a visitor of the demonstration may sign in as.

use std::fmt::Write as _;

use jiff::Timestamp;
use plumbline_access::{AccessError, Caller, NewToken, Role, Tokens};
use plumbline_lifecycle::PersonId;

use crate::demo::people::People;
use crate::failure::Failure;

/// Persons of `people.txt`, with their token's role and what they do, in Chinese and English.
const VISITORS: [(&str, Role, &str, &str); 4] = [
    ("p-wang", Role::Office, "标准化办", "standards office"),
    ("p-zhao", Role::Reader, "处室负责人（养老服务处）", "head of the elderly care division"),
    ("p-qian", Role::Reader, "分管局领导", "deputy director in charge"),
    ("p-chu", Role::Reader, "领导小组召集人", "convener of the leadership group"),
];
/// Where they may act.
const CITY: &str = "330100";

/// Makes a token for each of them, and says so. Tokens are kept as hashes and cannot be told again, so those of an earlier
/// start are revoked.
pub(crate) fn sign_in(tokens: &Tokens, now: Timestamp) -> Result<String, Failure> {
    let people = People::read()?;
    let mut said = String::from(
        "登录令牌，仅供演示，每次启动更换 / tokens to sign in with, for the demonstration only, new at each start:\n",
    );
    let held = tokens.list()?;
    for (person, role, zh, en) in VISITORS {
        let person: PersonId = person.parse()?;
        let name = people.name_of(&person)?.clone();
        let (unit, jurisdiction) = (None, CITY.parse()?);
        let caller =
            Caller { name: name.clone(), role, jurisdiction, unit, person: Some(person.clone()) };
        for old in held.iter().filter(|old| old.revoked_at.is_none() && old.caller == caller) {
            tokens.revoke(old.id, now)?;
        }
        let Caller { name, role, jurisdiction, unit, person } = caller;
        let new = NewToken { name: name.clone(), role, jurisdiction, unit, person };
        let token = match tokens.create(&new, now) {
            Ok(token) => token,
            // Somebody gave the name a token of their own: the city is shown without this one.
            Err(taken @ AccessError::NameTaken { .. }) => taken.to_string(),
            Err(error) => return Err(error.into()),
        };
        let _ = writeln!(said, "  {name} {zh} / {en}\n    {token}");
    }
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens that are told, in their order.
    fn told(said: &str) -> Vec<&str> {
        said.lines().map(str::trim).filter(|line| line.starts_with("pl_")).collect()
    }

    #[test]
    fn four_persons_of_the_city_may_sign_in_and_each_start_changes_their_tokens_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(folder.path()).unwrap();
        let own = NewToken {
            name: "示例：访客".parse().unwrap(),
            role: Role::Reader,
            jurisdiction: "330100".parse().unwrap(),
            unit: None,
            person: None,
        };
        let own = tokens.create(&own, Timestamp::UNIX_EPOCH).unwrap();
        let first = sign_in(&tokens, Timestamp::UNIX_EPOCH).unwrap();
        assert!(
            first.contains("仅供演示") && first.contains("for the demonstration only"),
            "{first}"
        );
        let second = sign_in(&tokens, Timestamp::UNIX_EPOCH).unwrap();
        let person = |token: &str| {
            tokens.find(token).unwrap().map(|found| found.caller.person.unwrap().to_string())
        };
        let known: Vec<_> = told(&second).into_iter().map(person).collect();
        let wanted = ["p-wang", "p-zhao", "p-qian", "p-chu"];
        assert_eq!(known, wanted.map(|person| Some(person.to_owned())));
        assert!(told(&first).into_iter().all(|token| person(token).is_none()));
        assert!(tokens.find(&own).unwrap().is_some(), "one that somebody else made");
    }

    #[test]
    fn a_name_that_somebody_else_gave_a_token_keeps_it() {
        let folder = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(folder.path()).unwrap();
        let own = NewToken {
            name: "示例：王某".parse().unwrap(),
            role: Role::Reader,
            jurisdiction: "330100".parse().unwrap(),
            unit: None,
            person: None,
        };
        let own = tokens.create(&own, Timestamp::UNIX_EPOCH).unwrap();
        let said = sign_in(&tokens, Timestamp::UNIX_EPOCH).unwrap();
        assert!(said.contains("has a token already") && told(&said).len() == 3, "{said}");
        assert!(tokens.find(&own).unwrap().is_some());
    }
}
