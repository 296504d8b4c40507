//! Where a system administrator keeps the house: a county's founds no unit and assigns no role in another county, and changes nothing that
//! binds beyond it.

use plumbline_lifecycle::people::Command as People;
use plumbline_lifecycle::procedure::{Command as Adoption, Procedure};
use plumbline_lifecycle::{Command, Jurisdiction, PersonId, UnitId};

use crate::condition::Asked;
use crate::denial::{Denial, Unsettled};

/// Whether each unit that it is about, and the unit of whom it takes away from one, is of their jurisdiction or below; of whom or what is not there the core says so.
pub(crate) fn people_in_place(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let Command::People(command) = asked.command else { return Err(asked.role_may_not().into()) };
    let people = asked.world.people()?;
    let of_unit = |unit: &UnitId| people.units.get(unit).map(|unit| &unit.area);
    let of_person = |person: &PersonId| people.unit_of(person).and_then(of_unit);
    let areas = match command {
        People::FoundUnit { unit, description } => {
            let above = description.parent.as_ref().and_then(of_unit);
            vec![Some(&description.area), of_unit(unit), above]
        }
        People::CloseUnit { unit, into } => vec![of_unit(unit), into.as_ref().and_then(of_unit)],
        People::Join { person, unit, .. } | People::Move { person, unit } => {
            vec![of_person(person), of_unit(unit)]
        }
        People::Leave { person } => vec![of_person(person)],
        People::AssignRole { unit, .. }
        | People::EndRole { unit, .. }
        | People::NameDeputy { unit, .. }
        | People::EndDeputy { unit, .. } => vec![of_unit(unit)],
        People::Delegate { from, .. } | People::EndDelegation { from, .. } => {
            vec![of_person(from)]
        }
        People::NameJurisdiction { code, .. } => vec![Some(code)],
    };
    in_place(asked, areas.into_iter().flatten())
}

/// Whether a procedure binds in their jurisdiction or below alone, as every version of it did before. One that names no place binds
/// wherever the house has units.
pub(crate) fn procedure_in_place(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let Command::Procedure(Adoption::AdoptProcedure { text }) = asked.command else {
        return Err(asked.role_may_not().into());
    };
    // What is wrong with a text the core says, who tells it of nothing else.
    let Ok(procedure) = text.parse::<Procedure>() else { return Ok(()) };
    let before = asked.world.procedures()?.all().filter(|held| held.id == procedure.id);
    let places: Vec<Option<&Jurisdiction>> = before
        .map(|held| held.place.as_ref())
        .chain(std::iter::once(procedure.place.as_ref()))
        .collect();
    in_place(asked, places.iter().copied().flatten())?;
    match places.contains(&None) {
        true => whole_house_in_place(asked),
        false => Ok(()),
    }
}

/// Whether every unit of the house is of their jurisdiction or below.
pub(crate) fn whole_house_in_place(asked: &Asked<'_>) -> Result<(), Unsettled> {
    let people = asked.world.people()?;
    in_place(asked, people.units.values().map(|unit| &unit.area))
}

fn in_place<'a>(
    asked: &Asked<'_>,
    mut areas: impl Iterator<Item = &'a Jurisdiction>,
) -> Result<(), Unsettled> {
    let scope = &asked.caller.jurisdiction;
    match areas.find(|area| !area.within(scope)) {
        None => Ok(()),
        Some(area) => Err(Denial::OutsideArea { area: area.clone(), scope: scope.clone() }.into()),
    }
}
