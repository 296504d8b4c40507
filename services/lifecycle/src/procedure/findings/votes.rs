//! Whether a vote decides anything (C12, C13): every tally that a panel could bring is tried.

use std::collections::{BTreeMap, BTreeSet};

use crate::ballot::{Counts, Tally, Verdict, verdict};
use crate::procedure::findings::finding::{Check, Found};
use crate::procedure::format::Procedure;
use crate::procedure::panel::{Form, Size};
use crate::procedure::vote::VoteRule;

/// Fewer than these, and who voted how is no secret.
const SECRET_LEAST: u32 = 5;

/// Up to this size every tally is tried; of a larger panel only those in which all vote alike, which say that a vote decides
/// something and never that it does not.
const TRIED_MOST: u32 = 41;

pub(super) fn check(procedure: &Procedure, found: &mut Found<'_>) {
    for (key, panel) in &procedure.panels {
        let name = panel.vote.as_deref().unwrap_or(key);
        let Some(vote) = procedure.votes.get(name) else { continue };
        if vote.secret && panel.size.least < SECRET_LEAST {
            found.error(
                Check::SecretOfFive,
                &["votes", name, "secret"],
                (
                    format!("表决“{name}”无记名，而专家组“{key}”可以只有 {} 人", panel.size.least),
                    format!(
                        "vote `{name}` is secret, and panel `{key}` may have {} members",
                        panel.size.least
                    ),
                ),
                ("无记名表决不少于 5 人，或改为记名", "let it have five at least, or vote by name"),
            );
        }
        decides(name, key, vote, panel.size, found);
    }
    for (key, vote) in &procedure.votes {
        if vote.conditions.is_empty() {
            found.error(
                Check::Decidable,
                &["votes", key, "conditions"],
                (format!("表决“{key}”没有条件"), format!("vote `{key}` has no condition")),
                ("请写明通过的条件", "write when it passes"),
            );
        }
    }
}

fn decides(name: &str, panel: &str, vote: &VoteRule, size: Size, found: &mut Found<'_>) {
    for members in size.least..=size.most {
        if vote.conditions.is_empty() || (size.odd && members % 2 == 0) {
            continue;
        }
        let (passes, fails) = outcomes(vote, members);
        if passes && fails {
            continue;
        }
        let (zh, en) = match passes {
            false => ("怎样投票都不能通过", "no votes could pass it"),
            true => ("怎样投票都会通过", "any votes would pass it"),
        };
        found.error(
            Check::Decidable,
            &["votes", name, "conditions"],
            (
                format!("专家组“{panel}”有 {members} 人时，表决“{name}”{zh}"),
                format!(
                    "with {members} members of panel `{panel}` vote `{name}` decides nothing: {en}"
                ),
            ),
            ("请改正条件", "write other conditions"),
        );
        return;
    }
}

/// Whether some votes pass it, and whether some do not. Where nobody votes nothing passes: that alone decides nothing.
fn outcomes(vote: &VoteRule, members: u32) -> (bool, bool) {
    let classes: BTreeSet<&String> =
        vote.conditions.iter().filter_map(|condition| condition.among.as_ref()).collect();
    let members = u64::from(members);
    let (mut passes, mut fails) = (false, false);
    let mut try_it = |present: u64, yes: u64, no: u64, abstain: u64| {
        let cast = yes + no + abstain;
        for drafting_unit in [0, cast] {
            let all = Counts { members, present, cast, yes, no, abstain, drafting_unit };
            let classes: BTreeMap<String, Counts> =
                classes.iter().map(|class| ((*class).clone(), all)).collect();
            let tally = Tally { form: Form::Meeting, round: 1, all, classes, recused: 0 };
            match verdict(vote, &tally) {
                Verdict::Passed => passes = true,
                Verdict::Lost | Verdict::Void => fails = true,
            }
        }
        passes && fails
    };
    let alike = [(members, 0, 0), (0, members, 0), (0, 0, members), (1, 0, 0), (0, 1, 0)];
    if alike.into_iter().any(|(yes, no, abstain)| try_it(members, yes, no, abstain)) {
        return (true, true);
    }
    if members > u64::from(TRIED_MOST) {
        return (true, true);
    }
    for present in 1..=members {
        for yes in 0..=present {
            for no in 0..=present - yes {
                for abstain in 0..=present - yes - no {
                    if yes + no + abstain > 0 && try_it(present, yes, no, abstain) {
                        return (true, true);
                    }
                }
            }
        }
    }
    (passes, fails)
}
