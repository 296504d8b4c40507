//! The stream `PLUMBLINE_EVENTS`: its shape, how far it is, and what stands at a sequence.
//!
//! The shape is what makes the feed whole: nothing ages out, nothing is deleted or purged, nobody answers from a copy that is
//! behind, and all that is kept is published under the log's own subjects. A stream of another shape is refused setting by
//! setting, with the line that mends it.

use std::collections::HashMap;

use async_nats::jetstream::ErrorCode;
use async_nats::jetstream::context::{CreateStreamErrorKind, GetStreamErrorKind};
use async_nats::jetstream::message::StreamMessage;
use async_nats::jetstream::stream::{
    Config, DiscardPolicy, Info, PersistenceMode, RawMessageErrorKind, RetentionPolicy, State,
    StorageType, Stream,
};
use plumbline_log::LogId;

use crate::line::Line;
use crate::refusal::{NotUsed, Refusal};
use crate::subject;

/// The stream's name.
pub const STREAM: &str = "PLUMBLINE_EVENTS";

/// The key of the stream's metadata under which the log's id stands.
pub const LOG_KEY: &str = "plumbline-log";

/// The stream as it is now; `None` where there is none.
pub(crate) async fn look(line: &Line) -> Result<Option<Info>, NotUsed> {
    let found = line.answered(line.jetstream.get_stream(STREAM)).await?;
    match found {
        Ok(stream) => Ok(Some(stream.cached_info().clone())),
        Err(error) => match error.kind() {
            GetStreamErrorKind::JetStream(why)
                if why.error_code() == ErrorCode::STREAM_NOT_FOUND =>
            {
                Ok(None)
            }
            GetStreamErrorKind::JetStream(why) if is_off(why.error_code()) => {
                Err(Refusal::NoJetStream { server: line.server.clone() }.into())
            }
            // A server of a cluster may leave streams to the others; one that is alone and has none answers nothing.
            GetStreamErrorKind::Request if !line.client.server_info().jetstream => {
                Err(Refusal::NoJetStream { server: line.server.clone() }.into())
            }
            _ => Err(line.away(error)),
        },
    }
}

/// Makes the stream of a log. Where a server alone is asked for copies that it cannot make, it keeps the stream once.
pub(crate) async fn make(line: &Line, log: &LogId, replicas: usize) -> Result<Info, NotUsed> {
    for replicas in [replicas, 1] {
        match line.answered(line.jetstream.create_stream(shape(log, replicas))).await? {
            Ok(stream) => return Ok(stream.cached_info().clone()),
            Err(error) => match error.kind() {
                CreateStreamErrorKind::JetStream(why)
                    if replicas > 1
                        && why.error_code() == ErrorCode::STREAM_REPLICAS_NOT_SUPPORTED => {}
                CreateStreamErrorKind::JetStream(why) if is_off(why.error_code()) => {
                    return Err(Refusal::NoJetStream { server: line.server.clone() }.into());
                }
                CreateStreamErrorKind::JetStream(why) if !passes(why.error_code()) => {
                    return Err(Refusal::NotMade { said: why.to_string() }.into());
                }
                _ => return Err(line.away(error)),
            },
        }
    }
    Err(line.away("it makes no stream"))
}

fn is_off(code: ErrorCode) -> bool {
    code == ErrorCode::JETSTREAM_NOT_ENABLED || code == ErrorCode::JETSTREAM_NOT_ENABLED_FOR_ACCOUNT
}

/// Whether waiting helps: a cluster that has no leader yet, or too few servers that run.
fn passes(code: ErrorCode) -> bool {
    [
        ErrorCode::CLUSTER_NOT_AVAILABLE,
        ErrorCode::CLUSTER_NO_PEERS,
        ErrorCode::INSUFFICIENT_RESOURCES,
    ]
    .contains(&code)
}

/// The shape that the stream of a log has.
fn shape(log: &LogId, replicas: usize) -> Config {
    Config {
        name: STREAM.into(),
        description: Some(
            "Plumbline's log, an event a message; the sequence is the log's seq".into(),
        ),
        subjects: vec![subject::all_of(log)],
        retention: RetentionPolicy::Limits,
        storage: StorageType::File,
        discard: DiscardPolicy::New,
        max_messages: -1,
        max_bytes: -1,
        max_messages_per_subject: -1,
        max_message_size: -1,
        max_consumers: -1,
        num_replicas: replicas,
        deny_delete: true,
        deny_purge: true,
        metadata: HashMap::from([(LOG_KEY.to_owned(), log.to_string())]),
        ..Config::default()
    }
}

/// The log whose stream it says it is; an empty text where it says nothing.
pub(crate) fn log_of(config: &Config) -> &str {
    config.metadata.get(LOG_KEY).map_or("", String::as_str)
}

/// The first thing in which a stream differs from that of this log.
pub(crate) fn refuse_other(config: &Config, log: &LogId) -> Result<(), Refusal> {
    let found = log_of(config);
    if found != log.as_str() {
        let found = if found.is_empty() { "nobody" } else { found };
        return Err(Refusal::OtherLog { found: found.into(), ours: log.clone() });
    }
    let wanted = shape(log, 1);
    let again =
        || format!("nats stream rm {STREAM}; the relay makes it again, and the log has it all");
    let edit = |flag: &str| format!("nats stream edit {STREAM} {flag}");
    let same = |setting, is_right: bool, found: String, wanted: &str, mend: String| match is_right {
        true => Ok(()),
        false => Err(Refusal::Shape { setting, found, wanted: wanted.into(), mend }),
    };
    let unlimited = |setting, found: i64, flag: &str| {
        same(setting, found <= 0, found.to_string(), "-1", edit(&format!("--{flag}=-1")))
    };
    let off = |setting, is_on: bool| same(setting, !is_on, "true".into(), "false", again());
    let none =
        |setting, is_there: bool| same(setting, !is_there, "something".into(), "nothing", again());
    let word = |value: &dyn std::fmt::Debug| format!("{value:?}").to_lowercase();
    same(
        "retention",
        config.retention == wanted.retention,
        word(&config.retention),
        "limits",
        again(),
    )?;
    same("storage", config.storage == wanted.storage, word(&config.storage), "file", again())?;
    same(
        "subjects",
        config.subjects == wanted.subjects,
        config.subjects.join(","),
        &wanted.subjects.join(","),
        edit(&format!("--subjects={}", wanted.subjects.join(","))),
    )?;
    same(
        "discard",
        config.discard == wanted.discard,
        word(&config.discard),
        "new",
        edit("--discard=new"),
    )?;
    same(
        "max_age",
        config.max_age.is_zero(),
        format!("{:?}", config.max_age),
        "0",
        edit("--max-age=0"),
    )?;
    unlimited("max_msgs", config.max_messages, "max-msgs")?;
    unlimited("max_bytes", config.max_bytes, "max-bytes")?;
    unlimited("max_msgs_per_subject", config.max_messages_per_subject, "max-msgs-per-subject")?;
    unlimited("max_msg_size", config.max_message_size.into(), "max-msg-size")?;
    same("deny_delete", config.deny_delete, "false".into(), "true", again())?;
    same("deny_purge", config.deny_purge, "false".into(), "true", again())?;
    same("allow_direct", !config.allow_direct, "true".into(), "false", edit("--no-allow-direct"))?;
    same(
        "persist_mode",
        config.persist_mode != Some(PersistenceMode::Async),
        "async".into(),
        "default",
        again(),
    )?;
    off("no_ack", config.no_ack)?;
    off("sealed", config.sealed)?;
    off("allow_rollup_hdrs", config.allow_rollup)?;
    off("allow_msg_ttl", config.allow_message_ttl)?;
    off("allow_msg_counter", config.allow_message_counter)?;
    off("allow_msg_schedules", config.allow_message_schedules)?;
    off("mirror_direct", config.mirror_direct)?;
    none("mirror", config.mirror.is_some())?;
    none("sources", config.sources.as_ref().is_some_and(|sources| !sources.is_empty()))?;
    none("subject_transform", config.subject_transform.is_some())?;
    none("republish", config.republish.is_some())
}

/// Refuses a stream that lost something else than its end.
pub(crate) async fn refuse_holes(line: &Line, state: &State) -> Result<(), NotUsed> {
    if state.last_sequence > 0 && state.first_sequence != 1 {
        return Err(Refusal::Begins { first: state.first_sequence }.into());
    }
    let count = state.last_sequence - state.messages;
    if count == 0 {
        return Ok(());
    }
    let stream = stream(line).await?;
    let details = line.answered(stream.info_builder().with_deleted(true).fetch()).await?;
    let info = details.map_err(|error| line.away(error))?;
    let seq = info.info.state.deleted.unwrap_or_default().into_iter().min().unwrap_or_default();
    Err(Refusal::Hole { seq, count }.into())
}

/// What stands at a sequence; `None` where nothing does.
pub(crate) async fn message(line: &Line, sequence: u64) -> Result<Option<StreamMessage>, NotUsed> {
    let stream = stream(line).await?;
    match line.answered(stream.get_raw_message(sequence)).await? {
        Ok(message) => Ok(Some(message)),
        Err(error) => match error.kind() {
            RawMessageErrorKind::NoMessageFound => Ok(None),
            _ => Err(line.away(error)),
        },
    }
}

async fn stream(line: &Line) -> Result<Stream<()>, NotUsed> {
    line.jetstream.get_stream_no_info(STREAM).await.map_err(|error| line.away(error))
}
