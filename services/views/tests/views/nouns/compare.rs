//! What the core has folded, and what the model remembers, in the same words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use plumbline_lifecycle::approval::Approval;
use plumbline_lifecycle::ballot::{Ballot, verdict};
use plumbline_lifecycle::consultation::{Consultation, Purpose};
use plumbline_lifecycle::draw::{Ground, Whom};
use plumbline_lifecycle::procedure::{Gate, Procedure, VoteRule};
use plumbline_lifecycle::review::{self, Answer, Panel, Review, Standing};
use plumbline_lifecycle::standard::{Asked, Run, Standard};
use plumbline_lifecycle::{BallotId, Folded, State, StreamId};

use crate::nouns::PROCEDURE;
use crate::nouns::model::approvals::Matter;
use crate::nouns::model::reviews::Barred;
use crate::nouns::model::{self, Model};
use crate::nouns::tries::{What, code, hash};

/// The vote rules, as the core reads them.
static VOTES: LazyLock<BTreeMap<String, VoteRule>> =
    LazyLock::new(|| PROCEDURE.parse::<Procedure>().unwrap().votes);

/// What the core has folded of a stream.
pub(crate) fn folded(name: &str, streams: &BTreeMap<StreamId, Folded>) -> String {
    let stream: StreamId = name.parse().unwrap();
    let unborn = || by_core(&stream, &Folded::unborn(&stream).state);
    streams.get(&stream).map_or_else(unborn, |folded| by_core(&stream, &folded.state))
}

/// What the model remembers of it.
pub(crate) fn remembered(name: &str, model: &Model) -> String {
    let (noun, id) = name.split_once('/').unwrap();
    let told = match noun {
        "standard" => model.standard.as_ref().map(standard),
        "pool" => Some(pool(model)),
        "approval" => model.matters.get(id).map(matter),
        "consultation" => model.consultations.get(id).map(consulted),
        "review" => model.reviews.get(id).map(reviewed),
        _ => model.ballots.get(id).map(ballot),
    };
    told.unwrap_or_else(|| "unborn".into())
}

/// Every stream of one sequence that the model knows of.
pub(crate) fn names(model: &Model) -> BTreeSet<String> {
    let own = [format!("standard/{}", model.id), format!("pool/{}", model.area)];
    let matters = model.matters.keys().map(|id| format!("approval/{id}"));
    let consultations = model.consultations.keys().map(|id| format!("consultation/{id}"));
    let reviews = model.reviews.keys().map(|id| format!("review/{id}"));
    let ballots = model.ballots.keys().map(|id| format!("ballot/{id}"));
    own.into_iter().chain(matters).chain(consultations).chain(reviews).chain(ballots).collect()
}

fn standard(s: &model::standard::Standard) -> String {
    let mut told = format!("{} {:?} latest {}", s.code, s.suspended, s.latest);
    for (gate, (part, granted)) in &s.gates {
        let _ = write!(told, "; {gate} {part}");
        for (kind, content) in granted.iter().flatten() {
            let _ = write!(told, " {kind}={content}");
        }
    }
    let papers = s.papers.iter().map(|(kind, (content, _))| (kind.to_string(), *content));
    let papers: BTreeMap<String, u8> = papers.collect();
    let _ = write!(told, "; {papers:?} {:?} {:?}", s.consulted, s.reviewed);
    told + &format!(" {:?} {:?}", s.drafting_units, s.drafters)
}

fn standard_by_core(run: &Run) -> String {
    let mut told = format!("{} {:?} latest {}", run.code(), run.suspended_since(), run.latest);
    let mut gates = BTreeMap::new();
    for gate in Gate::ALL {
        let said = match run.asked(gate) {
            None => continue,
            Some(Asked::With(part)) => part.to_string(),
            Some(Asked::Approved { approval, bundle }) => {
                let mut said = approval.to_string();
                // In the order in which the procedure asks for them, which these tests name backwards in the alphabet.
                for doc in bundle.iter().rev() {
                    let _ = write!(said, " {}={}", doc.kind, content(&doc.sha256));
                }
                said
            }
        };
        gates.insert(gate.key().replace('-', "_"), said);
    }
    gates.iter().for_each(|(gate, said)| told += &format!("; {gate} {said}"));
    let papers = run.documents.iter().map(|held| &held.document);
    let papers: BTreeMap<&str, u8> =
        papers.map(|paper| (paper.kind.as_str(), content(&paper.sha256))).collect();
    let held =
        |purpose: Purpose| Some((purpose.key(), run.consultations.held(purpose)?.to_string()));
    let consulted: BTreeMap<&str, String> = Purpose::ALL.into_iter().filter_map(held).collect();
    let of = |purpose: review::Purpose| Some((purpose.key(), run.reviews.of(purpose)?.to_string()));
    let reviewed: BTreeMap<&str, String> =
        review::Purpose::ALL.into_iter().filter_map(of).collect();
    let _ = write!(told, "; {papers:?} {consulted:?} {reviewed:?}");
    let units: Vec<&str> = run.drafters.units.iter().map(|unit| unit.as_str()).collect();
    let persons: Vec<&str> = run.drafters.persons.iter().map(|person| person.as_str()).collect();
    told + &format!(" {units:?} {persons:?}")
}

fn content(sha256: &str) -> u8 {
    (0..2).find(|content| hash(*content) == sha256).unwrap()
}

fn by_core(stream: &StreamId, state: &State) -> String {
    match state {
        State::Standard(Standard::Run(run)) => standard_by_core(run),
        State::Standard(_) => "unborn".into(),
        State::Pool(pool) => pool_by_core(pool),
        State::Approval(approval) => matter_by_core(approval),
        State::Consultation(consultation) => consulted_by_core(consultation),
        State::Review(review) => reviewed_by_core(review),
        State::Ballot(ballot) => match stream {
            StreamId::Ballot(id) => ballot_by_core(id, ballot),
            _ => panic!("{stream} is no ballot"),
        },
        other => panic!("no stream of one standard: {other:?}"),
    }
}

fn pool(model: &Model) -> String {
    let mut told = format!("version {}", model.experts.version);
    for (id, person) in &model.experts.all {
        let said = &person.said;
        let (load, asked) = (person.load(), person.last_asked());
        let _ = write!(
            told,
            "\n{id} {} {} {} {} until {} load {load} asked {asked:?} {:?} {:?} {:?}",
            person.stands,
            said.kind,
            said.unit,
            said.senior,
            person.until,
            said.fields,
            person.away,
            person.conflicts
        );
    }
    told
}

fn pool_by_core(pool: &plumbline_lifecycle::pool::Pool) -> String {
    let mut told = format!("version {}", pool.version());
    for (id, expert) in pool.experts() {
        let said = &expert.description;
        let (load, asked) = (expert.load(), expert.last_asked);
        let fields: Vec<&str> = said.fields.iter().map(|field| field.as_str()).collect();
        let away: Vec<_> = expert.away.iter().map(|away| (away.from, away.until)).collect();
        let conflicts = expert.conflicts.iter().map(|held| held.with.to_string());
        let conflicts: BTreeSet<String> = conflicts.collect();
        let _ = write!(
            told,
            "\n{id} {} {} {} {} until {} load {load} asked {asked:?} {fields:?} {away:?} {conflicts:?}",
            expert.standing.key(),
            said.kind.key(),
            said.unit,
            said.senior,
            expert.until
        );
    }
    told
}

fn matter(matter: &Matter) -> String {
    let open: Vec<(u32, u32)> = matter
        .open()
        .into_iter()
        .filter_map(|(what, _)| match what {
            What::Seat(step, seat) => Some((step, seat)),
            _ => None,
        })
        .collect();
    let stands = match (matter.ended, matter.is_back) {
        (Some(how), _) => how,
        (None, true) => "with its submitter",
        (None, false) => "running",
    };
    let agreed = matter.agreed.len();
    format!("{stands} by {} open {open:?} agreed {agreed}", matter.submitter)
}

fn matter_by_core(approval: &Approval) -> String {
    let Some(chain) = approval.chain() else { return "unborn".into() };
    let mut open: Vec<(u32, u32)> = Vec::new();
    let stands =
        match approval {
            Approval::Unborn => "unborn",
            Approval::Running(_) => {
                open.extend(chain.step().iter().flat_map(|step| {
                    step.open().map(|seat| (step.no, seat.no)).collect::<Vec<_>>()
                }));
                "running"
            }
            Approval::WithSubmitter(_) => "with its submitter",
            Approval::Ended { outcome, .. } => outcome.key(),
        };
    let seats = chain.route.iter().flat_map(|step| &step.seats);
    let agreed = seats.filter(|seat| seat.decision.as_ref().is_some_and(|said| said.agree)).count();
    format!("{stands} by {} open {open:?} agreed {agreed}", chain.submitter)
}

fn consulted(held: &model::consultations::Consulted) -> String {
    let stands = match (held.has_lapsed, held.runs()) {
        (true, _) => "lapsed",
        (false, true) => "runs",
        (false, false) => "ended",
    };
    let comments: Vec<&str> =
        held.comments.iter().map(|outcome| outcome.unwrap_or("open")).collect();
    let open: Vec<u32> = held.open().collect();
    let replies = held.replied.len();
    format!(
        "{stands} {} until {} {comments:?} open {open:?} {replies} replies",
        held.purpose, held.until
    )
}

fn consulted_by_core(consultation: &Consultation) -> String {
    let Some(held) = consultation.held() else { return "unborn".into() };
    let stands = match (consultation.has_lapsed(), consultation.is_running()) {
        (true, _) => "lapsed",
        (false, true) => "runs",
        (false, false) => "ended",
    };
    let outcome = |comment: &plumbline_lifecycle::consultation::Comment| {
        comment.outcome.map_or("open", |outcome| outcome.key())
    };
    let comments: Vec<&str> = held.comments.iter().map(outcome).collect();
    let open: Vec<u32> = held.open().collect();
    let (purpose, replies) = (held.purpose.key(), held.replies.len());
    format!("{stands} {purpose} until {} {comments:?} open {open:?} {replies} replies", held.until)
}

fn reviewed(review: &model::reviews::Review) -> String {
    let seats = review.seats.iter().map(|seat| format!("{} {}", seat.expert, seat.stands));
    let seats: Vec<String> = seats.collect();
    let opinions: Vec<(&str, bool, bool)> = review
        .opinions
        .iter()
        .map(|(by, must, disposed)| (by.as_str(), *must, *disposed))
        .collect();
    format!(
        "{} {} on {} {seats:?} behind {:?} led by {:?} papers {:?} {opinions:?} there {:?} {:?} {:?}",
        review.place(),
        review.purpose,
        review.on,
        review.alternates,
        review.chair,
        review.papers,
        review.present,
        review.ballots,
        review.barred
    )
}

fn reviewed_by_core(review: &Review) -> String {
    let Some(panel) = review.panel() else { return "unborn".into() };
    let place = match review {
        Review::Unborn => "unborn",
        Review::Called(_) => "called",
        Review::Drawn(_) => "drawn",
        Review::Formed(_) => "formed",
        Review::Met(_) => "met",
        Review::Concluded { passed: true, .. } => "passed",
        Review::Concluded { passed: false, .. } => "failed",
        Review::Dissolved { .. } => "dissolved",
    };
    let stands = |standing: &Standing| match standing {
        Standing::Asked => "asked",
        Standing::Accepted { .. } => "accepted",
        Standing::Declined { answer: Answer::Conflict, .. } => "conflict",
        Standing::Declined { .. } => "declined",
        Standing::Silent { .. } => "silent",
        Standing::Redrawn { .. } => "redrawn",
        Standing::Dropped { .. } => "dropped",
    };
    let seats =
        panel.seats.iter().map(|seat| format!("{} {}", seat.expert, stands(&seat.standing)));
    let seats: Vec<String> = seats.collect();
    let opinions: Vec<(&str, bool, bool)> = panel
        .opinions
        .iter()
        .map(|held| {
            (held.by.as_str(), held.weight == review::Weight::Must, held.disposed.is_some())
        })
        .collect();
    let ids = |all: &[plumbline_lifecycle::PersonId]| -> Vec<String> {
        all.iter().map(ToString::to_string).collect()
    };
    let present = panel
        .present
        .as_ref()
        .map(|(_, present)| ids(present).into_iter().collect::<BTreeSet<String>>());
    let chair = panel.chair.as_ref().map(ToString::to_string);
    let papers = panel.papers.as_ref().map(|(on, _)| *on);
    let ballots: Vec<String> = panel.ballots.iter().map(ToString::to_string).collect();
    format!(
        "{place} {} on {} {seats:?} behind {:?} led by {chair:?} papers {papers:?} {opinions:?} there {present:?} {ballots:?} {:?}",
        panel.purpose.key(),
        panel.on,
        ids(&panel.alternates),
        barred(panel)
    )
}

fn barred(panel: &Panel) -> Barred {
    let mut all = Barred::default();
    for one in &panel.barred {
        let unit = |of: &plumbline_lifecycle::UnitId| {
            model::UNITS.into_iter().find(|unit| *unit == of.as_str()).unwrap()
        };
        _ = match (&one.whom, one.ground) {
            (Whom::Person(who), Ground::E2) => all.drafters.insert(who.to_string()),
            (Whom::Unit(of), Ground::E3) => all.drafting_units.insert(unit(of)),
            (Whom::Person(who), Ground::E5) => all.deciders.insert(who.to_string()),
            (Whom::Person(who), Ground::E10) => all.by_office.insert(who.to_string()),
            (Whom::Unit(of), Ground::E10) => all.units_by_office.insert(unit(of)),
            other => panic!("nobody is barred so: {other:?}"),
        };
    }
    all
}

fn ballot(ballot: &model::ballots::Ballot) -> String {
    let (counted, came_to, recused) = (ballot.counted(), ballot.came_to(), ballot.recused.len());
    let votes: Vec<(&str, &str)> =
        ballot.votes.iter().map(|(who, vote)| (who.as_str(), *vote)).collect();
    let cards = ballot.cards.as_ref().map(|cards| {
        let handed = cards.handed.as_ref().map(|handed| (&handed.to, &handed.voided));
        let mut cast = cards.cast.clone();
        cast.sort_unstable();
        format!("{} cards, {handed:?}: {cast:?} by {:?}", cards.count, cards.voted)
    });
    format!("{} {counted:?} {recused} recused {votes:?}: {came_to:?} {cards:?}", ballot.stands)
}

fn ballot_by_core(id: &BallotId, ballot: &Ballot) -> String {
    let Some(roll) = ballot.roll() else { return "unborn".into() };
    let tally = roll.tally();
    let all = tally.all;
    let counted = [all.members, all.present, all.yes, all.no, all.abstain];
    let (stands, came_to) = match ballot {
        Ballot::Unborn => ("unborn", None),
        Ballot::Open(_) => ("open", None),
        Ballot::Closed { .. } => {
            ("closed", Some(verdict(&VOTES[roll.rule.as_str()], &tally).key()))
        }
        Ballot::Annulled { .. } => ("annulled", None),
    };
    let mut votes: Vec<(&str, &str)> =
        roll.votes.iter().map(|vote| (vote.by.as_str(), vote.choice.key())).collect();
    votes.sort_unstable();
    let number = |is: &dyn Fn(u8) -> bool| (1..=99).find(|card| is(*card)).unwrap();
    let cards = roll.cards.as_ref().map(|cards| {
        let ids = |all: &[plumbline_lifecycle::PersonId]| -> BTreeSet<String> {
            all.iter().map(ToString::to_string).collect()
        };
        let handed = cards.handed.as_ref().map(|handed| {
            let voided = handed.voided.iter();
            let voided = voided.map(|hash| number(&|card| code(card).hash(id) == *hash));
            (ids(&handed.to), voided.collect::<BTreeSet<u8>>())
        });
        assert!(cards.cast.is_sorted_by_key(|card| card.code.hash(id)), "the box keeps an order");
        let cast = cards.cast.iter();
        let cast = cast.map(|held| (number(&|card| code(card) == held.code), held.choice.key()));
        let mut cast: Vec<(u8, &str)> = cast.collect();
        cast.sort_unstable();
        let (count, voted) = (cards.hashes.len(), ids(&cards.voted));
        format!("{count} cards, {handed:?}: {cast:?} by {voted:?}")
    });
    let recused = roll.recused.len();
    format!("{stands} {counted:?} {recused} recused {votes:?}: {came_to:?} {cards:?}")
}
