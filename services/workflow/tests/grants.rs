//! Grants through the writer: who may give them, and that they count as soon as the command is answered.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod world;

use std::path::Path;

use plumbline_access::{Caller, Role, Secret, TokenRole, bearer};
use plumbline_lifecycle::StreamId;
use plumbline_lifecycle::grants::{Account, Command, Grant};
use plumbline_workflow::{Failure, Request};
use world::{World, caller, propose, suspend};

fn administrator() -> Caller {
    caller("admin", Role::Administrator, "100000", None)
}

fn give(command: Command) -> Request {
    Request {
        target: StreamId::Grants,
        command: command.into(),
        caller: administrator(),
        ..propose("a")
    }
}

fn grant(secret: &Secret, name: &str) -> Command {
    let grant = Grant {
        credential: secret.credential(),
        name: name.parse().unwrap(),
        role: TokenRole::Reader,
        jurisdiction: "330100".parse().unwrap(),
        unit: None,
        person: None,
    };
    Command::GrantTokens { grants: vec![grant], until: None }
}

fn who(world: &World, secret: &Secret) -> Option<String> {
    bearer(
        world.writer.grants().borrow().as_ref().unwrap(),
        &secret.to_string(),
        jiff::civil::date(2026, 9, 21),
    )
    .map(|found| found.name.to_string())
}

#[test]
fn nobody_but_the_administrator_grants_and_revokes() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let secret = Secret::new().unwrap();
    world.writer.submit_blocking(give(grant(&secret, "li"))).unwrap();
    let head = world.reader.head();
    for role in [Role::Office, Role::Drafter, Role::Reader, Role::Clock] {
        let by = Caller {
            person: "p-li".parse().ok(),
            ..caller("li", role, "100000", Some("示例协会"))
        };
        for command in [grant(&Secret::new().unwrap(), "wang"), Command::RevokeToken { token: 1 }] {
            let asked = Request { caller: by.clone(), ..give(command) };
            assert_eq!(world.refusal(asked), "role-may-not", "{role:?}");
        }
    }
    assert_eq!(world.reader.head(), head);
    assert_eq!(who(&world, &secret).as_deref(), Some("li"));
}

#[test]
fn a_security_administrator_lets_nobody_in_beyond_their_place() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let open = |login: &str, place: &str| Command::OpenAccount {
        account: Account {
            login: login.parse().unwrap(),
            name: login.parse().unwrap(),
            role: TokenRole::Office,
            jurisdiction: place.parse().unwrap(),
            unit: None,
            person: None,
        },
    };
    let close = |login: &str| Command::CloseAccount { login: login.parse().unwrap() };
    let of_the_county = |command: Command| Request {
        caller: caller("county", Role::SecurityAdministrator, "330106", None),
        ..give(command)
    };
    world.writer.submit_blocking(give(open("p-city", "330100"))).unwrap();
    world.writer.submit_blocking(give(open("p-neighbour", "330110"))).unwrap();
    // A token of the city.
    world.writer.submit_blocking(give(grant(&Secret::new().unwrap(), "li"))).unwrap();
    let head = world.reader.head();
    for command in [
        open("p-new", "330110"),
        open("p-new", "330100"),
        open("p-new", "100000"),
        close("p-city"),
        close("p-neighbour"),
        grant(&Secret::new().unwrap(), "wang"),
        Command::RevokeToken { token: 1 },
    ] {
        let said = format!("{command:?}");
        assert_eq!(world.refusal(of_the_county(command)), "outside-jurisdiction", "{said}");
    }
    assert_eq!(world.reader.head(), head);
    world.writer.submit_blocking(of_the_county(open("p-own", "330106"))).unwrap();
    world.writer.submit_blocking(of_the_county(close("p-own"))).unwrap();
    assert_eq!(world.refusal(of_the_county(close("p-nobody"))), "no-account");
}

#[test]
fn what_is_granted_or_revoked_counts_once_the_command_is_answered_and_after_every_start() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    let secrets: Vec<Secret> = (0..20).map(|_| Secret::new().unwrap()).collect();
    for (secret, token) in secrets.iter().zip(1..) {
        assert_eq!(who(&world, secret), None, "not yet");
        world.writer.submit_blocking(give(grant(secret, "li"))).unwrap();
        assert_eq!(who(&world, secret).as_deref(), Some("li"));
        // Others write meanwhile, in the same batch.
        let other = world.writer.post(propose(&format!("s-{token}"))).unwrap();
        world.writer.submit_blocking(give(Command::RevokeToken { token })).unwrap();
        assert_eq!(who(&world, secret), None);
        other.blocking_recv().unwrap().unwrap();
    }
    let last = Secret::new().unwrap();
    world.writer.submit_blocking(give(grant(&last, "li"))).unwrap();
    let refused = grant(&Secret::new().unwrap(), "li");
    assert_eq!(world.refusal(give(refused)), "name-has-token");
    world.stop();

    let world = World::start(dir.path());
    assert_eq!(who(&world, &last).as_deref(), Some("li"));
    assert!(secrets.iter().all(|secret| who(&world, secret).is_none()));
}

/// Changes an event behind the triggers' back, with its hash left as it was.
fn raise(dir: &Path, seq: u64) {
    let flags = rusqlite::OpenFlags::default();
    let db =
        plumbline_pages::open(&dir.join("log.db"), flags, plumbline_pages::CutWal::Ends).unwrap();
    db.execute_batch("DROP TRIGGER event_is_written_once").unwrap();
    let raised =
        "UPDATE event SET data = replace(data, '\"reader\"', '\"administrator\"') WHERE seq = ?1";
    assert_eq!(db.execute(raised, [seq]).unwrap(), 1);
}

#[test]
fn a_grant_that_was_raised_in_the_log_lets_nobody_do_anything_and_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::start(dir.path());
    world.writer.submit_blocking(propose("a")).unwrap();
    let secret = Secret::new().unwrap();
    let seq = world.writer.submit_blocking(give(grant(&secret, "li"))).unwrap().first_seq;
    world.stop();
    raise(dir.path(), seq);

    let world = World::start(dir.path());
    // Nobody is told that their token is not known: whose it is cannot be said.
    let unread = world.writer.grants().borrow().clone().unwrap_err().to_string();
    assert!(unread.contains(&format!("seq {seq}: ")), "{unread}");
    let troubles = world.writer.troubles();
    assert!(
        troubles
            .iter()
            .any(|one| one.stops
                && one.says.contains(&format!("grants cannot be read at seq {seq}"))),
        "{troubles:?}"
    );
    let refused = world.writer.submit_blocking(give(grant(&Secret::new().unwrap(), "wang")));
    assert!(matches!(refused, Err(Failure::Unreadable { .. })), "{refused:?}");
    world.writer.submit_blocking(suspend("a")).unwrap();
}
