//! The three administrators (三员) by the policy and the core together, without a log: what each may do where, and what nobody comes to by any
//! chain of their acts.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use plumbline_access::{Caller, Denial, Role, Unsettled, gives, policy};
use plumbline_lifecycle::grants::TokenRole;
use plumbline_lifecycle::{Command, Folded, No, Noun, Refusal, State, StreamId, World, decide};
use serde_json::{Value, json};

const TODAY: Date = date(2026, 11, 24);

/// What was recorded.
#[derive(Clone, Default)]
struct House(RefCell<BTreeMap<StreamId, Folded>>);

/// Why a command was not given.
#[derive(Debug)]
enum Not {
    Denied(Denial),
    Refused(Refusal),
}

impl House {
    /// What somebody's command leaves, if it is one for them and the rules let it be.
    fn after(&self, caller: &Caller, stream: &str, command: &Value) -> Result<House, Not> {
        let target: StreamId = stream.parse().unwrap();
        let command = Command::decode(target.noun(), &command.to_string()).unwrap();
        self.asked(caller, |world| policy(caller, world, &target, &command))
            .map_err(Not::Denied)?;
        let events = self.asked(caller, |world| match decide(world, &target, &command) {
            Err(No::Missing(stream)) => Err(Unsettled::Missing(stream)),
            Err(No::Refused(refusal)) => Ok(Err(refusal)),
            Ok(events) => Ok(Ok(events)),
        });
        let events = events.map_err(Not::Denied)?.map_err(Not::Refused)?;
        let house = self.clone();
        for (stream, event) in events {
            let held = house.0.borrow_mut().remove(&stream).unwrap();
            house.0.borrow_mut().insert(stream, held.then(0, &event, TODAY).unwrap());
        }
        Ok(house)
    }

    fn asked<T>(
        &self,
        caller: &Caller,
        question: impl Fn(&World<'_>) -> Result<T, Unsettled>,
    ) -> Result<T, Denial> {
        loop {
            let missing = {
                let known = self.0.borrow();
                let by = caller.person.as_ref();
                match question(&World { known: &*known, by, on: TODAY, today: TODAY }) {
                    Ok(answer) => return Ok(answer),
                    Err(Unsettled::Denied(denial)) => return Err(denial),
                    Err(Unsettled::Missing(stream)) => stream,
                }
            };
            let unborn = Folded::unborn(&missing);
            self.0.borrow_mut().insert(missing, unborn);
        }
    }

    /// Everybody who acts by a token or an account.
    fn callers(&self) -> Vec<Caller> {
        match self.0.borrow().get(&StreamId::Grants).map(|folded| &folded.state) {
            Some(State::Grants(grants)) => {
                let tokens = grants.held().map(|(_, grant)| Caller::from(grant));
                let open = grants.accounts().filter(|held| !held.closed);
                tokens.chain(open.map(|held| Caller::from(&held.account))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Those of them who are this person: who name them, and whoever goes by the name of one who does. What names nobody, under a name that
    /// nobody has, is a straw man's (decision 0041).
    fn of(&self, person: &str) -> Vec<Caller> {
        let all = self.callers();
        let names =
            |caller: &&Caller| caller.person.as_ref().is_some_and(|of| of.as_str() == person);
        let theirs: Vec<_> = all.iter().filter(names).map(|caller| caller.name.clone()).collect();
        let is = |caller: &Caller| names(&caller) || theirs.contains(&caller.name);
        all.iter().filter(|caller| is(caller)).cloned().collect()
    }
}

fn machine() -> Caller {
    Caller::at_the_machine("operator".parse().unwrap())
}

fn opened(name: &str, person: Option<&str>, role: TokenRole) -> Value {
    let login = format!("{name}-{}", role.key());
    let account = json!({"login": login, "name": name, "role": role.key(), "jurisdiction": "330100", "person": person});
    json!({"command": "OpenAccount", "account": account})
}

fn office(command: &str, role: &str, unit: &str, person: &str) -> Value {
    match command {
        "AssignRole" => {
            json!({"command": command, "role": role, "unit": unit, "person": person, "from": TODAY, "until": null})
        }
        "NameDeputy" => {
            json!({"command": command, "role": role, "unit": unit, "person": person, "rank": 1})
        }
        _ => json!({"command": command, "role": role, "unit": unit, "person": person}),
    }
}

fn delegated(from: &str, to: &str) -> Value {
    json!({"command": "Delegate", "from": from, "to": to, "first": TODAY, "last": TODAY, "gates": []})
}

fn founded(unit: &str, area: &str, parent: Option<&str>) -> Value {
    let names = json!({"zh": format!("示例：{unit}")});
    json!({"command": "FoundUnit", "unit": unit, "description": {"names": names, "kind": "bureau", "area": area, "parent": parent}})
}

fn joined(person: &str, unit: &str) -> Value {
    json!({"command": "Join", "person": person, "name": person, "unit": unit})
}

const THREE: [(&str, TokenRole); 3] = [
    ("p-system", TokenRole::SystemAdministrator),
    ("p-security", TokenRole::SecurityAdministrator),
    ("p-audit", TokenRole::AuditAdministrator),
];

/// A city with a bureau, one in each of two counties, a director, and three administrators of the city.
fn city() -> House {
    let mut house = House::default();
    for command in [
        founded("u-city", "330100", None),
        founded("u-xihu", "330106", None),
        founded("u-yuhang", "330110", None),
        joined("p-system", "u-city"),
        joined("p-security", "u-city"),
        joined("p-audit", "u-city"),
        joined("p-director", "u-city"),
        joined("p-xihu", "u-xihu"),
        joined("p-yuhang", "u-yuhang"),
        office("AssignRole", "director", "u-city", "p-director"),
    ] {
        house = house.after(&machine(), "people", &command).unwrap();
    }
    for (person, role) in THREE {
        house = house.after(&machine(), "grants", &opened(person, Some(person), role)).unwrap();
    }
    house
}

/// What an administrator may try: to give one of the three another role, under their own name, under another, or without their
/// person; to take roles and tokens away; and to give offices of the house.
fn acts() -> Vec<(&'static str, Value)> {
    let roles = [
        TokenRole::Office,
        TokenRole::SystemAdministrator,
        TokenRole::SecurityAdministrator,
        TokenRole::AuditAdministrator,
        TokenRole::Administrator,
    ];
    let mut acts = Vec::new();
    for (person, of_person) in THREE {
        for role in roles {
            acts.push(("grants", opened(person, Some(person), role)));
            acts.push(("grants", opened("alias", Some(person), role)));
            acts.push(("grants", opened(person, None, role)));
            let credential = format!("{:064x}", acts.len());
            let grant = json!({"credential": credential, "name": format!("token of {person}"), "role": role.key(), "jurisdiction": "330100", "person": person});
            acts.push(("grants", json!({"command": "GrantTokens", "grants": [grant]})));
        }
        let login = format!("{person}-{}", of_person.key());
        acts.push(("grants", json!({"command": "CloseAccount", "login": login})));
        acts.push(("people", office("AssignRole", "director", "u-city", person)));
        acts.push(("people", office("NameDeputy", "director", "u-city", person)));
        acts.push(("people", delegated("p-director", person)));
    }
    acts.push(("grants", json!({"command": "RevokeToken", "token": 1})));
    acts.push(("people", office("EndRole", "director", "u-city", "p-director")));
    acts
}

/// What approves and what votes, and what lets a standard go on without either.
const DECIDES: [(Noun, &str); 9] = [
    (Noun::Approval, "Decide"),
    (Noun::Approval, "HandOver"),
    (Noun::Approval, "Reassign"),
    (Noun::Ballot, "CastVote"),
    (Noun::Ballot, "CloseBallot"),
    (Noun::Review, "GiveOpinion"),
    (Noun::Review, "Conclude"),
    (Noun::Standard, "AcceptProposal"),
    (Noun::Standard, "ApprovePublication"),
];

#[test]
fn by_no_chain_of_three_acts_does_an_administrator_approve_or_vote_or_hold_two_of_the_three() {
    let acts = acts();
    let (mut chains, mut given) = (0, BTreeSet::new());
    for (person, _) in THREE {
        onward(&city(), person, &acts, &mut Vec::new(), &mut |house, done| {
            chains += 1;
            given.extend(done.iter().map(|act| act["command"].as_str().unwrap().to_owned()));
            let theirs = house.of(person);
            for caller in &theirs {
                for (noun, command) in DECIDES {
                    assert!(!gives(caller.role, Some(noun), command), "{caller:?} after {done:?}");
                }
            }
            let roles: BTreeSet<Role> = theirs.iter().map(|caller| caller.role).collect();
            assert!(roles.len() <= 1, "{person} holds {roles:?} after {done:?}");
        });
    }
    // They came to something: each kind of act was given in some chain.
    let all: BTreeSet<String> =
        acts.iter().map(|(_, act)| act["command"].as_str().unwrap().to_owned()).collect();
    assert_eq!(given, all);
    assert!(chains > 1_000, "{chains}");
}

/// Every chain of three acts by one person, who acts by whatever is theirs then.
fn onward(
    house: &House,
    person: &str,
    acts: &[(&'static str, Value)],
    done: &mut Vec<Value>,
    seen: &mut impl FnMut(&House, &[Value]),
) {
    seen(house, done);
    if done.len() == 3 {
        return;
    }
    let mut theirs = house.of(person);
    // By two tokens of one role they may do the same.
    theirs.dedup_by_key(|caller| caller.role);
    for caller in theirs {
        for (stream, act) in acts {
            if let Ok(after) = house.after(&caller, stream, act) {
                done.push(act.clone());
                onward(&after, person, acts, done, seen);
                done.pop();
            }
        }
    }
}

#[test]
fn whatever_the_three_do_together_nobody_is_two_of_them_at_once() {
    let acts = acts();
    let mut houses = vec![city()];
    for _ in 0..2 {
        let mut next = Vec::new();
        for house in &houses {
            for caller in THREE.iter().filter_map(|(person, _)| house.of(person).pop()) {
                next.extend(acts.iter().filter_map(|(at, act)| house.after(&caller, at, act).ok()));
            }
        }
        houses = next;
    }
    assert!(houses.len() > 300, "{}", houses.len());
    for house in &houses {
        for (person, _) in THREE {
            let roles: BTreeSet<Role> = house.of(person).iter().map(|caller| caller.role).collect();
            assert!(roles.len() <= 1, "{person}: {roles:?}");
        }
    }
}

fn procedure(id: &str, version: u32, place: Option<&str>) -> Value {
    let place = place.map(|place| format!("place = \"{place}\"\n")).unwrap_or_default();
    let head = format!("id = \"{id}\"\nversion = {version}\nlevels = [\"local\"]\n{place}");
    let text = format!("{head}title = {{ zh = \"示例\", en = \"Made up\" }}\n");
    json!({"command": "AdoptProcedure", "text": text})
}

#[test]
fn a_county_s_system_administrator_keeps_its_own_house_and_nothing_beyond_it() {
    let of = |place: &str| Caller {
        name: "keeper".parse().unwrap(),
        role: Role::SystemAdministrator,
        jurisdiction: place.parse().unwrap(),
        unit: None,
        person: None,
    };
    let named = |code: &str| json!({"command": "NameJurisdiction", "code": code, "zh": "示例区", "en": "Made up"});
    let moved =
        |person: &str, unit: &str| json!({"command": "Move", "person": person, "unit": unit});
    let leaves = |person: &str| json!({"command": "Leave", "person": person});
    let closed = |unit: &str, into: Option<&str>| json!({"command": "CloseUnit", "unit": unit, "into": into});
    // What the city has adopted for itself, and for everywhere.
    let mut house = city();
    for adopted in [procedure("city", 1, Some("330100")), procedure("all", 1, None)] {
        house = house.after(&machine(), "procedures", &adopted).unwrap();
    }
    let beyond = [
        ("people", founded("u-new", "330110", None)),
        ("people", founded("u-new", "330100", None)),
        ("people", founded("u-new", "330106", Some("u-city"))),
        ("people", closed("u-yuhang", None)),
        ("people", closed("u-xihu", Some("u-city"))),
        ("people", joined("p-new", "u-yuhang")),
        ("people", moved("p-yuhang", "u-xihu")),
        ("people", moved("p-xihu", "u-city")),
        ("people", leaves("p-yuhang")),
        ("people", office("AssignRole", "office", "u-yuhang", "p-xihu")),
        ("people", office("AssignRole", "office", "u-city", "p-xihu")),
        ("people", office("EndRole", "director", "u-city", "p-director")),
        ("people", office("NameDeputy", "director", "u-city", "p-xihu")),
        ("people", office("EndDeputy", "director", "u-city", "p-xihu")),
        ("people", delegated("p-director", "p-xihu")),
        ("people", json!({"command": "EndDelegation", "from": "p-director", "to": "p-xihu"})),
        ("people", named("330110")),
        ("procedures", procedure("county", 1, None)),
        ("procedures", procedure("county", 1, Some("330100"))),
        ("procedures", procedure("city", 2, Some("330106"))),
        ("procedures", procedure("all", 2, Some("330106"))),
        (
            "calendar",
            json!({"command": "SetCalendar", "year": 2027, "off": ["2027-01-01"], "work": ["2027-01-03"], "source": "示例"}),
        ),
    ];
    for (stream, command) in &beyond {
        let said = house.after(&of("330106"), stream, command).err();
        let Some(Not::Denied(denial)) = said else { panic!("{command}: {said:?}") };
        assert_eq!(denial.reason().rule, "outside-jurisdiction", "{command}");
        // The city's own keeps the whole house; what stands against it is a rule.
        let said = house.after(&of("330100"), stream, command).err();
        assert!(!matches!(said, Some(Not::Denied(_))), "{command}: {said:?}");
    }
    for (stream, command) in [
        ("people", founded("u-new", "330106", Some("u-xihu"))),
        ("people", joined("p-new", "u-xihu")),
        ("people", office("AssignRole", "office", "u-xihu", "p-xihu")),
        ("people", office("NameDeputy", "office", "u-xihu", "p-xihu")),
        ("people", delegated("p-xihu", "p-director")),
        ("people", named("330106")),
        ("people", leaves("p-xihu")),
        ("procedures", procedure("county", 1, Some("330106"))),
    ] {
        let said = house.after(&of("330106"), stream, &command).err();
        assert!(said.is_none(), "{command}: {said:?}");
    }
    // What is not there is no matter of the policy.
    for (stream, command) in [
        ("people", closed("u-nowhere", None)),
        ("people", leaves("p-nobody")),
        ("procedures", json!({"command": "AdoptProcedure", "text": "id = 1"})),
    ] {
        let said = house.after(&of("330106"), stream, &command).err();
        let Some(Not::Refused(refusal)) = said else { panic!("{command}: {said:?}") };
        assert_ne!(refusal.reason().rule, "outside-jurisdiction", "{command}");
    }
}
