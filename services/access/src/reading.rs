//! Who may read what: the one policy of reading, asked by whoever answers a question. What it does not allow is not told,
//! and not counted.
//!
//! Public is what is published, or was, or is open to comment: the core says so of a standard. How the house handles one are
//! its approvals, on whom it waits and what is explained of that. Besides, whoever takes part in a matter of a standard
//! reads that standard and all about it, wherever it lies: they could not decide otherwise.

use plumbline_lifecycle::{Jurisdiction, PersonId};

use crate::caller::{Caller, Role};
use crate::denial::Denial;

/// What is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// Standards, and how the house handles them.
    Standards,
    /// A desk.
    Desk,
    /// What is private of a person.
    PersonalData,
    /// Whatever else the log holds, as a feed sends it: who has which token, whose data were sealed.
    Everything,
}

/// How far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Wherever it lies.
    Everywhere,
    /// What lies in their jurisdiction and below.
    TheirPlace,
    /// What is their own.
    TheirOwn,
}

/// A row of the table of reading.
#[derive(Debug, Clone, Copy)]
pub struct ReadingRow {
    /// What is read.
    pub what: Matter,
    /// In which roles.
    pub roles: &'static [Role],
    /// How far.
    pub how: Reading,
}

const fn row(what: Matter, roles: &'static [Role], how: Reading) -> ReadingRow {
    ReadingRow { what, roles, how }
}

const ADMINISTRATOR: &[Role] = &[Role::Administrator];
/// Who reads all to be able to say whether all is right.
const WHOLE: &[Role] = &[Role::Administrator, Role::AuditAdministrator];
const OFFICE: &[Role] = &[Role::Office];
const PLACE: &[Role] = &[
    Role::SystemAdministrator,
    Role::SecurityAdministrator,
    Role::Office,
    Role::Drafter,
    Role::Reader,
];
const ALL: &[Role] = &Role::ALL;

/// The table of reading. What is public everybody reads, a stranger too, and whoever takes part in a matter all about it; whoever has
/// no row reads nothing else.
const READINGS: &[ReadingRow] = &[
    row(Matter::Standards, WHOLE, Reading::Everywhere),
    row(Matter::Standards, PLACE, Reading::TheirPlace),
    // Of another's desk the office is shown what lies in its jurisdiction.
    row(
        Matter::Desk,
        &[Role::Administrator, Role::AuditAdministrator, Role::Office],
        Reading::Everywhere,
    ),
    row(Matter::Desk, ALL, Reading::TheirOwn),
    row(Matter::PersonalData, ADMINISTRATOR, Reading::Everywhere),
    row(Matter::PersonalData, OFFICE, Reading::TheirPlace),
    row(Matter::PersonalData, ALL, Reading::TheirOwn),
    row(Matter::Everything, WHOLE, Reading::Everywhere),
];

/// The table of who reads what, for whoever reads it.
#[must_use]
pub fn readings() -> &'static [ReadingRow] {
    READINGS
}

/// How far somebody of this role reads this, by each row for them.
pub(crate) fn how_far(role: Role, what: Matter) -> impl Iterator<Item = Reading> {
    let rows = READINGS.iter().filter(move |row| row.what == what && row.roles.contains(&role));
    rows.map(|row| row.how)
}

/// Whether a feed sends somebody of this role whatever the log holds.
#[must_use]
pub fn reads_everything(role: Role) -> bool {
    how_far(role, Matter::Everything).next().is_some()
}

impl Matter {
    /// All of them.
    pub const ALL: [Matter; 4] =
        [Matter::Standards, Matter::Desk, Matter::PersonalData, Matter::Everything];

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Matter::Standards => (
                "standards",
                "标准及本单位如何办理（已公开的人人可读，参与者可读其事项）",
                "standards, and how the house handles them (what is public everybody reads, and whoever takes part their matter)",
            ),
            Matter::Desk => ("desk", "待办", "a desk"),
            Matter::PersonalData => (
                "personal-data",
                "专家的个人信息（电话、邮箱、证件号、银行账号）",
                "what is private of an expert (telephone, mail, identity and bank numbers)",
            ),
            Matter::Everything => (
                "everything",
                "日志中的其他一切（授权、专家库、密封数据），经事件流",
                "whatever else the log holds (grants, pools, sealed data), as a feed",
            ),
        }
    }

    /// The key for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.words().0
    }

    /// What is read, in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.words().1
    }

    /// What is read, in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.words().2
    }
}

impl Reading {
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Reading::Everywhere => ("everywhere", "不限辖区", "wherever it lies"),
            Reading::TheirPlace => {
                ("their-place", "在其辖区（含下级）内", "in their jurisdiction and below")
            }
            Reading::TheirOwn => ("their-own", "本人的", "their own"),
        }
    }

    /// The key for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.words().0
    }

    /// How far, in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        self.words().1
    }

    /// How far, in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.words().2
    }
}

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
        let reach = match how_far(*role, Matter::Standards).next() {
            Some(Reading::Everywhere) => Reach::Everything,
            Some(Reading::TheirPlace) => Reach::Within(jurisdiction.clone()),
            // The clock gives commands and asks nothing.
            Some(Reading::TheirOwn) | None => Reach::Public,
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
    let may = how_far(caller.role, Matter::Desk).any(|how| match how {
        Reading::Everywhere | Reading::TheirPlace => true,
        Reading::TheirOwn => caller.person.as_ref() == Some(of),
    });
    match may {
        true => Ok(()),
        false => Err(Denial::OtherDesk { of: of.clone(), person: caller.person.clone() }),
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
            let runs_the_house =
                matches!(role, Role::Administrator | Role::AuditAdministrator | Role::Office);
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
