//! Who a visitor of the demonstration may sign in as.

use std::fmt::Write as _;

use plumbline_access::{Door, Secret, TokenRole};
use plumbline_lifecycle::grants::{Account, Command, Grant};
use plumbline_lifecycle::{Login, Name, PersonId};
use plumbline_workflow::Writer;

use crate::account::now;
use crate::demo::people::People;
use crate::failure::Failure;
use crate::said::{Kind, Said};
use crate::token::request;

/// Persons of `people.txt`, with their token's role and what they do, in Chinese and English.
const VISITORS: [(&str, TokenRole, &str, &str); 4] = [
    ("p-wang", TokenRole::Office, "标准化办", "standards office"),
    ("p-zhao", TokenRole::Reader, "处室负责人（养老服务处）", "head of the elderly care division"),
    ("p-qian", TokenRole::Reader, "分管局领导", "deputy director in charge"),
    ("p-chu", TokenRole::Reader, "领导小组召集人", "convener of the leadership group"),
];
/// Where they may act.
const CITY: &str = "330100";
/// Who grants them: the program itself.
const ACTOR: &str = "plumbline";

/// Gives each of them a password and a token, and says so. Either is told once, so those of an earlier start count no more.
pub(crate) fn sign_in(writer: &Writer, door: &Door) -> Result<String, Failure> {
    let people = People::read()?;
    let mut said = String::from(
        "登录名、口令和令牌，仅供演示，每次启动更换 / logins, passwords and tokens, for the demonstration only, new at each start:\n",
    );
    for (person, role, zh, en) in VISITORS {
        let person: PersonId = person.parse()?;
        let name = people.name_of(&person)?.clone();
        let _ = writeln!(said, "  {name} {zh} / {en}");
        let given = password(writer, door, &person, role, &name)
            .map(|password| format!("{person}  {password}"));
        let token = renew(writer, &person, role, &name).map(|secret| secret.to_string());
        for line in [given, token] {
            let line = match line {
                Ok(line) => line,
                // Somebody gave the name a token or an account of their own, or nothing can be written now: the city is shown without
                // this one.
                Err(Failure::Not(said)) if is_passed_over(&said) => said.to_string(),
                Err(failure) => return Err(failure),
            };
            let _ = writeln!(said, "    {line}");
        }
    }
    Ok(said)
}

/// A new password for a person, whose account is opened once.
fn password(
    writer: &Writer,
    door: &Door,
    person: &PersonId,
    role: TokenRole,
    name: &Name,
) -> Result<String, Failure> {
    let login: Login = person.as_str().parse()?;
    let account = Account {
        login: login.clone(),
        name: name.clone(),
        role,
        jurisdiction: CITY.parse()?,
        unit: None,
        person: Some(person.clone()),
    };
    let grants = writer.grants().borrow().clone()?;
    if grants.account(&login) != Some(&account) {
        writer.submit_blocking(request(ACTOR.parse()?, Command::OpenAccount { account }))?;
    }
    // Sixty-four random bits, in groups that can be typed.
    let digits = Secret::new()?.to_string();
    let groups: Vec<&str> = (0..4).filter_map(|at| digits.get(3 + 4 * at..7 + 4 * at)).collect();
    let password = groups.join("-");
    door.set_password(&login, &password, now())?;
    Ok(password)
}

fn is_passed_over(said: &Said) -> bool {
    let is_taken = said.rule.as_ref().is_some_and(|rule| {
        ["name-has-token", "name-has-account", "login-taken"].contains(&rule.name.as_str())
    });
    is_taken || said.kind == Kind::Unavailable
}

/// A new token for a person, in the place of the one that an earlier start granted them.
fn renew(
    writer: &Writer,
    person: &PersonId,
    role: TokenRole,
    name: &Name,
) -> Result<Secret, Failure> {
    let secret = Secret::new()?;
    let grant = Grant {
        credential: secret.credential(),
        name: name.clone(),
        role,
        jurisdiction: CITY.parse()?,
        unit: None,
        person: Some(person.clone()),
    };
    let grants = writer.grants().borrow().clone()?;
    let same = |held: &Grant| Grant { credential: grant.credential, ..held.clone() } == grant;
    for (token, _) in grants.held().filter(|(_, held)| same(held)) {
        writer.submit_blocking(request(ACTOR.parse()?, Command::RevokeToken { token }))?;
    }
    writer.submit_blocking(request(
        ACTOR.parse()?,
        Command::GrantTokens { grants: vec![grant], until: None },
    ))?;
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use plumbline_access::bearer;
    use plumbline_log::{Log, Options};
    use plumbline_workflow::WriterOptions;

    use super::*;

    /// The tokens that are told, in their order.
    fn told(said: &str) -> Vec<&str> {
        said.lines().map(str::trim).filter(|line| line.starts_with("pl_")).collect()
    }

    fn door(folder: &std::path::Path) -> Door {
        Door::open(folder, plumbline_access::SessionLimits::default(), std::sync::Arc::default())
            .unwrap()
    }

    fn today() -> jiff::civil::Date {
        crate::reading::today()
    }

    fn writer(folder: &std::path::Path) -> Writer {
        let log = Log::open(folder, &Options { reserve_bytes: 0, ..Options::default() }).unwrap();
        Writer::start(log, WriterOptions::default()).unwrap().0
    }

    /// A token that somebody else made.
    fn own(writer: &Writer, name: &str) -> String {
        let secret = Secret::new().unwrap();
        let grant = Grant {
            credential: secret.credential(),
            name: name.parse().unwrap(),
            role: TokenRole::Reader,
            jurisdiction: CITY.parse().unwrap(),
            unit: None,
            person: None,
        };
        let command = Command::GrantTokens { grants: vec![grant], until: None };
        writer.submit_blocking(request("li".parse().unwrap(), command)).unwrap();
        secret.to_string()
    }

    #[test]
    fn four_persons_of_the_city_may_sign_in_and_each_start_changes_their_tokens_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(folder.path());
        let own = own(&writer, "示例：访客");
        let first = sign_in(&writer, &door(folder.path())).unwrap();
        assert!(
            first.contains("仅供演示") && first.contains("for the demonstration only"),
            "{first}"
        );
        let second = sign_in(&writer, &door(folder.path())).unwrap();
        let grants = writer.grants().borrow().clone().unwrap();
        let person = |token: &str| {
            bearer(&grants, token, today()).map(|caller| caller.person.unwrap().to_string())
        };
        let known: Vec<_> = told(&second).into_iter().map(person).collect();
        let wanted = ["p-wang", "p-zhao", "p-qian", "p-chu"];
        assert_eq!(known, wanted.map(|person| Some(person.to_owned())));
        assert!(told(&first).into_iter().all(|token| person(token).is_none()));
        assert!(bearer(&grants, &own, today()).is_some(), "one that somebody else made");
    }

    #[test]
    fn a_name_that_somebody_else_gave_a_token_keeps_it() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(folder.path());
        let own = own(&writer, "示例：王某");
        let said = sign_in(&writer, &door(folder.path())).unwrap();
        assert!(said.contains("has a token already") && told(&said).len() == 3, "{said}");
        assert!(bearer(writer.grants().borrow().as_ref().unwrap(), &own, today()).is_some());
    }
}
