//! A house with one standard, whose chain is made by chance, and what persons try with it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use plumbline_lifecycle::approval::{Approval, Command, Event, Minutes, Place, Resume, Target};
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::{
    Calendar, Folded, No, PersonId, Refusal, State, StreamId, World, decide, people, permits,
    procedure, standard,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const BEGUN: Date = date(2026, 4, 1);

/// Who acts: the submitter, those who hold roles and stand in for them, some who hold none, and at the end one to whom nothing
/// is ever given.
pub(crate) const PERSONS: [&str; 12] = [
    "p-feng", "p-zhao", "p-qian", "p-sun", "p-li", "p-zhou", "p-wu", "p-zheng", "p-chen", "p-wei",
    "p-han", "p-mo",
];

/// One try, as numbers from which it is worked out, so that it can shrink.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Try {
    what: u8,
    who: u8,
    whom: u8,
    how: u8,
}

prop_compose! {
    pub(crate) fn any_try()(what in 0..40_u8, who in any::<u8>(), whom in any::<u8>(), how in any::<u8>()) -> Try {
        Try { what, who, whom, how }
    }
}

/// A house with one standard, and all that was recorded on its approvals.
#[derive(Clone)]
pub(crate) struct House {
    pub(crate) streams: BTreeMap<StreamId, Folded>,
    pub(crate) on: Date,
    pub(crate) recorded: Vec<(StreamId, Event, Date)>,
}

static BEFORE: LazyLock<House> = LazyLock::new(|| {
    let mut house = House { streams: BTreeMap::new(), on: BEGUN, recorded: Vec::new() };
    let unit = |parent: Value| json!({"names": {"zh": "示例"}, "kind": "division", "parent": parent, "area": "330100", "fields": ["elderly-care"]});
    let bureau = json!({"names": {"zh": "示例"}, "kind": "bureau", "area": "330100"});
    house.people(json!({"command": "FoundUnit", "unit": "u-bureau", "description": bureau}));
    house.people(json!({"command": "FoundUnit", "unit": "u-welfare", "description": unit("u-bureau".into())}));
    for person in PERSONS {
        house.people(
            json!({"command": "Join", "person": person, "unit": "u-bureau", "name": person}),
        );
    }
    for (role, unit, person) in [
        ("division-head", "u-welfare", "p-zhao"),
        ("legal", "u-bureau", "p-sun"),
        ("office", "u-bureau", "p-li"),
        ("deputy-director", "u-bureau", "p-zhou"),
        ("convener", "u-bureau", "p-zheng"),
    ] {
        house.people(json!({"command": "AssignRole", "role": role, "unit": unit, "person": person, "from": "2026-04-01", "until": null}));
    }
    for (role, unit, person) in
        [("division-head", "u-welfare", "p-qian"), ("deputy-director", "u-bureau", "p-wu")]
    {
        house.people(json!({"command": "NameDeputy", "role": role, "unit": unit, "person": person, "rank": 1}));
    }
    house
});

/// A chain of one to three steps, each with one to three seats of different roles.
fn chain(shape: &[(bool, u8, u8)]) -> String {
    let roles = ["division-head", "legal", "office", "deputy-director", "group"];
    let step = |&(any, first, count): &(bool, u8, u8)| {
        let seats = (0..1 + usize::from(count % 3))
            .map(|at| format!("{:?}", roles[(usize::from(first) + at) % roles.len()]));
        let seats = seats.collect::<Vec<_>>().join(", ");
        let mode = if any { "any" } else { "all" };
        format!(
            "{{ zh = \"步骤\", en = \"Step\", mode = \"{mode}\", seats = [{seats}], within = {{ days = 2 }}, overdue = \"deputy\" }}"
        )
    };
    let steps = shape.iter().map(step).collect::<Vec<_>>().join(", ");
    format!(
        "id = \"chained\"\nversion = 1\nlevels = [\"local\"]\ntitle = {{ zh = \"示例\", en = \"Made up\" }}\n\
         [documents]\nfirst-draft = {{ zh = \"草案\", en = \"First draft\" }}\n\
         [gates]\nproposal = {{ requires = [\"first-draft\"], chain = \"c\", source = \"示例\" }}\n\
         [chains.c]\nsource = \"示例\"\nsteps = [{steps}]\n"
    )
}

pub(crate) fn say<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn person(at: u8, of: usize) -> PersonId {
    say(PERSONS[usize::from(at) % of])
}

impl House {
    pub(crate) fn with_chain(shape: &[(bool, u8, u8)]) -> House {
        let mut house = BEFORE.clone();
        let adopt = procedure::Command::AdoptProcedure { text: chain(shape) };
        house.give(None, &StreamId::Procedures, &adopt.into()).unwrap();
        let profile = json!({"level": "local", "field": "elderly-care", "jurisdiction": "330100", "titles": {"zh": "示例"}, "drafting_unit": "示例"});
        let propose = json!({"command": "Propose", "procedure": "chained", "profile": profile});
        house.standard(None, propose).unwrap();
        house.attach(0);
        house.submit("p-feng").unwrap();
        house
    }

    pub(crate) fn ask<T>(
        &mut self,
        question: impl Fn(&World<'_>) -> Result<T, No>,
        by: Option<&PersonId>,
    ) -> Result<T, Refusal> {
        loop {
            let world = World { known: &self.streams, by, on: self.on, today: self.on };
            match question(&world) {
                Ok(answer) => return Ok(answer),
                Err(No::Refused(refusal)) => return Err(refusal),
                Err(No::Missing(stream)) => {
                    let unborn = Folded::unborn(&stream);
                    self.streams.insert(stream, unborn);
                }
            }
        }
    }

    fn give(
        &mut self,
        by: Option<&PersonId>,
        target: &StreamId,
        command: &plumbline_lifecycle::Command,
    ) -> Result<Vec<Event>, Refusal> {
        let events = self.ask(|world| decide(world, target, command), by)?;
        let mut made = Vec::new();
        for (stream, event) in events {
            let before = self.streams.remove(&stream).unwrap();
            self.streams.insert(stream.clone(), before.then(0, &event, self.on).unwrap());
            if let plumbline_lifecycle::Event::Approval(event) = event {
                self.recorded.push((stream, event.clone(), self.on));
                made.push(event);
            }
        }
        Ok(made)
    }

    fn people(&mut self, command: Value) {
        let command = serde_json::from_value::<people::Command>(command).unwrap();
        let _ = self.give(None, &StreamId::People, &command.into());
    }

    fn standard(&mut self, by: Option<&PersonId>, command: Value) -> Result<Vec<Event>, Refusal> {
        let command = serde_json::from_value::<standard::Command>(command).unwrap();
        self.give(by, &say("standard/a"), &command.into())
    }

    fn attach(&mut self, content: u8) {
        let document = json!({"kind": "first-draft", "name": "示例.pdf", "media_type": "application/pdf", "size": 1, "sha256": format!("{:x}", content % 2).repeat(64)});
        let _ = self.standard(None, json!({"command": "AttachDocument", "document": document}));
    }

    fn submit(&mut self, by: &str) -> Result<Vec<Event>, Refusal> {
        self.standard(Some(&say(by)), json!({"command": "SubmitGate", "gate": "proposal"}))
    }

    /// The newest matter.
    pub(crate) fn matter(&self) -> (StreamId, Approval) {
        let (stream, ..) = self
            .recorded
            .iter()
            .rfind(|(_, event, _)| matches!(event, Event::ApprovalSubmitted { .. }))
            .unwrap();
        match &self.streams[stream].state {
            State::Approval(approval) => (stream.clone(), approval.clone()),
            other => panic!("{other:?}"),
        }
    }

    /// Whether anybody holds this role today, or is its deputy.
    pub(crate) fn is_held(&self, role: &str) -> bool {
        let role = say(role);
        let (people, unit) = (self.persons(), say("u-bureau"));
        people.unit_with_role(role, &unit, self.on).is_some()
    }

    pub(crate) fn persons(&self) -> &People {
        match &self.streams[&StreamId::People].state {
            State::People(people) => people,
            other => panic!("{other:?}"),
        }
    }

    /// One try, and what came of it on approvals.
    pub(crate) fn play(&mut self, Try { what, who, whom, how }: Try) -> Result<(), TestCaseError> {
        let (stream, approval) = self.matter();
        // Half of the tries are of somebody who may act.
        let (people, calendar) = (self.persons(), Calendar::default());
        let open = approval.may_act(people, &calendar, self.on);
        let may: Vec<(PersonId, bool)> = open
            .iter()
            .flat_map(|(seat, fillers)| {
                let group = seat.by_minutes;
                fillers.iter().map(move |filler| (filler.person.clone(), group))
            })
            .collect();
        let submitter = approval.chain().map(|chain| chain.submitter.clone());
        let (by, group) = if how % 2 == 0 && !may.is_empty() {
            may[usize::from(who) % may.len()].clone()
        } else if let (0, Some(submitter)) = (how % 4, submitter) {
            (submitter, false)
        } else {
            (person(who, PERSONS.len()), false)
        };
        let (to, why) = (person(whom, PERSONS.len() - 1), "示例");
        let minutes =
            group.then(|| Minutes { number: say("示例 1 号"), sha256: "a".repeat(64) });
        let seat = open.first().map_or(1, |(seat, _)| seat.no);
        let at = approval.chain().map_or(1, |chain| chain.at);
        let command = match what {
            0..=13 => Command::Decide { agree: true, opinion: None, minutes },
            14 => Command::Decide { agree: false, opinion: Some(say(why)), minutes },
            15..=18 => Command::AddSigner { person: to, place: Place::ALL[usize::from(how) % 3] },
            19 => {
                let added = open.iter().find_map(|(seat, _)| seat.added.clone());
                let signer = open.iter().find(|(seat, _)| seat.added.is_some());
                let who = signer.and_then(|(_, fillers)| Some(fillers.first()?.person.clone()));
                let by = added.filter(|_| how % 2 == 0).unwrap_or(by.clone());
                let command = Command::RemoveSigner { person: who.unwrap_or(to) };
                return self.act(&by, &stream, &command);
            }
            20 | 21 => Command::HandOver { to, reason: say(why) },
            22..=24 => Command::SendBack {
                to: match how % 3 {
                    0 => Target::Submitter,
                    _ => Target::Step(u32::from(whom % 4) + 1),
                },
                resume: Resume::ALL[usize::from(whom) % 2],
                opinion: say(why),
            },
            25..=27 => Command::Resubmit { note: say(why) },
            28 => Command::TakeBack,
            29 | 30 => Command::TakeBackDecision,
            31 if whom % 2 == 0 => Command::Remind,
            31 => Command::Copy { to },
            32 => Command::Note { text: say(why) },
            33 | 34 => Command::Reassign { step: at, seat, to, reason: say(why) },
            35 => {
                self.on = self.on.saturating_add(i64::from(how % 4).days());
                return Ok(());
            }
            36 => {
                let first = self.on;
                let last = first.saturating_add(3.days());
                self.people(json!({"command": "Delegate", "from": by, "to": to, "first": first, "last": last, "gates": []}));
                return Ok(());
            }
            37 => {
                let command = match how % 3 {
                    0 => json!({"command": "Leave", "person": by}),
                    1 => {
                        json!({"command": "AssignRole", "role": "legal", "unit": "u-bureau", "person": to, "from": self.on, "until": null})
                    }
                    _ => {
                        json!({"command": "NameDeputy", "role": "office", "unit": "u-bureau", "person": to, "rank": 1})
                    }
                };
                self.people(command);
                return Ok(());
            }
            38 => {
                self.attach(how);
                let drafters = json!({"command": "NameDrafters", "units": [], "persons": [to]});
                if whom % 2 == 0 {
                    let _ = self.standard(None, drafters);
                }
                return Ok(());
            }
            _ => {
                let submit = json!({"command": "SubmitGate", "gate": "proposal"});
                let _ = match how % 4 {
                    0 => self.standard(None, json!({"command": "Suspend", "reason": why})),
                    1 => self.standard(None, json!({"command": "Resume"})),
                    _ => self.standard(Some(&person(who, PERSONS.len() - 1)), submit),
                };
                return Ok(());
            }
        };
        self.act(&by, &stream, &command)
    }

    /// A command about a matter; nobody else could have made its events.
    fn act(
        &mut self,
        by: &PersonId,
        stream: &StreamId,
        command: &Command,
    ) -> Result<(), TestCaseError> {
        let mut before = self.clone();
        if let Ok(made) = self.give(Some(by), stream, &command.clone().into()) {
            for event in made {
                another_may_not(&mut before, stream, &event)?;
            }
        }
        Ok(())
    }
}

/// The rules refuse the same event as the act of somebody who has no part in it.
fn another_may_not(
    before: &mut House,
    stream: &StreamId,
    event: &Event,
) -> Result<(), TestCaseError> {
    let mut told = serde_json::to_value(event).unwrap();
    let of_anybody = matches!(
        event,
        Event::ReminderGiven { .. }
            | Event::CopySent { .. }
            | Event::OpinionNoted { .. }
            | Event::SeatReassigned { .. }
            | Event::ApprovalSubmitted { .. }
            | Event::ApprovalLapsed { .. }
    );
    if of_anybody {
        return Ok(());
    }
    let (_, data) = told.as_object_mut().unwrap().iter_mut().next().unwrap();
    data["by"] = "p-mo".into();
    let forged: Event = serde_json::from_value(told).unwrap();
    let event = plumbline_lifecycle::Event::Approval(forged);
    let asked = before.ask(|world| permits(world, stream, &event), None);
    prop_assert!(asked.is_err(), "{event:?} is permitted");
    Ok(())
}
