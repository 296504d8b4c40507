//! Any orders in any order: what the core allows folds, is stored and read back as it was, moves only where a standards officer
//! would let it, and ends for good.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use plumbline_lifecycle::{
    BUILT_IN, Binding, Command, Desk, Document, Event, Procedure, Profile, Register, Stage,
    Standard, decide,
};
use proptest::prelude::*;

/// Where a standard may go from where, in one move. Written down by hand, not taken from the core.
const LEGAL: [(&str, &[&str]); 6] = [
    ("proposal", &["drafting", "rejected", "withdrawn"]),
    ("drafting", &["expert_review", "proposal", "withdrawn"]),
    ("expert_review", &["publication", "drafting", "proposal", "withdrawn"]),
    ("publication", &["implementation", "expert_review", "drafting", "withdrawn"]),
    ("implementation", &["revision"]),
    ("revision", &["implementation", "abolished"]),
];

/// An order, and how many days after the one before.
#[derive(Debug, Clone)]
enum Act {
    Order(Command),
    /// Every document that any gate asks for, so that gates are passed often enough.
    Documents,
    /// Whatever comes next in a life without trouble: chance alone hardly ever gets past the review.
    Onward,
}

fn orders() -> impl Strategy<Value = Vec<(i64, Act)>> {
    prop::collection::vec((0..90_i64, act()), 1..60)
}

fn act() -> impl Strategy<Value = Act> {
    let say = || "示例：理由".parse().unwrap();
    let order = |command: Command| Just(Act::Order(command));
    prop_oneof![
        6 => Just(Act::Documents),
        30 => Just(Act::Onward),
        6 => order(Command::AcceptProposal),
        6 => (25..60_u32).prop_map(|days| Act::Order(Command::OpenConsultation { days })),
        6 => order(Command::CloseConsultation),
        6 => order(Command::BeginReview),
        6 => order(Command::PassReview { conclusion: say() }),
        6 => order(Command::ApprovePublication { number: "DB3301/T 0400-2024".parse().unwrap() }),
        4 => order(Command::Publish { effective_on: date(2090, 1, 1) }),
        4 => order(Command::StartRevision { ground: say() }),
        3 => order(Command::Confirm { conclusion: say() }),
        2 => order(Command::Revise { successor: "next".parse().unwrap() }),
        2 => prop::sample::select(vec![Stage::Proposal, Stage::Drafting, Stage::ExpertReview])
            .prop_map(move |to| Act::Order(Command::Return { to, reason: "示例：退回".parse().unwrap() })),
        2 => order(Command::Suspend { reason: say() }),
        3 => order(Command::Resume),
        1 => (1..40_i64).prop_map(|months| Act::Order(Command::ExtendPlan {
            until: date(2024, 1, 1).saturating_add(months.months()),
            reason: "示例：延期".parse().unwrap(),
        })),
        1 => order(Command::RejectProposal { reason: say() }),
        1 => order(Command::Withdraw { reason: say() }),
        1 => order(Command::Abolish { reason: say() }),
    ]
}

struct World {
    procedures: BTreeMap<Binding, Arc<Procedure>>,
    register: Register,
    standard: Standard,
    events: Vec<(Date, Event)>,
}

impl World {
    /// A standard that was proposed on the first day.
    fn new() -> World {
        let procedure: Procedure = BUILT_IN[0].1.parse().unwrap();
        let procedures = BTreeMap::from([(procedure.binding(), Arc::new(procedure))]);
        let (standard, register) = (Standard::Unborn, Register::default());
        let mut world = World { procedures, register, standard, events: Vec::new() };
        let profile: Profile = serde_json::from_value(serde_json::json!({
            "level": "local", "field": "elderly-care", "jurisdiction": "330100",
            "titles": { "zh": "示例" }, "drafting_unit": "示例协会",
        }))
        .unwrap();
        world.order(date(2024, 1, 1), &Command::Propose { procedure: "local".into(), profile });
        world
    }

    /// Gives an order; true when it was allowed. What is allowed must fold, and a refusal must change nothing.
    fn order(&mut self, on: Date, command: &Command) -> bool {
        let before = self.standard.clone();
        let id = "any".parse().unwrap();
        let desk = Desk {
            id: &id,
            standard: &self.standard,
            procedures: &self.procedures,
            register: &self.register,
            successor_taken: false,
            on,
            today: date(2200, 1, 1),
        };
        let Ok(decided) = decide(&desk, command) else {
            assert_eq!(self.standard, before);
            return false;
        };
        assert!(!decided.standard.is_empty(), "{command:?} was allowed and made nothing");
        for event in decided.standard {
            let state = std::mem::take(&mut self.standard);
            self.standard = state.evolve(&event, on).unwrap();
            self.events.push((on, event));
        }
        if let Some(event) = decided.register {
            self.register = std::mem::take(&mut self.register).evolve(&event);
        }
        true
    }

    fn documents(&mut self, on: Date) {
        let kinds: Vec<String> =
            self.procedures.values().flat_map(|p| p.documents.keys().cloned()).collect();
        for kind in kinds {
            let document = Document {
                kind,
                name: "示例.pdf".parse().unwrap(),
                media_type: "application/pdf".into(),
                size: 1,
                sha256: "0f".repeat(32),
            };
            self.order(on, &Command::AttachDocument { document });
        }
    }

    fn onward(&mut self, on: Date) {
        self.documents(on);
        let say = || "示例：理由".parse().unwrap();
        let _ = [
            Command::AcceptProposal,
            Command::CloseConsultation,
            Command::BeginReview,
            Command::OpenConsultation { days: 31 },
            Command::PassReview { conclusion: say() },
            Command::ApprovePublication { number: "DB3301/T 0400-2024".parse().unwrap() },
            Command::Publish { effective_on: date(2090, 1, 1) },
            Command::StartRevision { ground: say() },
        ]
        .iter()
        .any(|command| self.order(on, command));
    }

    fn act(&mut self, on: Date, act: &Act) -> bool {
        match act {
            Act::Documents => self.documents(on),
            Act::Onward => self.onward(on),
            Act::Order(command) => return self.order(on, command),
        }
        true
    }

    fn place(&self) -> &'static str {
        self.standard.code().unwrap().place().key()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_allowed_order_is_a_legal_move_that_is_stored_and_read_back(orders in orders()) {
        let mut world = World::new();
        let mut on = date(2024, 1, 1);
        for (days, act) in orders {
            on = on.saturating_add(days.days());
            let (from, before) = (world.place(), world.standard.clone());
            let allowed = world.act(on, &act);
            let legal = LEGAL.iter().find(|(place, _)| *place == from);
            let to = world.place();
            if to != from {
                let legal = legal.is_some_and(|(_, to_places)| to_places.contains(&to));
                prop_assert!(legal, "{from} to {to} by {act:?}");
            }
            if let Act::Order(command) = act {
                prop_assert!(!allowed || legal.is_some(), "{command:?} after {from}");
                prop_assert!(allowed || world.standard == before, "a refusal changed something");
            }
        }
        let mut again = Standard::default();
        for (on, event) in &world.events {
            let stored = event.encode();
            let read = Event::decode(stored.kind, stored.schema, &stored.data).unwrap();
            prop_assert_eq!(&read, event);
            again = again.evolve(&read, *on).unwrap();
        }
        prop_assert_eq!(again, world.standard);
    }

    #[test]
    fn an_event_that_the_core_did_not_allow_does_not_fold_into_another_life(orders in orders(), at in any::<prop::sample::Index>()) {
        let mut world = World::new();
        let mut on = date(2024, 1, 1);
        for (days, act) in orders {
            on = on.saturating_add(days.days());
            world.act(on, &act);
        }
        // A second first fact in the middle of a life is damage, wherever it stands.
        let (_, first) = world.events[0].clone();
        let cut = at.index(world.events.len()) + 1;
        let mut state = Standard::default();
        for (on, event) in &world.events[..cut] {
            state = state.evolve(event, *on).unwrap();
        }
        prop_assert!(state.evolve(&first, on).is_err());
    }
}

/// The random orders reach every place; a property that is only ever tried on proposals says little.
#[test]
fn random_lives_reach_every_place() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..600 {
        let orders = orders().new_tree(&mut runner).unwrap().current();
        let mut world = World::new();
        let mut on = date(2024, 1, 1);
        for (days, act) in orders {
            on = on.saturating_add(days.days());
            world.act(on, &act);
            seen.insert(world.place());
        }
    }
    let all = LEGAL.iter().flat_map(|(from, to)| std::iter::once(from).chain(*to));
    let missing: Vec<_> = all.filter(|place| !seen.contains(*place)).collect();
    assert!(missing.is_empty(), "never reached: {missing:?}");
}
