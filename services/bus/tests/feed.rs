//! A log, a relay, a real NATS server and somebody who follows: what comes is the log, once and in order, or an error by name.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

use std::time::Duration;

use async_nats::jetstream::stream::Config;
use async_nats::jetstream::{self, Context};
use jiff::Timestamp;
use jiff::civil::date;
use plumbline_bus::{
    Held, NotUsed, Options, Refusal, Relay, RelayState, STREAM, Source, SourceError,
};
use plumbline_log::{Envelope, Hash, Log, NewEvent, Provenance, Reader, Recorded, Row};
use plumbline_testkit::{Nats, NatsProgram};
use tokio::sync::watch;
use tokio::time::timeout;
use uuid::Uuid;

/// Longer than anything takes here.
const PATIENCE: Duration = Duration::from_secs(30);

struct World {
    nats: Nats,
    log: Log,
    _folder: tempfile::TempDir,
}

impl World {
    /// `None` where there is no NATS server to be had.
    fn new(test: &str) -> Option<World> {
        let nats = NatsProgram::find(test)?.start("");
        let folder = tempfile::tempdir().unwrap();
        let options = plumbline_log::Options { reserve_bytes: 0, ..Default::default() };
        let log = Log::open(folder.path(), &options).unwrap();
        Some(World { nats, log, _folder: folder })
    }

    /// Records so many more events, each of a stream of its own.
    fn record(&mut self, count: u64) {
        let mut batch = self.log.appender.begin().unwrap();
        for n in batch.next_seq()..batch.next_seq() + count {
            let from = Provenance {
                command: Uuid::from_u128(n.into()),
                digest: [7; 32],
                actor: "office:li".into(),
                on_behalf_of: None,
            };
            let stream =
                if n.is_multiple_of(10) { "grants".to_owned() } else { format!("standard/s{n}") };
            let version = if stream == "grants" { n / 10 } else { 1 };
            let data = format!(r#"{{"title":"养老机构服务规范","n":{n}}}"#);
            let day = date(2026, 11, 24);
            let event =
                NewEvent { stream, version, kind: "Happened", schema: 1, happened_on: day, data };
            batch
                .append(&from, Timestamp::from_second(1_790_000_000 + n as i64).unwrap(), &[event])
                .unwrap();
        }
        batch.commit().unwrap();
    }

    fn options(&self) -> Options {
        Options::new(&self.nats.url())
    }

    fn relay(&self) -> (Relay, watch::Receiver<RelayState>) {
        let relay = Relay::start(self.log.reader.clone(), self.options()).unwrap();
        let state = relay.state();
        (relay, state)
    }

    /// A relay runs until the stream holds the log.
    async fn told(&self) {
        let (relay, mut state) = self.relay();
        let head = self.log.reader.head();
        published(&mut state, head).await;
        tokio::task::spawn_blocking(|| relay.stop()).await.unwrap();
    }

    async fn jetstream(&self) -> Context {
        jetstream::new(async_nats::connect(self.nats.url()).await.unwrap())
    }

    /// The same stream with other messages in it: what somebody can do who may do everything.
    async fn retold(&self, change: impl Fn(u64, Vec<u8>) -> Vec<Vec<u8>>, but: Option<u64>) {
        let jetstream = self.jetstream().await;
        let stream = jetstream.get_stream(STREAM).await.unwrap();
        let info = stream.cached_info().clone();
        let mut messages = Vec::new();
        for seq in 1..=info.state.last_sequence {
            messages.push(stream.get_raw_message(seq).await.unwrap());
        }
        jetstream.delete_stream(STREAM).await.unwrap();
        let open = Config { deny_delete: false, ..info.config.clone() };
        let stream = jetstream.create_stream(open).await.unwrap();
        for message in messages {
            for payload in change(message.sequence, message.payload.to_vec()) {
                jetstream
                    .publish(message.subject.clone(), payload.into())
                    .await
                    .unwrap()
                    .await
                    .unwrap();
            }
        }
        if let Some(seq) = but {
            stream.delete_message(seq).await.unwrap();
        }
        jetstream.update_stream(info.config).await.unwrap();
    }
}

async fn published(state: &mut watch::Receiver<RelayState>, seq: u64) {
    let reached =
        timeout(PATIENCE, state.wait_for(|state| state.published == seq && state.connected));
    reached.await.unwrap_or_else(|_| panic!("{seq} was not published")).unwrap();
}

async fn refused(state: &mut watch::Receiver<RelayState>) -> Refusal {
    let is_refused = |state: &RelayState| matches!(state.trouble, Some(NotUsed::Refused(_)));
    let state = timeout(PATIENCE, state.wait_for(is_refused)).await.unwrap().unwrap().clone();
    match state.trouble {
        Some(NotUsed::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// All events up to `seq`, or what was found instead.
async fn followed(source: &mut Source, seq: u64) -> Result<Vec<Recorded>, SourceError> {
    let mut events = Vec::new();
    while source.position() < seq {
        let next = timeout(PATIENCE, source.next()).await.expect("something comes");
        events.extend(next?);
    }
    Ok(events)
}

fn log_of(reader: &Reader) -> Vec<Recorded> {
    let events = reader.read_from(1, u64::MAX >> 1).unwrap();
    let travels = |event: Recorded| if event.stream == "grants" { event.withheld() } else { event };
    events.into_iter().map(travels).collect()
}

#[tokio::test]
async fn what_is_followed_is_the_log_and_what_is_sealed_stays_in_the_house() {
    let Some(mut world) = World::new("feed") else { return };
    world.record(1_234);
    let (relay, mut state) = world.relay();
    published(&mut state, 1_234).await;
    let mut source = Source::open(&world.options().named("leadership"), None).await.unwrap();
    assert_eq!(Some(source.log_id()), world.log.reader.id());
    assert_eq!(source.head(), 1_234);
    assert_eq!(followed(&mut source, 1_234).await.unwrap(), log_of(&world.log.reader));
    let grant = world
        .jetstream()
        .await
        .get_stream(STREAM)
        .await
        .unwrap()
        .get_raw_message(10)
        .await
        .unwrap();
    let told = String::from_utf8(grant.payload.to_vec()).unwrap();
    assert!(!told.contains("\"data\"") && told.contains("\"datasha256\""), "{told}");
    assert!(grant.subject.ends_with(".00.00.00.grants.Happened.-"), "{}", grant.subject);

    // And what happens from now on comes as it happens.
    world.record(3);
    let next = followed(&mut source, 1_237).await.unwrap();
    assert_eq!(next, log_of(&world.log.reader)[1_234..]);
    assert_eq!(state.borrow().trouble, None);
    drop(relay);
}

#[tokio::test]
async fn a_follower_goes_on_after_what_it_holds_and_knows_when_that_is_of_another_past() {
    let Some(mut world) = World::new("held") else { return };
    world.record(20);
    world.told().await;
    let log = world.log.reader.id().unwrap().clone();
    let held = |seq: u64, leaf: Option<Hash>| Some(Held { log: log.clone(), seq, leaf });
    let leaf = world.log.reader.leaf(15).unwrap();
    let mut source = Source::open(&world.options(), held(15, leaf)).await.unwrap();
    let seqs = followed(&mut source, 20).await.unwrap();
    assert_eq!(seqs.iter().map(|event| event.seq).collect::<Vec<_>>(), [16, 17, 18, 19, 20]);

    let mut source = Source::open(&world.options(), held(15, Some(Hash([1; 32])))).await.unwrap();
    let found = followed(&mut source, 20).await.unwrap_err();
    assert!(matches!(found, SourceError::OtherLeaf { seq: 15, .. }), "{found}");
    assert!(!found.mends_itself());

    let other = Some(Held { log: "aaaaaaaaaaaaaaaa".parse().unwrap(), seq: 0, leaf: None });
    let found = Source::open(&world.options(), other).await.err().unwrap();
    assert!(matches!(found, SourceError::OtherLog { .. }), "{found}");
}

#[tokio::test]
async fn a_server_that_was_away_or_lost_its_data_is_told_again_and_followers_go_on() {
    let Some(mut world) = World::new("lost") else { return };
    world.record(300);
    let (_relay, mut state) = world.relay();
    published(&mut state, 300).await;
    let mut source = Source::open(&world.options(), None).await.unwrap();
    followed(&mut source, 300).await.unwrap();

    world.nats.kill();
    world.record(50);
    timeout(PATIENCE, state.wait_for(|state| matches!(state.trouble, Some(NotUsed::Away { .. }))))
        .await
        .unwrap()
        .unwrap();
    let away = timeout(PATIENCE, source.next()).await.unwrap().unwrap_err();
    assert!(away.mends_itself(), "{away}");
    world.nats.restart();
    published(&mut state, 350).await;
    // By somebody who looks up every few milliseconds, and loses nothing by that.
    let mut next = Vec::new();
    while source.position() < 350 {
        if let Ok(Ok(events)) = timeout(Duration::from_millis(5), source.next()).await {
            next.extend(events);
        }
    }
    assert_eq!(next, log_of(&world.log.reader)[300..]);

    world.nats.lose_everything();
    world.nats.restart();
    published(&mut state, 350).await;
    let mut all = Source::open(&world.options(), None).await.unwrap();
    assert_eq!(followed(&mut all, 350).await.unwrap(), log_of(&world.log.reader));
    world.record(1);
    while source.position() < 351 {
        drop(timeout(PATIENCE, source.next()).await.unwrap());
    }
}

#[tokio::test]
async fn a_removed_message_is_named_by_the_relay_and_by_whoever_follows() {
    let Some(mut world) = World::new("removed") else { return };
    world.record(20);
    world.told().await;
    world.retold(|_, payload| vec![payload], Some(7)).await;
    let (_relay, mut state) = world.relay();
    assert_eq!(refused(&mut state).await, Refusal::Hole { seq: 7, count: 1 });
    let mut source = Source::open(&world.options(), None).await.unwrap();
    let found = followed(&mut source, 20).await.unwrap_err();
    assert_eq!(found, SourceError::Gap { expected: 7, found: 8 });
    assert_eq!(source.position(), 6, "what came before it was handed out");
}

#[tokio::test]
async fn a_message_of_somebody_else_is_named_and_nothing_is_published_after_it() {
    let Some(mut world) = World::new("foreign") else { return };
    world.record(20);
    let (_relay, mut state) = world.relay();
    published(&mut state, 20).await;
    let jetstream = world.jetstream().await;
    let log = world.log.reader.id().unwrap();
    let subject = format!("plumbline.{log}.33.01.00.standard.Happened.s21");
    jetstream.publish(subject, "a message of somebody else".into()).await.unwrap().await.unwrap();
    world.record(1);
    let refusal = refused(&mut state).await;
    assert!(matches!(refusal, Refusal::Foreign { sequence: 21, .. }), "{refusal}");
    let last = jetstream.get_stream(STREAM).await.unwrap().cached_info().state.last_sequence;
    assert_eq!(last, 21);
    let mut source = Source::open(&world.options(), None).await.unwrap();
    let found = followed(&mut source, 21).await.unwrap_err();
    assert!(matches!(found, SourceError::Foreign { seq: 21, .. }), "{found}");
}

#[tokio::test]
async fn an_event_that_was_changed_is_named_whether_its_leaf_was_changed_with_it_or_not() {
    let Some(mut world) = World::new("changed") else { return };
    world.record(20);
    world.told().await;
    // One byte of event 5, and another actor with a leaf that fits it at event 20.
    let altered = |seq: u64, payload: Vec<u8>| match seq {
        5 => {
            vec![String::from_utf8(payload).unwrap().replace("office:li", "office:lj").into_bytes()]
        }
        20 => {
            let Envelope { log, event } = Envelope::read(&payload).unwrap();
            vec![
                Envelope::of(
                    &with_its_leaf(Recorded { actor: "office:wang".into(), ..event }),
                    log.as_ref(),
                    false,
                )
                .unwrap()
                .into_bytes(),
            ]
        }
        _ => vec![payload],
    };
    world.retold(altered, None).await;
    let (_relay, mut state) = world.relay();
    let refusal = refused(&mut state).await;
    assert!(matches!(refusal, Refusal::Leaf { seq: 20, .. }), "{refusal}");
    let mut source = Source::open(&world.options(), None).await.unwrap();
    let found = followed(&mut source, 20).await.unwrap_err();
    assert_eq!(
        found,
        SourceError::Misfit { seq: 5, why: "its content does not fit its leaf".into() }
    );
}

#[tokio::test]
async fn a_stream_that_knows_more_than_the_log_is_named() {
    let Some(mut world) = World::new("ahead") else { return };
    world.record(20);
    world.told().await;
    let older = world.log.reader.until(15);
    let relay = Relay::start(older, world.options()).unwrap();
    assert_eq!(refused(&mut relay.state()).await, Refusal::Ahead { last: 20, head: 15 });
}

#[tokio::test]
async fn a_consumer_that_was_taken_away_is_made_again() {
    let Some(mut world) = World::new("consumer") else { return };
    world.record(5);
    world.told().await;
    let mut source = Source::open(&world.options().named("desk"), None).await.unwrap();
    followed(&mut source, 5).await.unwrap();
    let jetstream = world.jetstream().await;
    let stream = jetstream.get_stream(STREAM).await.unwrap();
    let names: Vec<String> =
        futures::TryStreamExt::try_collect(stream.consumer_names()).await.unwrap();
    assert!(names.len() == 1 && names[0].starts_with("desk-"), "{names:?}");
    stream.delete_consumer(&names[0]).await.unwrap();
    world.record(1);
    world.told().await;
    assert_eq!(followed(&mut source, 6).await.unwrap().len(), 1);
}

fn with_its_leaf(event: Recorded) -> Recorded {
    let (day, us) = (event.happened_on.to_string(), event.recorded_at.as_microsecond());
    let leaf = Row {
        seq: event.seq,
        stream: &event.stream,
        version: event.version,
        kind: &event.kind,
        schema: event.schema,
        recorded_us: us,
        happened_on: &day,
        actor: &event.actor,
        on_behalf_of: event.on_behalf_of.as_deref(),
        command: event.command.as_bytes(),
        digest: &event.digest,
        data: &event.data,
        leaf: &[],
    }
    .leaf_hash(&mut Vec::new());
    Recorded { leaf, ..event }
}
