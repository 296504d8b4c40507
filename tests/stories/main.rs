//! Stories for the core: commands in, events or refusals out, as text that a standards officer could read.
//!
//! A line holds the day, the stream (a standard by its id) and the command; `->` and what came of it stand below: every event,
//! with its stream where that is another one, then where the target stands and by when somebody must have acted. The reader
//! plays the commands against the pure core and writes the same lines again; the two texts must be equal. `BLESS=1` writes
//! what came. Lines that are empty or begin with `#` stand as they are; `# --` begins a new world.
//!
//! `p-li: agree` is given by the person p-li. Some verbs are no commands: `attach a b c` hands in several documents (`a=2` another
//! text of it), `hurry 60.60 DB3301/T 0400-2024` lives a life without trouble up to that code, `bureau` founds a small bureau,
//! `pass-through GATE` lets a gate be submitted and granted, `panel-votes` lets a panel be called and vote, `explain` asks why a standard waits, `audit KIND {…}` asks the rules whether an event could have been
//! recorded, `late` before a command records it on a later day than it happened, `who …` asks who may act on that day, and `table` prints what was said in a consultation and what came
//! of it; `waits` says what a stream waits for and of whom, `owed` what is owed of a published text; `clock` and `near` have a last day noted, `catch-up` all that have passed; `flood 5000` has so many comments received.
#![expect(clippy::unwrap_used, reason = "a test whose world cannot be set up should stop there")]

mod applied;
mod bureau;
mod consulted;
mod draw;
mod each_refusal;
mod noted;
mod panels;
mod verbs;
mod who;
mod working_days;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use plumbline_lifecycle::procedure::{self, BUILT_IN};
use plumbline_lifecycle::standard::{self, Standard};
use plumbline_lifecycle::{
    Calendar, Command, Event, Folded, Known, No, PersonId, Refusal, Rules, Shared, State, StreamId,
    Who, approval, ballot, calendar, consultation, deadline, decide, due, grants, implementation,
    people, permits, pool, register, review, waits,
};

const TODAY: Date = date(2040, 1, 1);

/// As many streams as the writer lets one decision read (`workflow`).
const READS_MAX: usize = 16;

/// Every stream of a story, what lies in the boxes of its secret ballots, and what happened in it.
struct World(BTreeMap<StreamId, Folded>, panels::Boxes, Vec<(StreamId, Event, Date)>);

/// The day on which a command is recorded: the day itself, where no other is taken.
fn recorded(on: Date, target: &StreamId, command: &Command) -> Date {
    // Who is who, who has a token, who approves and which days are worked is said on the day itself.
    let of_today = matches!(
        target,
        StreamId::People
            | StreamId::Calendar
            | StreamId::Grants
            | StreamId::Pool(_)
            | StreamId::Person(_)
            | StreamId::Approval(_)
            | StreamId::Review(_)
            | StreamId::Ballot(_)
    );
    let submits = matches!(
        command,
        Command::Standard(
            standard::Command::SubmitGate { .. } | standard::Command::CallReview { .. }
        )
    );
    // What comes of a comment, and a later last day, are said on the day itself too.
    let of_today = of_today
        || matches!(
            command,
            Command::Consultation(
                consultation::Command::Dispose { .. } | consultation::Command::Extend { .. }
            )
        );
    let of_today = of_today
        || matches!(command, Command::Implementation(command) if applied::is_of_today(command));
    if of_today || submits { on.min(TODAY) } else { TODAY }
}

impl World {
    fn new() -> World {
        let mut world = World(BTreeMap::new(), panels::Boxes::default(), Vec::new());
        for (_, text) in BUILT_IN {
            let adopt = procedure::Command::AdoptProcedure { text: text.into() };
            world.give(date(2020, 1, 1), &StreamId::Procedures, &adopt.into()).unwrap();
        }
        world
    }

    /// Plays one command or question and says what came of it, an answer a line.
    fn play(&mut self, on: Date, target: &StreamId, text: &str) -> Vec<String> {
        let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
        match verb {
            "late" => vec![self.answer_recorded(on, TODAY, target, rest)],
            "attach" => {
                let mut answers: Vec<String> = rest
                    .split(' ')
                    .map(|kind| self.answer(on, target, &format!("attach {kind}")))
                    .collect();
                answers.dedup();
                answers
            }
            "hurry" => vec![self.hurry(on, target, rest)],
            "bureau" => vec![self.bureau(on)],
            "explain" => self.explain(on, target),
            "panel-votes" => self.panel_votes(on, target, rest),
            "pass-through" => vec![self.pass_through(on, target, rest)],
            "audit" => vec![self.audit(on, target, rest)],
            "card" => vec![self.card(on, target, rest)],
            "panel" => panels::told(&self.0, target),
            "flood" => {
                let comment = "comment 5 某单位 应细化";
                (0..rest.parse().unwrap()).for_each(|_| drop(self.answer(on, target, comment)));
                vec![format!("…{}", self.place(target))]
            }
            "table" => self.table(target),
            "waits" => self.waits(target),
            "owed" => self.owed(on, target),
            "catch-up" => self.catch_up(on),
            "who" => match &self.0[target].state {
                State::People(people) => vec![who::told(people, on, rest)],
                _ => panic!("{target} is not people"),
            },
            _ => vec![self.answer(on, target, text)],
        }
    }

    fn answer(&mut self, on: Date, target: &StreamId, text: &str) -> String {
        let by = text.split_once(": ").and_then(|(by, _)| by.parse::<PersonId>().ok());
        let said = by.as_ref().map_or(text, |by| &text[by.as_str().len() + 2..]);
        let recorded = recorded(on, target, &verbs::command(target, said));
        self.answer_recorded(on, recorded, target, text)
    }

    /// The same, of what is recorded on a later day.
    fn answer_recorded(&mut self, on: Date, today: Date, target: &StreamId, text: &str) -> String {
        let by = text.split_once(": ").and_then(|(by, _)| by.parse::<PersonId>().ok());
        let text = by.as_ref().map_or(text, |by| &text[by.as_str().len() + 2..]);
        match self.give_as(on, today, by.as_ref(), target, &verbs::command(target, text)) {
            Ok(events) => {
                let events: Vec<String> =
                    events.iter().map(|(stream, event)| in_words(target, stream, event)).collect();
                format!("{}{}", events.join(" + "), self.place(target))
            }
            Err(refusal) => refused(&refusal),
        }
    }

    fn give(
        &mut self,
        on: Date,
        target: &StreamId,
        command: &Command,
    ) -> Result<Vec<(StreamId, Event)>, Refusal> {
        self.give_as(on, recorded(on, target, command), None, target, command)
    }

    /// Decides, stores, reads back and folds.
    fn give_as(
        &mut self,
        on: Date,
        today: Date,
        by: Option<&PersonId>,
        target: &StreamId,
        command: &Command,
    ) -> Result<Vec<(StreamId, Event)>, Refusal> {
        let (events, mut asked) = self.asked(|known| {
            decide(&plumbline_lifecycle::World { known, by, on, today }, target, command)
        })?;
        // The policy has asked these before.
        asked.extend([StreamId::People, target.clone()]);
        assert!(asked.len() <= READS_MAX, "{text:?} reads {asked:?}", text = command.name());
        for (stream, event) in &events {
            let stored = event.encode();
            let read = Event::decode(stream.noun(), stored.kind, stored.schema, &stored.data);
            assert_eq!(read.as_ref().unwrap(), event, "the stored form comes back");
            let before = self.0.remove(stream).expect("what is written was read");
            self.0.insert(stream.clone(), before.then(0, &read.unwrap(), on).unwrap());
            self.2.push((stream.clone(), event.clone(), on));
        }
        Ok(events)
    }

    fn ask<T>(&mut self, question: impl Fn(&dyn Known) -> Result<T, No>) -> Result<T, Refusal> {
        self.asked(question).map(|(answer, _)| answer)
    }

    /// Loads what an answer lacks: a stream that no command has written yet. With the answer comes what it asked for.
    fn asked<T>(
        &mut self,
        question: impl Fn(&dyn Known) -> Result<T, No>,
    ) -> Result<(T, BTreeSet<StreamId>), Refusal> {
        loop {
            let (streams, boxes) = (&self.0, &self.1);
            let house = panels::House { streams, boxes, asked: Default::default() };
            match question(&house) {
                Ok(answer) => return Ok((answer, house.asked.into_inner())),
                Err(No::Refused(refusal)) => return Err(refusal),
                Err(No::Missing(stream)) => {
                    let unborn = Folded::unborn(&stream);
                    self.0.insert(stream, unborn);
                }
            }
        }
    }

    /// A life without trouble, every document at hand, up to a code; the consultation takes thirty days.
    fn hurry(&mut self, mut on: Date, target: &StreamId, text: &str) -> String {
        let (text, under) = text.split_once(" under ").unwrap_or((text, "local"));
        let (goal, number) = text.split_once(' ').unwrap_or((text, "DB3301/T 0400-2024"));
        let (approve, day) = (format!("approve {number}"), format!("publish {on}"));
        // Our own series are those of the bureau's own norms.
        let level = if number.starts_with("Q/") { " norm" } else { "" };
        let propose = format!("propose {under}{level}");
        let mut commands = vec![propose.as_str(), "accept", "consult 30", "close", "review"];
        commands.extend(["pass 一致同意", &approve, &day, "examine 例行复审"]);
        for text in commands {
            if self.code(target).as_deref() == Some(goal) {
                break;
            }
            // The receipt of a filing comes after publication.
            for kind in documents().iter().filter(|kind| *kind != "filing-receipt") {
                self.answer(on, target, &format!("attach {kind}"));
            }
            if text == "close" {
                on = on.saturating_add(30.days());
            }
            let text = if text == day { format!("publish {on}") } else { text.to_owned() };
            self.answer(on, target, &text);
        }
        assert_eq!(self.code(target).as_deref(), Some(goal), "{target} did not get there");
        format!("… on {on}{}", self.place(target))
    }

    /// Whether the rules let an event happen that no command need have made.
    fn audit(&mut self, on: Date, target: &StreamId, text: &str) -> String {
        let (kind, data) = text.split_once(' ').unwrap();
        let event = Event::decode(target.noun(), kind, 1, data).unwrap();
        let asked = self.ask(|known| {
            let today = match target {
                StreamId::Approval(_)
                | StreamId::Review(_)
                | StreamId::Ballot(_)
                | StreamId::Pool(_) => on,
                _ => TODAY,
            };
            permits(&plumbline_lifecycle::World { known, by: None, on, today }, target, &event)
        });
        asked.map_or_else(|refusal| refused(&refusal), |()| "permitted".into())
    }

    /// What a stream waits for, of whom and until when.
    fn waits(&self, target: &StreamId) -> Vec<String> {
        let Some(held) = self.0.get(target) else { return vec!["nothing".into()] };
        let waits = waits(&held.state, &self.rules(target));
        let told = waits.iter().map(|wait| {
            let who = match &wait.who {
                Who::Person(person) => person.to_string(),
                Who::Seat(seat) if seat.post().is_some() => {
                    let (role, unit) = seat.post().unwrap();
                    format!("the {} of {unit}", role.key())
                }
                who => format!("{who:?}").to_lowercase(),
            };
            let until = wait.until.map(|day| format!(" until {day}")).unwrap_or_default();
            let provisional = if wait.provisional { " provisional" } else { "" };
            let follow = wait.follow.as_ref().map(|other| format!(" ({other} waits)"));
            let follow = follow.unwrap_or_default();
            format!("{} of {who}{until}{provisional}{follow}", wait.which.key())
        });
        told.collect()
    }

    /// What is owed of a published text: until when, and whether it was done in time.
    fn owed(&self, on: Date, target: &StreamId) -> Vec<String> {
        let Some(Standard::Run(run)) = self.standard(target) else { panic!("no standard of ours") };
        let rules = self.rules(target);
        let owed = run.owed(rules.procedure.unwrap(), &rules);
        let told = owed.iter().map(|one| {
            let until = one.last.map(|last| last.day.to_string()).unwrap_or_default();
            let done = one.done.map_or_else(|| "not done".into(), |day| format!("done {day}"));
            let late = if one.is_late(on) { "late" } else { "in time" };
            format!("{} until {until}: {done}, {late}", one.which.key())
        });
        let told: Vec<String> = told.collect();
        if told.is_empty() { vec!["nothing".into()] } else { told }
    }

    /// What last days of a stream are worked out with.
    fn rules(&self, target: &StreamId) -> Rules<'_> {
        let calendar = match self.0.get(&StreamId::Calendar).map(|folded| &folded.state) {
            Some(State::Calendar(calendar)) => calendar,
            _ => Calendar::unknown(),
        };
        let procedures = match self.0.get(&StreamId::Procedures).map(|folded| &folded.state) {
            Some(State::Procedures(procedures)) => procedures,
            _ => panic!("the procedures are no procedures"),
        };
        let binding = self.standard(target).and_then(Standard::binding);
        let procedure = binding.map(|binding| procedures.bound(binding).unwrap());
        Rules { procedure, calendar }
    }

    fn standard(&self, target: &StreamId) -> Option<&Standard> {
        match &self.0.get(target)?.state {
            State::Standard(standard) => Some(standard),
            _ => None,
        }
    }

    fn code(&self, target: &StreamId) -> Option<String> {
        Some(self.standard(target)?.code()?.to_string())
    }

    /// Where a standard stands, what it is called by, and by when somebody must have acted.
    fn place(&self, target: &StreamId) -> String {
        if let StreamId::Consultation(_) = target {
            return format!(" @ {}", self.consultation(target));
        }
        if let StreamId::Implementation(_) = target {
            return format!(" @ {}", self.implementation(target));
        }
        if let StreamId::Approval(_) = target {
            return format!(" @ {}", self.approval(target));
        }
        if let Some(place) = panels::place(&self.0, target) {
            return format!(" @ {place}");
        }
        let (Some(standard), Some(code)) = (self.standard(target), self.code(target)) else {
            return String::new();
        };
        let waits = waits(&State::Standard(standard.clone()), &self.rules(target));
        let until = due(&waits).and_then(|wait| Some((wait.until?, wait.provisional)));
        let suspended = standard.suspended_since().map_or("", |_| " suspended");
        let until = until.map(|(day, provisional)| {
            format!(" due {day}{}", if provisional { " provisional" } else { "" })
        });
        format!(" @ {code}{suspended}{}", until.unwrap_or_default())
    }
}

fn in_words(target: &StreamId, stream: &StreamId, event: &Event) -> String {
    use standard::Event::{ProfileCorrected, StandardRenumbered};
    let what = match event {
        Event::Standard(ProfileCorrected { before, after, .. }) => {
            format!(" from {} to {}", before.titles.best("zh"), after.titles.best("zh"))
        }
        Event::Standard(StandardRenumbered { number })
        | Event::Register(register::Event::NumberVoided { number, .. }) => format!(" {number}"),
        _ => String::new(),
    };
    let of = if stream == target { String::new() } else { format!(" of {stream}") };
    format!("{}{what}{of}", event.kind())
}

fn refused(refusal: &Refusal) -> String {
    let reason = refusal.reason();
    format!("refused, {}: {}", reason.rule, reason.en)
}

/// The documents that the built-in procedures know.
fn documents() -> Vec<String> {
    let known = BUILT_IN.map(|(_, text)| text.parse::<procedure::Procedure>().unwrap());
    known.into_iter().flat_map(|procedure| procedure.documents.into_keys()).collect()
}

/// Plays a story.
fn tell(story: &str) -> String {
    let mut world = World::new();
    let mut told = String::new();
    for line in story.lines() {
        told += &format!("{line}\n");
        if line.starts_with("# --") {
            world = World::new();
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        for answer in at(line, |on, target, text| world.play(on, target, text)) {
            told += &format!("    -> {answer}\n");
        }
    }
    told
}

/// Splits a line into its day, its stream and the rest. A series with a space in its name is not needed here.
fn at<T>(line: &str, play: impl FnOnce(Date, &StreamId, &str) -> T) -> T {
    let mut parts = line.splitn(3, ' ');
    let mut part = || parts.next().unwrap_or_else(|| panic!("`{line}` lacks something"));
    let (day, stream, text) = (part(), part(), part());
    let named = stream.parse().or_else(|_| format!("standard/{stream}").parse());
    play(day.parse().unwrap(), &named.unwrap(), text.trim())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("stories")
}

fn check(name: &str) {
    let path = folder().join(name);
    let written = std::fs::read_to_string(&path).unwrap();
    let commands: String = written
        .lines()
        .filter(|line| !line.starts_with("    ->"))
        .map(|line| format!("{line}\n"))
        .collect();
    let told = tell(&commands);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, told).unwrap();
    } else {
        assert_eq!(told, written, "{name} (BLESS=1 writes what came)");
    }
}

macro_rules! stories {
    ($($test:ident)*) => {
        $(
            #[test]
            fn $test() {
                check(concat!(stringify!($test), ".story"));
            }
        )*

        const STORIES: &[&str] = &[$(concat!(stringify!($test), ".story")),*];
    };
}

stories! {
    whole_life entered approvals bars explanations detours plans editions numbers corrections observed procedures people audits
    calendar grants pool admissions person consultations reviews ballots late implementation
    owed clock each_refusal city norms moved national industry province group enterprise
}

/// Rules that no command meets, because what they refuse is never made; a stored history could still hold it.
const ONLY_AUDITED: [(&str, &str); 17] = [
    ("admission-not-granted", "what a matter grants is admitted in its own commit"),
    ("box-elsewhere", "a secret ballot is closed by its count"),
    ("not-called-for", "a review is called by the command of its standard"),
    ("not-drawn", "the lots say who is drawn"),
    ("not-next-alternate", "who steps in is worked out"),
    ("ballot-not-called", "a ballot is opened by the command of its review"),
    ("not-asked", "a review releases whom it has asked"),
    ("consultation-not-opened", "a consultation begins and lapses in the commit of its standard"),
    ("token-out-of-turn", "the number of a token is counted by the decision"),
    ("not-asked-for", "a matter ends in the commit in which its standard goes another way"),
    ("profile-moved", "a correction is made from the description that its command read"),
    ("not-its-successor", "whoever proposes a next edition decides on it in the same commit"),
    ("other-series", "a number is written on the register of its own series"),
    ("number-ours", "a number of our own series is issued, not recorded"),
    ("number-not-ours", "a number of another body is recorded, not issued"),
    ("implementation-not-over", "an implementation ends in the commit in which its standard does"),
    ("number-not-in-use", "only the number that a standard bears is voided"),
];

/// Rules that are no part of the core's decisions.
const ELSEWHERE: [(&str, &str); 9] = [
    (
        "box-sealed",
        "a story commits each command: `tests/logs/secret/killed.rs` kills the writer in between",
    ),
    (
        "box-lost",
        "the writer says it of a card, not the core of a command: `tests/logs/secret/mod.rs`",
    ),
    ("too-much-recorded", "nobody reads a story of five thousand inspections"),
    ("too-many-keys", "nobody reads a story of sixty-four keys"),
    ("too-many-opinions", "nobody reads a story of two thousand opinions"),
    ("draw-too-late", "the stories have every pool and every root at hand"),
    ("asked-already", "a panel holds nobody twice"),
    ("not-yet", "a question about a past day is answered so, not a command"),
    ("extension-beyond-days", "only a text that an older version adopted holds such a figure"),
];

/// Every rule says no in some story, so that its sentence was read by somebody.
#[test]
fn every_rule_says_no_somewhere() {
    let (mut commands, mut audits) = (BTreeSet::new(), BTreeSet::new());
    for name in STORIES {
        let written = std::fs::read_to_string(folder().join(name)).unwrap();
        let mut audit = false;
        for line in written.lines() {
            let Some(refused) = line.strip_prefix("    -> refused, ") else {
                audit = line.contains(" audit ");
                continue;
            };
            let (rule, _) = refused.split_once(':').unwrap();
            if audit { &mut audits } else { &mut commands }.insert(rule.to_owned());
        }
    }
    let nouns = [standard::Refusal::RULES, register::Refusal::RULES, procedure::Refusal::RULES];
    let rules = nouns
        .into_iter()
        .chain([
            people::Refusal::RULES,
            approval::Refusal::RULES,
            consultation::Refusal::RULES,
            deadline::Refusal::RULES,
            calendar::Refusal::RULES,
            grants::Refusal::RULES,
            pool::Refusal::RULES,
            plumbline_lifecycle::person::Refusal::RULES,
            review::Refusal::RULES,
            ballot::Refusal::RULES,
            implementation::Refusal::RULES,
            Shared::RULES,
        ])
        .flatten();
    let not_met: Vec<&str> = rules.copied().filter(|rule| !commands.contains(*rule)).collect();
    let only_audited: Vec<&str> =
        not_met.iter().copied().filter(|rule| audits.contains(*rule)).collect();
    let sorted = |mut rules: Vec<&'static str>| {
        rules.sort_unstable();
        rules
    };
    assert_eq!(sorted(only_audited.clone()), sorted(ONLY_AUDITED.map(|(rule, _)| rule).to_vec()));
    let nowhere = not_met.into_iter().filter(|rule| !only_audited.contains(rule)).collect();
    assert_eq!(sorted(nowhere), sorted(ELSEWHERE.map(|(rule, _)| rule).to_vec()));
}

/// A story that no test plays would be believed and never checked.
#[test]
fn every_story_is_played() {
    let files = std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name());
    let found: BTreeSet<String> = files.map(|name| name.into_string().unwrap()).collect();
    let found: BTreeSet<&str> =
        found.iter().map(String::as_str).filter(|name| name.ends_with(".story")).collect();
    assert_eq!(found, STORIES.iter().copied().collect());
}
