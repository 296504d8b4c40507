//! Whether there can be somebody for each seat and each place (C10, C11, C14).

use crate::people::Role;
use crate::procedure::chain::{SEATS_MAX, STEPS_MAX, SeatRule, StepRule, goes_in_a_circle};
use crate::procedure::findings::finding::{Check, Found};
use crate::procedure::format::Procedure;
use crate::procedure::panel::{Excluded, PanelRule};
use crate::procedure::vote::{Condition, Count, Share};

pub(super) fn check(procedure: &Procedure, found: &mut Found<'_>) {
    for key in procedure.chains.keys() {
        chain(procedure, key, found);
    }
    for (key, panel) in &procedure.panels {
        panel_forms(procedure, key, panel, found);
    }
}

fn chain(procedure: &Procedure, key: &str, found: &mut Found<'_>) {
    let chain = &procedure.chains[key];
    if goes_in_a_circle(&procedure.chains, chain) {
        found.error(
            Check::Chain,
            &["chains", key, "after"],
            (
                format!("审批链“{key}”绕回自身"),
                format!("chain `{key}` comes after itself, in a circle"),
            ),
            ("请去掉其中一个 after", "take one `after` away"),
        );
        return;
    }
    if chain.steps.is_empty() {
        found.error(
            Check::Chain,
            &["chains", key, "steps"],
            (format!("审批链“{key}”没有步骤"), format!("chain `{key}` has no step")),
            ("请写明步骤", "write its steps"),
        );
    }
    let steps = procedure.route(key).len();
    if steps > STEPS_MAX {
        found.error(
            Check::Chain,
            &["chains", key],
            (
                format!("审批链“{key}”有 {steps} 个步骤，至多 {STEPS_MAX} 个"),
                format!("chain `{key}` has {steps} steps (at most {STEPS_MAX})"),
            ),
            ("请合并步骤", "join some of them"),
        );
    }
    for (at, step) in chain.steps.iter().enumerate() {
        let at = at.to_string();
        seats(key, &at, step, found);
        if step.overdue.is_some() && step.within.is_none() {
            found.error(
                Check::OverdueStep,
                &["chains", key, "steps", &at],
                (
                    format!("审批链“{key}”的步骤“{}”写了 overdue 而没有 within，不会逾期", step.zh),
                    format!(
                        "step `{}` of chain `{key}` says `overdue` without `within`: it is never past a day",
                        step.zh
                    ),
                ),
                ("请写明 within，或删去 overdue", "write `within`, or take `overdue` away"),
            );
        }
    }
}

fn seats(key: &str, at: &str, step: &StepRule, found: &mut Found<'_>) {
    let path = ["chains", key, "steps", at];
    match step.seats.len() {
        0 => found.error(
            Check::Chain,
            &path,
            (
                format!("审批链“{key}”的步骤“{}”没有席位", step.zh),
                format!("step `{}` of chain `{key}` has no seat", step.zh),
            ),
            ("请写明 seats", "write its seats"),
        ),
        1..=SEATS_MAX => {}
        more => found.error(
            Check::Chain,
            &path,
            (
                format!("审批链“{key}”的步骤“{}”有 {more} 个席位，至多 {SEATS_MAX} 个", step.zh),
                format!(
                    "step `{}` of chain `{key}` has {more} seats (at most {SEATS_MAX})",
                    step.zh
                ),
            ),
            ("请减少席位", "take some away"),
        ),
    }
    if step.seats.iter().all(|seat| *seat == SeatRule::Role(Role::Drafter))
        && !step.seats.is_empty()
    {
        found.error(
            Check::Chain,
            &path,
            (
                format!("审批链“{key}”的步骤“{}”只有起草人的席位，而起草人不得审批自己的事项", step.zh),
                format!(
                    "step `{}` of chain `{key}` has seats of drafters alone, and nobody approves what they drafted",
                    step.zh
                ),
            ),
            ("请改由他人办理", "give the seat to another role"),
        );
    }
}

fn panel_forms(procedure: &Procedure, key: &str, panel: &PanelRule, found: &mut Found<'_>) {
    let size = panel.size;
    let at = |name| ["panels", key, name];
    if size.least > size.most {
        found.error(
            Check::PanelForms,
            &at("size"),
            (
                format!("专家组“{key}”的人数下限 {} 大于上限 {}", size.least, size.most),
                format!(
                    "panel `{key}` has a least size of {} and a most of {}",
                    size.least, size.most
                ),
            ),
            ("下限不得大于上限", "write the least not above the most"),
        );
    } else if size.odd && size.least == size.most && size.least.is_multiple_of(2) {
        found.error(
            Check::PanelForms,
            &at("size"),
            (
                format!("专家组“{key}”须为单数，而 {} 人是双数", size.least),
                format!("panel `{key}` is odd in number, and {} is not", size.least),
            ),
            ("请改为含有单数的范围", "allow an odd number"),
        );
    }
    for (name, least, zh, en) in [
        ("fields_each", panel.fields_each, "各专业人数", "of each field"),
        ("senior_least", panel.senior_least, "高级职称人数", "of a senior title"),
    ] {
        if least > size.least {
            found.error(
                Check::PanelForms,
                &at(name),
                (
                    format!("专家组“{key}”的{zh}至少 {least} 人，多于其人数下限 {}", size.least),
                    format!(
                        "panel `{key}` needs {least} {en}, and may have {} members",
                        size.least
                    ),
                ),
                ("请提高人数下限，或减少名额", "let it be larger, or need fewer"),
            );
        }
    }
    if panel.form.is_empty() {
        found.error(
            Check::PanelForms,
            &at("form"),
            (format!("专家组“{key}”没有写明会审或函审"), format!("panel `{key}` names no form")),
            ("请写明 form", "write meeting, letter, or both"),
        );
    }
    unit_that_is_shut_out(procedure, key, panel, found);
}

/// A condition on the drafting unit's votes, where nobody of it may sit there.
fn unit_that_is_shut_out(
    procedure: &Procedure,
    key: &str,
    panel: &PanelRule,
    found: &mut Found<'_>,
) {
    if !panel.exclude.contains(&Excluded::DraftingUnit) {
        return;
    }
    let name = panel.vote.as_deref().unwrap_or(key);
    let Some(vote) = procedure.votes.get(name) else { return };
    let counts = |condition: &Condition| {
        condition.count == Count::DraftingUnit
            || matches!(condition.with, Share::Of { of: Count::DraftingUnit, .. })
    };
    if let Some(at) = vote.conditions.iter().position(counts) {
        found.warning(
            Check::PanelForms,
            &["votes", name, "conditions", &at.to_string()],
            (
                format!("表决“{name}”计算起草单位的票，而专家组“{key}”不许起草单位人员参加"),
                format!("vote `{name}` counts the drafting unit, and panel `{key}` shuts it out"),
            ),
            ("二者留其一", "keep one of the two"),
        );
    }
}
