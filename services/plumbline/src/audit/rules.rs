//! A log's history by the core's own rules: every stream is folded, and every event is asked of today's rules in the world
//! as it was just before it.
//!
//! What cannot be folded is damage, and ends the audit. What today's rules would refuse is a finding and no error, because
//! rules change and history does not.

use std::fmt::Write as _;

use jiff::tz::TimeZone;
use plumbline_lifecycle::person::Sealed;
use plumbline_lifecycle::{
    Event, Folded, Known, No, Noun, PersonId, State, StreamId, Streams, World, permits,
};
use plumbline_log::{Reader, Recorded};
use plumbline_views::stored;
use plumbline_workflow::WriterOptions;

use crate::failure::Failure;
use crate::output::table;
use crate::reading::folded_to;

/// Findings that are told; the count of all stands above them.
const FINDINGS_SHOWN: usize = 20;

/// Streams that one rule may ask for; more would be a fault of the rule.
const READS_MAX: usize = 64;

/// What was read so far.
pub(crate) struct Audit {
    streams: Streams,
    /// The log itself, for a rule that looks further back than a state does.
    log: Option<Reader>,
    /// The zone in which a moment becomes a day: the writer's.
    zone: TimeZone,
    refused: u64,
    findings: Vec<Finding>,
    /// Events that came to a replica without their data, so that nobody can fold them.
    withheld: u64,
}

/// The streams before an event, and the log behind them.
struct AsItWas<'a> {
    streams: &'a Streams,
    log: Option<&'a Reader>,
}

impl Known for AsItWas<'_> {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        self.streams.stream(id)
    }

    fn earlier(&self, stream: &StreamId, version: u64) -> Option<Folded> {
        folded_to(self.log?, stream, version).ok().flatten()
    }
}

/// An event that today's rules would refuse.
struct Finding {
    seq: u64,
    stream: String,
    kind: String,
    rule: &'static str,
    says: String,
}

impl Audit {
    pub(crate) fn of(log: Option<Reader>) -> Audit {
        let (streams, zone) = (Streams::default(), WriterOptions::default().zone);
        Audit { streams, log, zone, refused: 0, findings: Vec::new(), withheld: 0 }
    }

    /// Takes in the next event of the log.
    pub(crate) fn see(&mut self, row: &Recorded) -> Result<(), Failure> {
        let damaged =
            |why: String| Failure::Damaged { seq: row.seq, stream: row.stream.clone(), why };
        // Only a replica holds such: of a log that decides for itself `verify` has called it damage by now.
        if row.is_withheld() {
            self.withheld += 1;
            return Ok(());
        }
        let stream: StreamId = row.stream.parse().map_err(|no| damaged(format!("{no}")))?;
        let noun = stream.noun();
        // A kind that several nouns have, as that of a passed day, belongs on each of their streams.
        let belongs = |noun: &Noun| Event::kinds(*noun).any(|kind| kind == row.kind);
        if !belongs(&noun) && Noun::ALL.iter().any(belongs) {
            return Err(damaged(format!("an event {} does not belong on this stream", row.kind)));
        }
        let event = Event::decode(noun, &row.kind, row.schema, &row.data)
            .map_err(|why| damaged(why.to_string()))?;
        self.ask(row, &stream, &event)?;
        self.streams
            .read(&row.stream, &stored(row))
            .map_err(|unreadable| damaged(unreadable.why.to_string()))?;
        Ok(())
    }

    fn ask(&mut self, row: &Recorded, stream: &StreamId, event: &Event) -> Result<(), Failure> {
        let today = self.zone.to_datetime(row.recorded_at).date();
        for _ in 0..READS_MAX {
            let known = AsItWas { streams: &self.streams, log: self.log.as_ref() };
            let world = World { known: &known, by: None, on: row.happened_on, today };
            match permits(&world, stream, event) {
                Ok(()) => return Ok(()),
                // Everything before this event is in memory: what is missing was not born.
                Err(No::Missing(unborn)) => self.streams.begin(&unborn),
                Err(No::Refused(refusal)) => {
                    self.refused += 1;
                    if self.findings.len() < FINDINGS_SHOWN {
                        let reason = refusal.reason();
                        let (stream, kind) = (row.stream.clone(), row.kind.clone());
                        let (rule, says) = (reason.rule, reason.en);
                        self.findings.push(Finding { seq: row.seq, stream, kind, rule, says });
                    }
                    return Ok(());
                }
            }
        }
        let (seq, stream) = (row.seq, row.stream.clone());
        let why =
            format!("a rule asked for more than {READS_MAX} streams (a fault of the program)");
        Err(Failure::Damaged { seq, stream, why })
    }

    /// Events that could not be asked about, because their data were withheld.
    pub(crate) fn withheld(&self) -> u64 {
        self.withheld
    }

    /// Standards that something happened to.
    pub(crate) fn standards(&self) -> usize {
        let of_standards = |(name, folded): &(&str, &plumbline_lifecycle::Folded)| {
            Noun::of_stream(name) == Some(Noun::Standard) && folded.version > 0
        };
        self.streams.all().filter(of_standards).count()
    }

    /// Of whom something private is sealed.
    pub(crate) fn sealed(&self) -> impl Iterator<Item = (PersonId, &Sealed)> {
        self.streams.all().filter_map(|(name, folded)| {
            let (Ok(StreamId::Person(id)), State::Person(personal)) = (name.parse(), &folded.state)
            else {
                return None;
            };
            Some((id, personal.sealed()?))
        })
    }

    /// How many tokens let somebody do something, and how many were revoked.
    pub(crate) fn tokens(&self) -> (usize, usize) {
        match self.streams.stream(&StreamId::Grants).map(|folded| &folded.state) {
            Some(State::Grants(grants)) => {
                let held = grants.held().count();
                (held, grants.all().count() - held)
            }
            _ => (0, 0),
        }
    }

    /// What today's rules would refuse, in words.
    pub(crate) fn told(&self) -> String {
        let events = match self.refused {
            0 => return "today's rules would let every event happen\n".into(),
            1 => "1 event".to_owned(),
            many => format!("{many} events"),
        };
        let mut text = format!("{events} would be refused by today's rules");
        let shown = self.findings.len();
        if self.refused > shown as u64 {
            let _ = write!(text, ", of which the first {shown}");
        }
        text.push_str(":\n");
        let rows = self.findings.iter().map(|found| {
            let Finding { seq, stream, kind, rule, says } = found;
            vec![
                format!("  seq {seq}"),
                stream.clone(),
                kind.clone(),
                (*rule).to_owned(),
                says.clone(),
            ]
        });
        text + &table(&rows.collect::<Vec<_>>(), &[])
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use plumbline_lifecycle::procedure::BUILT_IN;
    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::*;

    /// A log as it grows: a row an event.
    #[derive(Default)]
    struct Log(Vec<Recorded>);

    impl Log {
        fn with(mut self, stream: &str, kind: &str, on: &str, data: &Value) -> Log {
            let version = self.0.iter().filter(|row| row.stream == stream).count() as u64 + 1;
            self.0.push(Recorded {
                seq: self.0.len() as u64 + 1,
                stream: stream.into(),
                version,
                kind: kind.into(),
                schema: 1,
                recorded_at: "2026-03-01T00:00:00Z".parse::<Timestamp>().unwrap(),
                happened_on: on.parse().unwrap(),
                actor: "li".into(),
                on_behalf_of: None,
                command: Uuid::nil(),
                data: data.to_string(),
                digest: [0; 32],
                leaf: plumbline_log::Hash([0; 32]),
            });
            self
        }

        /// The procedures, and a proposal of the tenth of January.
        fn begun() -> Log {
            let local = json!({ "text": BUILT_IN[0].1 });
            let proposed = json!({
                "binding": { "procedure": "local", "version": 3 },
                "profile": {
                    "level": "local", "field": "elderly-care", "jurisdiction": "330100",
                    "titles": { "zh": "示例：甲" }, "drafting_unit": "示例协会",
                },
                "edition": 1,
            });
            Log::default().with("procedures", "ProcedureAdopted", "2026-01-01", &local).with(
                "standard/a",
                "StandardProposed",
                "2026-01-10",
                &proposed,
            )
        }

        fn audited(self) -> Result<Audit, String> {
            let mut audit = Audit::of(None);
            let seen = self.0.iter().try_for_each(|row| audit.see(row));
            seen.map(|()| audit).map_err(|failure| failure.to_string())
        }
    }

    #[test]
    fn what_todays_rules_would_refuse_is_a_finding_and_no_error() {
        // No document was handed in, and the withdrawal lies before the acceptance.
        let audit = Log::begun()
            .with("standard/a", "ProposalAccepted", "2026-01-20", &json!({}))
            .with("standard/a", "StandardWithdrawn", "2026-01-15", &json!({ "reason": "示例" }))
            .audited()
            .unwrap();
        assert_eq!(audit.standards(), 1);
        let told = audit.told();
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines[0], "2 events would be refused by today's rules:");
        assert!(lines[1].starts_with(
            "  seq 3  standard/a  ProposalAccepted   documents-missing  Documents are missing: "
        ));
        assert!(lines[2].starts_with(
            "  seq 4  standard/a  StandardWithdrawn  impossible-day     It cannot have been on 2026-01-15"
        ));
        assert_eq!(lines.len(), 3);
    }

    #[test]
    fn many_findings_are_counted_and_some_are_told() {
        let mut log = Log::begun();
        for no in 0..25 {
            log = log.with(
                &format!("register/Q/A{no:02}"),
                "NumberVoided",
                "2026-01-20",
                &json!({
                    "number": format!("Q/A{no:02} 1-2026"), "why": "示例",
                }),
            );
        }
        let told = log.audited().unwrap().told();
        assert!(
            told.starts_with(
                "25 events would be refused by today's rules, of which the first 20:\n"
            )
        );
        assert_eq!(told.lines().count(), 21);
    }

    #[test]
    fn what_cannot_be_folded_is_an_error_that_names_seq_and_stream() {
        let misfit =
            Log::begun().with("standard/a", "ConsultationClosed", "2026-01-20", &json!({}));
        let says = misfit.audited().err().unwrap();
        assert!(
            says.starts_with("seq 3, standard/a: ConsultationClosed cannot have happened to"),
            "{says}"
        );
        let unknown = Log::begun().with("standard/a", "Sung", "2026-01-20", &json!({}));
        let says = unknown.audited().err().unwrap();
        assert!(says.starts_with("seq 3, standard/a: event kind Sung"), "{says}");
        let nowhere = Log::begun().with("choir", "ProposalAccepted", "2026-01-20", &json!({}));
        let says = nowhere.audited().err().unwrap();
        assert!(says.starts_with("seq 3, choir: `choir` names no stream"), "{says}");
    }

    /// Nobody submitted the gate, and no day has passed: both are found, and the passed day belongs on the stream.
    #[test]
    fn approvals_are_judged_on_the_day_of_recording() {
        let step = json!({
            "zh": "示例", "en": "Made up", "mode": "all", "source": "示例",
            "seats": [{ "person": { "person": "p-li" } }],
        });
        let submitted = |on| {
            let matter =
                json!({ "gate": "proposal", "submitter": "p-wang", "route": [step], "bundle": [] });
            Log::begun().with("approval/a.proposal.1", "ApprovalSubmitted", on, &matter)
        };
        let passed =
            json!({ "which": { "seat": { "step": 1, "seat": 1 } }, "until": "2026-02-27" });
        let audit = submitted("2026-03-01")
            .with("approval/a.proposal.1", "DeadlinePassed", "2026-03-01", &passed)
            .audited()
            .unwrap();
        let rules: Vec<&str> = audit.findings.iter().map(|found| found.rule).collect();
        assert_eq!(rules, ["not-asked-for", "not-waited-for"]);
        let earlier = submitted("2026-02-28").audited().unwrap();
        assert_eq!(earlier.findings[0].rule, "impossible-day", "recorded on the first of March");
    }

    #[test]
    fn an_event_on_the_stream_of_another_noun_is_an_error() {
        let strayed = Log::begun().with("people", "ProposalAccepted", "2026-01-20", &json!({}));
        assert_eq!(
            strayed.audited().err().unwrap(),
            "seq 3, people: an event ProposalAccepted does not belong on this stream"
        );
    }
}
