//! Who may read what: the one policy of reading, asked by whoever answers a question. What it does not allow is not told,
//! and not counted.
//!
//! | who | standards | how the house handles them |
//! |---|---|---|
//! | administrator | all | all |
//! | office, drafter, reader | of their jurisdiction and below, and what is public anywhere | of their jurisdiction and below |
//! | a stranger | what is public | none |
//!
//! Public is what is published, or was, or is open to comment: the core says so of a standard. How the house handles one are
//! its approvals, on whom it waits and what is explained of that. Besides, whoever takes part in a matter of a standard
//! reads that standard and all about it, wherever it lies: they could not decide otherwise.

use plumbline_lifecycle::{Jurisdiction, PersonId};

use crate::caller::{Caller, Role};
use crate::denial::Denial;

/// What somebody may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    reach: Reach,
    person: Option<PersonId>,
}

/// How far somebody sees, whatever they take part in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Everything there is.
    Everything,
    /// What lies in this place and below it, and what is public.
    Within(Jurisdiction),
    /// What is public.
    Public,
}

impl Sight {
    /// Of whoever works on the folder itself, and of the service's own parts.
    #[must_use]
    pub fn everything() -> Sight {
        Sight { reach: Reach::Everything, person: None }
    }

    /// Of a caller; of a stranger where there is none.
    #[must_use]
    pub fn of(caller: Option<&Caller>) -> Sight {
        let Some(Caller { role, jurisdiction, person, .. }) = caller else {
            return Sight { reach: Reach::Public, person: None };
        };
        let reach = match role {
            Role::Administrator => Reach::Everything,
            Role::Office | Role::Drafter | Role::Reader => Reach::Within(jurisdiction.clone()),
            // It gives commands and asks nothing.
            Role::Clock => Reach::Public,
        };
        Sight { reach, person: person.clone() }
    }

    /// How far it goes.
    #[must_use]
    pub fn reach(&self) -> &Reach {
        &self.reach
    }

    /// Whose it is: what they take part in they read as well.
    #[must_use]
    pub fn person(&self) -> Option<&PersonId> {
        self.person.as_ref()
    }

    /// Whether a standard of this place is shown.
    #[must_use]
    pub fn shows(&self, area: &Jurisdiction, is_public: bool) -> bool {
        is_public || self.keeps(area)
    }

    /// Whether it is told how the house handles a standard of this place.
    #[must_use]
    pub fn keeps(&self, area: &Jurisdiction) -> bool {
        match &self.reach {
            Reach::Everything => true,
            Reach::Within(place) => area.within(place),
            Reach::Public => false,
        }
    }
}

/// Whether this caller may read somebody's desk: their own, and the office and the administrator everybody's. Of another's
/// the office is shown what lies in its jurisdiction.
///
/// # Errors
/// [`Denial::OtherDesk`].
pub fn reads_desk(caller: &Caller, of: &PersonId) -> Result<(), Denial> {
    match caller.role {
        Role::Administrator | Role::Office => Ok(()),
        Role::Drafter | Role::Reader | Role::Clock if caller.person.as_ref() == Some(of) => Ok(()),
        Role::Drafter | Role::Reader | Role::Clock => {
            Err(Denial::OtherDesk { of: of.clone(), person: caller.person.clone() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(role: Role, person: Option<&str>) -> Caller {
        let person = person.map(|person| person.parse().unwrap());
        let jurisdiction = "330100".parse().unwrap();
        Caller { role, person, jurisdiction, ..Caller::clock() }
    }

    #[test]
    fn everybody_reads_their_own_desk_and_the_office_everybodys() {
        let li: PersonId = "p-li".parse().unwrap();
        for role in Role::ALL {
            assert_eq!(reads_desk(&caller(role, Some("p-li")), &li), Ok(()), "{role:?}");
            let runs_the_house = matches!(role, Role::Administrator | Role::Office);
            for other in [None, Some("p-wang")] {
                let said = reads_desk(&caller(role, other), &li);
                assert_eq!(said.is_ok(), runs_the_house, "{role:?} {other:?}");
            }
        }
    }

    #[test]
    fn a_city_reads_itself_and_its_counties_and_of_others_what_is_public() {
        let places = ["330100", "330106", "330000", "330200", "100000", "int"];
        let read = |sight: &Sight, is_public| {
            let shown = places.into_iter().filter(|place| {
                let area = place.parse().unwrap();
                assert!(
                    sight.shows(&area, true) && sight.shows(&area, false) == sight.keeps(&area)
                );
                sight.shows(&area, is_public)
            });
            shown.collect::<Vec<_>>()
        };
        for role in [Role::Office, Role::Drafter, Role::Reader] {
            let sight = Sight::of(Some(&caller(role, None)));
            assert_eq!(read(&sight, false), ["330100", "330106"], "{role:?}");
        }
        for sight in [Sight::of(None), Sight::of(Some(&Caller::clock()))] {
            assert_eq!(read(&sight, false), [""; 0]);
        }
        let administrator = Sight::of(Some(&caller(Role::Administrator, None)));
        for sight in [administrator, Sight::everything()] {
            assert_eq!(read(&sight, false), places);
        }
    }
}
