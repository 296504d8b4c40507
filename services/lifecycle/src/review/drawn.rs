//! How a review asks for its draw, and who steps in.

use crate::draw::{self, CannotBeFormed, Draw, Seed, Terms, excluded};
use crate::pool::Pool;
use crate::procedure::{Length, PanelRule};
use crate::review::call::cited;
use crate::review::panel::Panel;
use crate::review::refusal::Refusal;
use crate::words::{PartId, PersonId};
use crate::world::{No, World};

/// What a panel of this rule needs.
#[must_use]
pub fn terms_of(rule: &PanelRule, size: u32) -> Terms {
    let days = |length: Length| {
        let Length { days, months, working_days } = length;
        // A month of an interval is told as thirty days, a working day as one and a half.
        u32::try_from(days + 30 * months + (3 * working_days + 1) / 2).unwrap_or_default()
    };
    Terms {
        size,
        fields_each: rule.fields_each,
        senior_least: rule.senior_least,
        unit_most: rule.unit_most,
        load_most: rule.load_most,
        interval_days: rule.interval.map(days).unwrap_or_default(),
        alternates: rule.alternates,
        source: cited(rule),
    }
}

/// What a draw is asked for by a panel as it stands.
#[must_use]
pub fn draw_of(id: &PartId, panel: &Panel, rule: &PanelRule) -> draw::Call {
    draw::Call {
        review: id.clone(),
        area: panel.area.clone(),
        on: panel.on,
        wanted: panel.fields.clone(),
        terms: terms_of(rule, panel.size),
        barred: panel.barred.clone(),
        declined: panel.fallen_out().cloned().collect(),
        asked_for: panel.asked_for.iter().map(|wish| wish.expert.clone()).collect(),
    }
}

/// Draws: out of the pool as it was at the call, passing over who has become excluded since.
pub(super) fn performed(
    world: &World<'_>,
    id: &PartId,
    panel: &Panel,
    rule: &PanelRule,
    number: u32,
    seed: &Seed,
) -> Result<Draw, No> {
    let now = world.pool(&panel.area)?;
    let then = world.pool_at(&panel.area, panel.pool.0)?.ok_or(Refusal::DrawTooLate {})?;
    let call = draw_of(id, panel, rule);
    if draw::pool_hash(&panel.area, &then) != panel.pool.1 {
        return Err(Refusal::DrawTooLate {}.into());
    }
    draw::draw(&call, number, seed, &then, now).map_err(|failed: Box<CannotBeFormed>| {
        let source = cited(rule);
        Refusal::PanelCannotBeFormed { why: failed.told(), source }.into()
    })
}

/// The alternate who steps in next: the first who is not excluded today, fell out of nothing here, and keeps their unit
/// within its most members.
pub(super) fn next_alternate<'a>(
    id: &PartId,
    panel: &'a Panel,
    rule: &PanelRule,
    pool: &Pool,
) -> Option<&'a PersonId> {
    let call = draw_of(id, panel, rule);
    let fits = |expert: &&PersonId| {
        let held = pool.expert(expert);
        held.is_some_and(|held| excluded(&call, expert, held).is_none())
            && panel.sitting().all(|seat| seat.expert != **expert)
            && has_room(panel, rule, pool, expert)
    };
    panel.alternates.iter().find(fits)
}

/// Whether one more of their unit may sit on the panel.
pub(super) fn has_room(panel: &Panel, rule: &PanelRule, pool: &Pool, expert: &PersonId) -> bool {
    let unit = |of: &PersonId| pool.expert(of).map(|held| &held.description.unit);
    let theirs = unit(expert);
    let held = panel.sitting().filter(|seat| unit(&seat.expert) == theirs).count();
    rule.unit_most.is_none_or(|most| u32::try_from(held).is_ok_and(|held| held < most))
}
