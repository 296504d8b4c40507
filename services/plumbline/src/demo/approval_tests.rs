use std::collections::BTreeSet;

use jiff::civil::Date;
use plumbline_lifecycle::approval::{
    Approval, Chain, Command, Minutes, Outcome, Seat, SeatOf, Step, fillers,
};
use plumbline_lifecycle::people::{People, Role};
use plumbline_lifecycle::procedure::{BUILT_IN, Gate, Procedure};
use plumbline_lifecycle::standard::{self, At, Run, Standard};
use plumbline_lifecycle::{
    Calendar, Event, Folded, Known, No, PersonId, Rules, State, StreamId, Streams, Wait, Waiting,
    Which, Who, World, decide, explain, permits, waits,
};

use crate::demo::tests::{TODAY, filled, folded};

/// What the log of the city comes to.
struct Told {
    streams: Streams,
    kinds: Vec<(String, String)>,
    today: Date,
}

impl Told {
    fn of_the_city() -> Told {
        let folder = tempfile::tempdir().unwrap();
        let reader = filled(folder.path(), TODAY);
        let rows = reader.read_from(1, reader.head()).unwrap();
        let kinds = rows.into_iter().map(|row| (row.stream, row.kind)).collect();
        let mut told = Told { streams: folded(&reader), kinds, today: TODAY.parse().unwrap() };
        // A standard that nobody put into effect has no event of that.
        let ids: Vec<_> = told.standards().map(|(id, _)| id.standard().unwrap().clone()).collect();
        ids.into_iter().for_each(|id| told.streams.begin(&StreamId::Implementation(id)));
        told
    }

    fn state(&self, id: &StreamId) -> &State {
        &self.streams.stream(id).unwrap().state
    }

    fn people(&self) -> &People {
        let State::People(people) = self.state(&StreamId::People) else { panic!("people") };
        people
    }

    fn calendar(&self) -> &Calendar {
        let State::Calendar(calendar) = self.state(&StreamId::Calendar) else { panic!("calendar") };
        calendar
    }

    fn approvals(&self) -> impl Iterator<Item = (&str, &Approval)> {
        self.streams.all().filter_map(|(name, Folded { state, .. })| match state {
            State::Approval(approval) => Some((name, approval)),
            _ => None,
        })
    }

    /// Those that stand at a step, each with it.
    fn running(&self) -> impl Iterator<Item = (&str, &Chain, &Step)> {
        self.approvals().filter_map(|(name, approval)| match approval {
            Approval::Running(chain) => Some((name, chain.as_ref(), chain.step().unwrap())),
            _ => None,
        })
    }

    fn standards(&self) -> impl Iterator<Item = (StreamId, &Run)> {
        self.streams.all().filter_map(|(name, Folded { state, .. })| match state {
            State::Standard(Standard::Run(run)) => Some((name.parse().unwrap(), run.as_ref())),
            _ => None,
        })
    }

    /// The matters on which something of this kind has happened.
    fn with(&self, kind: &str) -> BTreeSet<&str> {
        let of_kind = self.kinds.iter().filter(|(_, held)| held == kind);
        of_kind.map(|(stream, _)| stream.as_str()).filter(|name| name.starts_with("appr")).collect()
    }

    fn is_late(&self, chain: &Chain, step: &Step) -> bool {
        let last = step.within.and_then(|limit| limit.last_day(chain.since, self.calendar()));
        last.is_some_and(|last| last.day < self.today)
    }

    /// How many persons may decide on a seat today.
    fn may(&self, chain: &Chain, step: &Step, seat: &Seat) -> usize {
        let late = self.is_late(chain, step);
        fillers(chain, step, seat, self.people(), self.today, late).len()
    }

    /// The rule by which a proposal would not be accepted now.
    fn accepting(&self, stream: &StreamId) -> Option<&'static str> {
        let world = World { known: &self.streams, by: None, on: self.today, today: self.today };
        let accepted = Event::Standard(standard::Event::ProposalAccepted {});
        match permits(&world, stream, &accepted) {
            Err(No::Refused(refusal)) => Some(refusal.reason().rule),
            _ => None,
        }
    }

    fn waits(&self, run: &Run, stream: &StreamId) -> Vec<Wait> {
        let (_, text) =
            BUILT_IN.iter().find(|(id, _)| *id == run.binding.procedure.as_str()).unwrap();
        let procedure: Procedure = text.parse().unwrap();
        let rules = Rules { procedure: Some(&procedure), calendar: self.calendar() };
        waits(self.state(stream), &rules)
    }
}

#[test]
fn a_matter_stands_at_each_step_of_each_chain() {
    let told = Told::of_the_city();
    let standing: BTreeSet<(usize, usize)> = told
        .running()
        .filter(|(_, chain, _)| chain.route.iter().all(|step| step.behind.is_none()))
        .map(|(_, chain, step)| (chain.route.len(), chain.position(step.no).unwrap() + 1))
        .collect();
    // Of the division's one step, the bureau's three and the leadership group's four.
    let all = [(1, 1), (3, 1), (3, 2), (3, 3), (4, 1), (4, 2), (4, 3), (4, 4)];
    assert_eq!(standing, BTreeSet::from(all));
    let at_group =
        |step: &Step| step.seats.iter().any(|seat| matches!(seat.of, SeatOf::Group { .. }));
    assert!(told.running().any(|(_, _, step)| at_group(step)), "one waits for minutes");
}

#[test]
fn a_matter_is_in_every_state_that_one_can_be_in() {
    let told = Told::of_the_city();
    let outcome = |wanted| {
        let ended = |approval: &Approval| matches!(approval, Approval::Ended { outcome, .. } if *outcome == wanted);
        told.approvals().filter(|(_, approval)| ended(approval)).count()
    };
    for wanted in Outcome::ALL {
        assert!(outcome(wanted) > 0, "{wanted:?}");
    }
    let with_submitter = |approval: &Approval| matches!(approval, Approval::WithSubmitter(_));
    assert_eq!(told.approvals().filter(|(_, approval)| with_submitter(approval)).count(), 1);
    for kind in ["SeatHandedOver", "ReminderGiven", "CopySent", "OpinionNoted", "DeadlinePassed"] {
        let matters = told.with(kind);
        assert_eq!(matters.len(), 1, "{kind}");
        assert!(told.running().any(|(name, ..)| matters.contains(name)), "{kind} of one under way");
    }
    let sent_back = told.with("StepSentBack");
    assert_eq!(sent_back.len(), 2, "to the submitter, and to an earlier step");
    let earlier = told.running().find(|(name, ..)| sent_back.contains(name)).unwrap();
    assert!(earlier.1.history.iter().any(|decision| !decision.counts), "what was agreed lapsed");
}

#[test]
fn signers_were_added_before_beside_and_after_and_a_joint_signing_is_half_done() {
    let told = Told::of_the_city();
    let added = told.with("SignerAdded");
    assert_eq!(added.len(), 3);
    let matters = || told.running().filter(|(name, ..)| added.contains(name));
    let waits = |step: &Step| step.seats.iter().any(|seat| step.waits_for(seat).is_some());
    assert_eq!(matters().filter(|(_, _, step)| waits(step)).count(), 1, "before");
    assert_eq!(matters().filter(|(_, _, step)| step.behind.is_some()).count(), 1, "after");
    let beside = |step: &Step| {
        !waits(step) && step.behind.is_none() && step.seats.iter().any(|seat| seat.added.is_some())
    };
    assert_eq!(matters().filter(|(_, _, step)| beside(step)).count(), 1, "beside");
    let half = |step: &Step| step.seats.iter().any(|seat| seat.decision.is_some());
    assert!(told.running().any(|(_, _, step)| half(step)));
}

#[test]
fn delegates_and_deputies_act_and_where_nobody_can_the_office_is_asked() {
    let told = Told::of_the_city();
    let mut by_delegates = told.running().flat_map(|(_, chain, _)| &chain.history);
    assert!(by_delegates.any(|decision| decision.verdict.stands_for.is_some()));
    let only_deputies = |(_, chain, step): &(&str, &Chain, &Step)| {
        step.open().any(|seat| {
            let late = told.is_late(chain, step);
            let held = fillers(chain, step, seat, told.people(), told.today, late);
            !late && held.len() == 1 && is_deputy(told.people(), seat, held[0].person)
        })
    };
    assert_eq!(told.running().filter(only_deputies).count(), 1, "the head has left");
    let stuck = |(_, chain, step): &(&str, &Chain, &Step)| {
        step.open().any(|seat| told.may(chain, step, seat) == 0)
    };
    assert_eq!(told.running().filter(stuck).count(), 1, "nobody can act on one");
    let noted = told.with("DeadlinePassed");
    let (_, chain, step) = told.running().find(|(name, ..)| noted.contains(name)).unwrap();
    assert!(told.is_late(chain, step));
    assert_eq!(told.may(chain, step, step.open().next().unwrap()), 2, "the head and the deputy");
}

fn is_deputy(people: &People, seat: &Seat, person: &PersonId) -> bool {
    let SeatOf::Role { role: Role::DivisionHead, unit } = &seat.of else { return false };
    people.deputies(Role::DivisionHead, unit).any(|deputy| deputy == person)
}

#[test]
fn standards_wait_for_the_authority_for_a_new_approval_for_comments_and_for_a_day() {
    let told = Told::of_the_city();
    let (mut consulting, mut noted, mut effective, mut authority, mut changed) = (0, 0, 0, 0, 0);
    for (stream, run) in told.standards() {
        let all = told.waits(run, &stream);
        let in_force_later =
            |wait: &&Wait| wait.which == Which::Effective && wait.until > Some(told.today);
        effective += all.iter().filter(in_force_later).count();
        if run.binding.procedure.as_str() != "local-city" {
            continue;
        }
        consulting += usize::from(matches!(run.at(), At::Consulting { .. }));
        let ended_by_the_clock = run.consultations.all().any(|part| {
            told.kinds.contains(&(format!("consultation/{part}"), "DeadlinePassed".to_owned()))
        });
        noted += usize::from(ended_by_the_clock && matches!(run.at(), At::Consulted(_)));
        let approved_by_us =
            |wait: &&Wait| wait.which == Which::Gate(Gate::Approval) && wait.who == Who::Authority;
        authority += all.iter().filter(approved_by_us).count();
        changed += usize::from(told.accepting(&stream) == Some("bundle-changed"));
    }
    assert_eq!((consulting, noted, effective, authority, changed), (1, 1, 1, 1, 1));
}

/// The acceptance line of `explain`: it names those whom a decision lets through, and nobody else.
#[test]
fn whoever_may_act_by_the_explanation_of_a_standard_may_decide_and_nobody_else() {
    let told = Told::of_the_city();
    let persons: Vec<&PersonId> = told.people().persons.keys().collect();
    let mut matters = 0;
    for (stream, _) in told.standards() {
        let world = World { known: &told.streams, by: None, on: told.today, today: told.today };
        let explanation = explain(&world, stream.standard().unwrap()).unwrap();
        let of_seats = |waiting: &&Waiting| matches!(waiting.wait.which, Which::Seat { .. });
        let seats: Vec<&Waiting> = explanation.waiting.iter().filter(of_seats).collect();
        let Some(first) = seats.first() else { continue };
        matters += 1;
        let named: BTreeSet<&PersonId> =
            seats.iter().flat_map(|waiting| &waiting.may_act).map(|actor| &actor.person).collect();
        let minutes = Minutes { number: "示例".parse().unwrap(), sha256: "a".repeat(64) };
        let may = |by: &PersonId| {
            let world = World { by: Some(by), ..world };
            [None, Some(minutes.clone())].into_iter().any(|minutes| {
                let agree = Command::Decide { agree: true, opinion: None, minutes };
                decide(&world, &first.stream, &agree.into()).is_ok()
            })
        };
        let may: BTreeSet<&PersonId> = persons.iter().copied().filter(|by| may(by)).collect();
        assert_eq!(named, may, "{stream}");
    }
    assert!(matters > 10, "{matters}");
}
