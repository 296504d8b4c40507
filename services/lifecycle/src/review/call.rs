//! How a panel is called: what for, for which day, and who may not sit on it.

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::approval::Limit;
use crate::draw::{Barred, Ground, Whom, pool_hash};
use crate::pool::area_for;
use crate::procedure::{Form, Length, PanelRule, Procedure};
use crate::review::barred::barred;
use crate::review::event::Event;
use crate::review::panel::Review;
use crate::review::purpose::Purpose;
use crate::review::refusal::Refusal;
use crate::standard::Run;
use crate::words::{Field, PartId, PersonId, Sentence, bad};
use crate::world::{No, World};

/// What the office asks for when it calls a panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// What for.
    pub purpose: Purpose,
    /// In a meeting or by letter.
    pub form: Form,
    /// The day of the meeting, or the last day for letters.
    pub on: Date,
    /// How many.
    pub size: u32,
    /// The fields that must be covered, at most 20; without any, the standard's own.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// Whom the office bars besides those whom the rules bar, at most 100.
    #[serde(default)]
    pub barred: Vec<(Whom, Sentence)>,
    /// Whom it wishes for, at most 100; a wish is rank, no seat.
    #[serde(default)]
    pub asked_for: Vec<AskedFor>,
}

/// Somebody whom the office wishes for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AskedFor {
    /// Who.
    pub expert: PersonId,
    /// Why.
    pub reason: Sentence,
}

/// The most fields of a call.
const FIELDS_MAX: usize = 20;
/// The most persons or units that a call bars or wishes for.
const NAMED_MAX: usize = 100;

/// The event that calls this panel for a standard.
pub(crate) fn called(
    world: &World<'_>,
    run: &Run,
    procedure: &Procedure,
    call: &Call,
) -> Result<Event, No> {
    let by = world.by.ok_or(Refusal::OfficeUnnamed {})?;
    let rule = rule(procedure, call.purpose)?;
    let area = area_for(&run.profile.jurisdiction);
    let pool = world.pool(&area)?;
    let fields = match call.fields.as_slice() {
        [] => vec![run.profile.field.clone()],
        named => named.to_vec(),
    };
    let banned = call.barred.iter().map(|(whom, reason)| Barred {
        whom: whom.clone(),
        ground: Ground::E10,
        reason: reason.clone(),
    });
    let barred = barred(world, run, rule)?.into_iter().chain(banned).collect();
    let papers_until = match call.form {
        Form::Meeting => rule.papers_before.and_then(|length| counted_back(call.on, length)),
        Form::Letter => None,
    };
    Ok(Event::PanelCalled {
        purpose: call.purpose,
        binding: run.binding.clone(),
        rule: call.purpose.key().parse().map_err(|bad| No::Refused(crate::Refusal::from(bad)))?,
        form: call.form,
        on: call.on,
        size: call.size,
        fields,
        barred,
        asked_for: call.asked_for.clone(),
        pool_version: pool.version(),
        pool_hash: pool_hash(&area, pool),
        area,
        answer_within: rule.answer_within.map(|length| limit(length, procedure.rolls())),
        papers_until,
        by: by.clone(),
    })
}

/// The rule of the panels that are called for this.
pub(super) fn rule(procedure: &Procedure, purpose: Purpose) -> Result<&PanelRule, Refusal> {
    let procedure_id = &procedure.id;
    procedure
        .panels
        .get(purpose.key())
        .ok_or_else(|| Refusal::NoPanelRule { purpose, procedure: procedure_id.clone() })
}

/// Whether a panel may be called like this.
pub(crate) fn may_be_called(
    world: &World<'_>,
    id: &PartId,
    run: &Run,
    procedure: &Procedure,
    event: &Event,
) -> Result<(), No> {
    world.today_alone()?;
    let Event::PanelCalled { purpose, form, on, size, fields, barred, asked_for, .. } = event
    else {
        return Ok(());
    };
    if *world.review(id)? != Review::Unborn || id.purpose() != purpose.key() {
        return Err(Refusal::NotCalledFor {}.into());
    }
    let rule = rule(procedure, *purpose)?;
    if !rule.form.contains(form) {
        return Err(Refusal::FormNotAllowed { form: *form, source: cited(rule) }.into());
    }
    let (least, most, odd) = (rule.size.least, rule.size.most, rule.size.odd);
    if !(least..=most).contains(size) || (odd && size % 2 == 0) {
        let (size, source) = (*size, cited(rule));
        return Err(Refusal::SizeUnfit { size, least, most, odd, source }.into());
    }
    if *on < world.on {
        let (day, earliest) = (*on, world.on);
        return Err(Refusal::DayGone { day, earliest }.into());
    }
    crate::days::nameable("on", *on)?;
    if fields.is_empty() || fields.len() > FIELDS_MAX {
        return Err(bad("fields", "1 to 20").into_refusal());
    }
    let by_hand = barred.iter().filter(|barred| barred.ground == Ground::E10).count();
    if by_hand > NAMED_MAX || asked_for.len() > NAMED_MAX {
        return Err(bad("barred", "at most 100, and 100 wishes").into_refusal());
    }
    if let Event::PanelCalled { binding, area, .. } = event
        && (*binding != run.binding || *area != area_for(&run.profile.jurisdiction))
    {
        return Err(Refusal::NotCalledFor {}.into());
    }
    Ok(())
}

pub(super) fn cited(rule: &PanelRule) -> crate::Source {
    crate::Source::of(rule.source.clone(), rule.unverified)
}

/// A length of time as it is kept with an invitation. A month is kept as thirty days.
fn limit(length: Length, roll: bool) -> Limit {
    let Length { days, months, working_days } = length;
    if working_days > 0 {
        Limit { days: working_days, working: true, roll }
    } else {
        Limit { days: days + 30 * months, working: false, roll }
    }
}

/// The last day so long before another one: a length counted back never moves later. A working day counts as one and a
/// half, so that it is never too short.
pub(super) fn counted_back(day: Date, length: Length) -> Option<Date> {
    let Length { days, months, working_days } = length;
    let days = days + (working_days * 3 + 1) / 2;
    let span = Span::new().try_months(months).ok()?.try_days(days).ok()?;
    day.checked_sub(span).ok()
}

trait IntoRefusal {
    fn into_refusal(self) -> No;
}

impl IntoRefusal for crate::words::BadWord {
    fn into_refusal(self) -> No {
        No::Refused(self.into())
    }
}
