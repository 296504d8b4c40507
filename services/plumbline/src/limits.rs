//! What the service may take, as it is set: by a flag, in the environment, or in `[limits]` of the file.
//!
//! What is built in stands with whoever keeps to it (`WriterOptions`, `ServeLimits`, `CallLimits`, `AttemptLimits`,
//! `Intake`); here each has its name.
//! `services/limits.md` is the table for people, and a test compares the two.

use std::time::Duration;

use plumbline_access::{AttemptLimits, SessionLimits};
use plumbline_api::{CallLimits, ServeLimits};
use plumbline_documents::Intake;
use plumbline_workflow::WriterOptions;
use serde::Deserialize;

use crate::setting::{Count, Wait};

macro_rules! limits {
    ($( $(#[doc = $doc:literal])+ $name:ident: $type:ty, $env:literal, $value:literal; )*) => {
        /// What the service may take; `[limits]` in the file.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, clap::Args)]
        #[serde(deny_unknown_fields, default)]
        pub(crate) struct Limits {
            $( $(#[doc = $doc])+ #[arg(long, env = $env, value_name = $value)] pub(crate) $name: Option<$type>, )*
        }

        impl Limits {
            /// What is set here, and in `other` where it is not.
            pub(crate) fn or(&self, other: &Limits) -> Limits {
                Limits { $( $name: self.$name.or(other.$name), )* }
            }

            /// Each by its name, with its variable and what it is.
            #[cfg(test)]
            fn all(&self) -> Vec<(&'static str, &'static str, Option<String>)> {
                vec![$( (stringify!($name), $env, self.$name.map(|value| value.to_string())), )*]
            }
        }
    };
}

limits! {
    /// Connections at a time; one more takes the place of a silent one, or is told 503 [default: 4096].
    connections_max: Count, "PLUMBLINE_CONNECTIONS_MAX", "COUNT";
    /// Of these, from one address; behind a proxy as many as of all [default: 2048].
    address_connections_max: Count, "PLUMBLINE_ADDRESS_CONNECTIONS_MAX", "COUNT";
    /// Calls at a time on one HTTP/2 connection [default: 64].
    streams_max: Count, "PLUMBLINE_STREAMS_MAX", "COUNT";
    /// Bytes of a request's head [default: 16384].
    head_bytes_max: Count, "PLUMBLINE_HEAD_BYTES_MAX", "BYTES";
    /// Bytes that are kept for a client to take, of a connection [default: 16384].
    buffer_bytes_max: Count, "PLUMBLINE_BUFFER_BYTES_MAX", "BYTES";
    /// Bytes that the system keeps of a connection, each way [default: 131072].
    socket_bytes_max: Count, "PLUMBLINE_SOCKET_BYTES_MAX", "BYTES";
    /// How long the head of a request may take, the first one included [default: 15s].
    head_wait: Wait, "PLUMBLINE_HEAD_WAIT", "TIME";
    /// How long a connection may ask nothing [default: 60s].
    idle_wait: Wait, "PLUMBLINE_IDLE_WAIT", "TIME";
    /// How long a request's body may take, beside what its rate gives it [default: 15s].
    body_wait: Wait, "PLUMBLINE_BODY_WAIT", "TIME";
    /// Bytes of a body in a second, at least [default: 1024].
    body_rate_min: Count, "PLUMBLINE_BODY_RATE_MIN", "BYTES";
    /// How long a client may take nothing of an answer [default: 30s].
    send_wait: Wait, "PLUMBLINE_SEND_WAIT", "TIME";
    /// How long calls may still take when the service was told to end [default: 5s].
    drain_wait: Wait, "PLUMBLINE_DRAIN_WAIT", "TIME";
    /// Commands that may wait for the writer; one more is told "busy" [default: 4096].
    commands_waiting_max: Count, "PLUMBLINE_COMMANDS_WAITING_MAX", "COUNT";
    /// A command that took longer is told in the service's log [default: 1s].
    slow_command: Wait, "PLUMBLINE_SLOW_COMMAND", "TIME";
    /// Bytes free on the disk below which the service's log says so [default: 1073741824].
    disk_low_bytes: Count, "PLUMBLINE_DISK_LOW_BYTES", "BYTES";
    /// Questions that may wait for the views to see an event [default: 1024].
    waiters_max: Count, "PLUMBLINE_WAITERS_MAX", "COUNT";
    /// How long such a question waits [default: 5s].
    view_wait: Wait, "PLUMBLINE_VIEW_WAIT", "TIME";
    /// Feeds of events at a time, those of the pages included [default: 1024].
    feeds_max: Count, "PLUMBLINE_FEEDS_MAX", "COUNT";
    /// How long the reader of a feed may take nothing before it is ended [default: 10s].
    feed_wait: Wait, "PLUMBLINE_FEED_WAIT", "TIME";
    /// Events that a feed which had reached the head may fall behind [default: 100000].
    feed_lag_max: Count, "PLUMBLINE_FEED_LAG_MAX", "COUNT";
    /// How often a feed asks whether its reader's token still holds [default: 500ms].
    feed_recheck: Wait, "PLUMBLINE_FEED_RECHECK", "TIME";
    /// How often a silent feed says that it is alive [default: 15s].
    heartbeat: Wait, "PLUMBLINE_HEARTBEAT", "TIME";
    /// Events of a standard in one answer [default: 1000].
    page_events_max: Count, "PLUMBLINE_PAGE_EVENTS_MAX", "COUNT";
    /// Bytes of their data in one answer [default: 1048576].
    page_bytes_max: Count, "PLUMBLINE_PAGE_BYTES_MAX", "BYTES";
    /// Wrong tokens that are taken from one address in a minute [default: 20].
    wrong_tokens_max: Count, "PLUMBLINE_WRONG_TOKENS_MAX", "COUNT";
    /// How long somebody who is signed in may ask nothing [default: 1800s].
    session_idle: Wait, "PLUMBLINE_SESSION_IDLE", "TIME";
    /// How long somebody stays signed in, whatever they do [default: 43200s].
    session_time_max: Wait, "PLUMBLINE_SESSION_TIME_MAX", "TIME";
    /// Bytes of a request's body [default: 262144].
    body_bytes_max: Count, "PLUMBLINE_BODY_BYTES_MAX", "BYTES";
    /// Bytes of a document [default: 67108864].
    document_bytes_max: Count, "PLUMBLINE_DOCUMENT_BYTES_MAX", "BYTES";
    /// How long an upload may say nothing [default: 30s].
    upload_wait: Wait, "PLUMBLINE_UPLOAD_WAIT", "TIME";
    /// How long an upload may take [default: 900s].
    upload_time_max: Wait, "PLUMBLINE_UPLOAD_TIME_MAX", "TIME";
}

fn time(set: Option<Wait>, built_in: Duration) -> Duration {
    set.map_or(built_in, |wait| wait.0)
}

impl Limits {
    /// What the writer keeps to.
    pub(crate) fn writer(&self, built_in: WriterOptions) -> WriterOptions {
        let queue_max = self.commands_waiting_max.map_or(built_in.queue_max, Count::as_usize);
        let slow_command = time(self.slow_command, built_in.slow_command);
        WriterOptions { queue_max, slow_command, ..built_in }
    }

    /// Bytes free below which the disk is told to be getting full.
    pub(crate) fn disk_low_bytes(&self) -> u64 {
        self.disk_low_bytes.map_or(1 << 30, |count| count.0)
    }

    /// How often somebody may be wrong.
    pub(crate) fn attempts(&self) -> AttemptLimits {
        let built_in = AttemptLimits::default();
        let address_max = self.wrong_tokens_max.map_or(built_in.address_max, Count::as_u32);
        AttemptLimits { address_max, ..built_in }
    }

    /// How long somebody stays signed in.
    pub(crate) fn sessions(&self) -> SessionLimits {
        let built_in = SessionLimits::default();
        SessionLimits {
            idle: time(self.session_idle, built_in.idle),
            whole: time(self.session_time_max, built_in.whole),
        }
    }

    /// What a document may be.
    pub(crate) fn document_bytes_max(&self) -> u64 {
        self.document_bytes_max.map_or(Intake::BYTES_MAX, |count| count.0)
    }

    /// What the connections may take.
    pub(crate) fn doors(&self) -> ServeLimits {
        let built_in = ServeLimits::default();
        ServeLimits {
            connections_max: self.connections_max.map_or(built_in.connections_max, Count::as_usize),
            address_connections_max: self
                .address_connections_max
                .map_or(built_in.address_connections_max, Count::as_usize),
            streams_max: self.streams_max.map_or(built_in.streams_max, Count::as_u32),
            head_bytes_max: self.head_bytes_max.map_or(built_in.head_bytes_max, Count::as_u32),
            buffer_bytes_max: self
                .buffer_bytes_max
                .map_or(built_in.buffer_bytes_max, Count::as_usize),
            socket_bytes_max: self
                .socket_bytes_max
                .map_or(built_in.socket_bytes_max, Count::as_u32),
            head_wait: time(self.head_wait, built_in.head_wait),
            idle_wait: time(self.idle_wait, built_in.idle_wait),
            body_wait: time(self.body_wait, built_in.body_wait),
            body_rate_min: self.body_rate_min.map_or(built_in.body_rate_min, Count::as_u32),
            send_wait: time(self.send_wait, built_in.send_wait),
            drain_wait: time(self.drain_wait, built_in.drain_wait),
        }
    }

    /// What a call may take.
    pub(crate) fn calls(&self) -> CallLimits {
        let built_in = CallLimits::default();
        CallLimits {
            body_bytes_max: self.body_bytes_max.map_or(built_in.body_bytes_max, Count::as_usize),
            view_wait: time(self.view_wait, built_in.view_wait),
            waiters_max: self.waiters_max.map_or(built_in.waiters_max, Count::as_usize),
            feeds_max: self.feeds_max.map_or(built_in.feeds_max, Count::as_usize),
            feed_wait: time(self.feed_wait, built_in.feed_wait),
            feed_lag_max: self.feed_lag_max.map_or(built_in.feed_lag_max, |count| count.0),
            feed_recheck: time(self.feed_recheck, built_in.feed_recheck),
            page_events_max: self.page_events_max.map_or(built_in.page_events_max, Count::as_u32),
            page_bytes_max: self.page_bytes_max.map_or(built_in.page_bytes_max, Count::as_usize),
            upload_wait: time(self.upload_wait, built_in.upload_wait),
            upload_time_max: time(self.upload_time_max, built_in.upload_time_max),
            heartbeat: time(self.heartbeat, built_in.heartbeat),
        }
    }

    /// What these limits come to, whoever keeps to them.
    #[cfg(test)]
    fn kept(&self) -> Limits {
        let (writer, doors, calls) =
            (self.writer(WriterOptions::default()), self.doors(), self.calls());
        let wait = |time| Some(Wait(time));
        let count = |of: u64| Some(Count(of));
        Limits {
            connections_max: count(doors.connections_max as u64),
            address_connections_max: count(doors.address_connections_max as u64),
            streams_max: count(doors.streams_max.into()),
            head_bytes_max: count(doors.head_bytes_max.into()),
            buffer_bytes_max: count(doors.buffer_bytes_max as u64),
            socket_bytes_max: count(doors.socket_bytes_max.into()),
            head_wait: wait(doors.head_wait),
            idle_wait: wait(doors.idle_wait),
            body_wait: wait(doors.body_wait),
            body_rate_min: count(doors.body_rate_min.into()),
            send_wait: wait(doors.send_wait),
            drain_wait: wait(doors.drain_wait),
            commands_waiting_max: count(writer.queue_max as u64),
            slow_command: wait(writer.slow_command),
            disk_low_bytes: count(self.disk_low_bytes()),
            waiters_max: count(calls.waiters_max as u64),
            view_wait: wait(calls.view_wait),
            feeds_max: count(calls.feeds_max as u64),
            feed_wait: wait(calls.feed_wait),
            feed_lag_max: count(calls.feed_lag_max),
            feed_recheck: wait(calls.feed_recheck),
            heartbeat: wait(calls.heartbeat),
            page_events_max: count(calls.page_events_max.into()),
            page_bytes_max: count(calls.page_bytes_max as u64),
            wrong_tokens_max: count(self.attempts().address_max.into()),
            session_idle: wait(self.sessions().idle),
            session_time_max: wait(self.sessions().whole),
            body_bytes_max: count(calls.body_bytes_max as u64),
            document_bytes_max: count(self.document_bytes_max()),
            upload_wait: wait(calls.upload_wait),
            upload_time_max: wait(calls.upload_time_max),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Args as _;

    use super::*;

    #[test]
    fn every_limit_is_told_by_the_help_and_the_page_with_what_is_built_in() {
        let page = include_str!("../../limits.md");
        let command = Limits::augment_args(clap::Command::new("serve"));
        let mut rows = 0;
        for (name, env, built_in) in Limits::default().kept().all() {
            let built_in = built_in.unwrap();
            let flag = command.get_arguments().find(|argument| argument.get_id() == name).unwrap();
            let help = flag.get_help().unwrap().to_string();
            assert!(help.ends_with(&format!("[default: {built_in}]")), "{name}: {help}");
            assert_eq!(env, format!("PLUMBLINE_{}", name.to_uppercase()));
            assert!(page.contains(&format!("| `{name}` | {built_in} | ")), "limits.md: {name}");
            rows += 1;
        }
        assert_eq!(page.lines().filter(|line| line.starts_with("| `")).count(), rows);
    }

    #[test]
    fn each_limit_that_is_set_reaches_whoever_keeps_to_it() {
        for (name, _, _) in Limits::default().all() {
            let of_time = toml::from_str::<Limits>(&format!("{name} = \"7s\"")).ok();
            let set = of_time.unwrap_or_else(|| toml::from_str(&format!("{name} = 7")).unwrap());
            let kept = set.kept();
            let value = |limits: &Limits| {
                limits.all().into_iter().find(|(found, ..)| *found == name).unwrap().2.unwrap()
            };
            assert!(["7", "7s"].contains(&value(&kept).as_str()), "{name}: {}", value(&kept));
            let others = |limits: &Limits| {
                limits.all().into_iter().filter(|(found, ..)| *found != name).collect::<Vec<_>>()
            };
            assert_eq!(others(&kept), others(&Limits::default().kept()), "{name}");
        }
    }
}
