//! What a reader is told of a standard, whether we run it or observe it: one answer for every page, query and view.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::code::StageCode;
use crate::consultation::Purpose;
use crate::procedure::Binding;
use crate::stage::Place;
use crate::standard::{Entered, Standard};
use crate::words::{Field, Jurisdiction, Level, Titles};

impl Standard {
    /// Where it stands; `None` before its first event.
    #[must_use]
    pub fn code(&self) -> Option<StageCode> {
        match self {
            Standard::Unborn => None,
            Standard::Run(run) => Some(run.code()),
            Standard::Observed(observed) => Some(observed.code()),
        }
    }

    /// The stage or end it stands at.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.code().map(StageCode::place)
    }

    /// 公开: whether it is there for everybody to read; what is shown in a public notice is, where it stands with it. What another body runs stands in that body's own catalogue.
    #[must_use]
    pub fn is_public(&self) -> bool {
        match self {
            Standard::Unborn => false,
            Standard::Run(run) => {
                run.code().is_public() || run.consultations.held(Purpose::Notice).is_some()
            }
            Standard::Observed(_) => true,
        }
    }

    /// Since when it has its stage code.
    #[must_use]
    pub fn since(&self) -> Option<Date> {
        match self {
            Standard::Unborn => None,
            Standard::Run(run) => Some(run.stay.since),
            Standard::Observed(observed) => Some(observed.since()),
        }
    }

    /// Since when its clock stands still, if it does.
    #[must_use]
    pub fn suspended_since(&self) -> Option<Date> {
        match self {
            Standard::Run(run) => run.suspended_since(),
            Standard::Unborn | Standard::Observed(_) => None,
        }
    }

    /// The procedure that it is bound to, or by which it is judged.
    #[must_use]
    pub fn binding(&self) -> Option<&Binding> {
        match self {
            Standard::Unborn => None,
            Standard::Run(run) => Some(&run.binding),
            Standard::Observed(observed) => Some(&observed.binding),
        }
    }

    /// The number or reference it goes by, where it has one.
    #[must_use]
    pub fn label(&self) -> Option<String> {
        match self {
            Standard::Unborn => None,
            Standard::Run(run) => run.at().number().map(ToString::to_string),
            Standard::Observed(observed) => Some(observed.newest().reference.to_string()),
        }
    }

    /// Its titles.
    #[must_use]
    pub fn titles(&self) -> Cow<'_, Titles> {
        match self {
            Standard::Unborn => Cow::Owned(Titles::default()),
            Standard::Run(run) => Cow::Borrowed(&run.profile.titles),
            Standard::Observed(observed) => Cow::Owned(observed.titles()),
        }
    }

    /// Whose it is; an observed one is ISO's.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        match self {
            Standard::Unborn => None,
            Standard::Run(run) => Some(run.profile.level),
            Standard::Observed(_) => Some(Level::Iso),
        }
    }

    /// Its field of work.
    #[must_use]
    pub fn field(&self) -> Option<Field> {
        match self {
            Standard::Unborn => None,
            Standard::Run(run) => Some(run.profile.field.clone()),
            Standard::Observed(observed) => Some(observed.field()),
        }
    }

    /// Who is responsible; a body above the nations for an observed one.
    #[must_use]
    pub fn jurisdiction(&self) -> Option<Jurisdiction> {
        match self {
            Standard::Unborn => None,
            Standard::Run(run) => Some(run.profile.jurisdiction.clone()),
            Standard::Observed(_) => Some(Jurisdiction::international()),
        }
    }

    /// The unit that drafts it, of one that we run.
    #[must_use]
    pub fn drafting_unit(&self) -> Option<&str> {
        match self {
            Standard::Run(run) => Some(run.profile.drafting_unit.as_str()),
            Standard::Unborn | Standard::Observed(_) => None,
        }
    }

    /// That it was in force when it was entered, and nobody decided on it here; of one that we run.
    #[must_use]
    pub fn entered(&self) -> Option<&Entered> {
        match self {
            Standard::Run(run) => run.entered.as_ref(),
            Standard::Unborn | Standard::Observed(_) => None,
        }
    }

    /// Its edition, where known.
    #[must_use]
    pub fn edition(&self) -> Option<u32> {
        match self {
            Standard::Unborn => None,
            Standard::Run(run) => Some(run.edition),
            Standard::Observed(observed) => observed.edition(),
        }
    }

    /// When it was published: a day, or as much of one as was told.
    #[must_use]
    pub fn published(&self) -> Option<String> {
        match self {
            Standard::Unborn => None,
            Standard::Run(run) => run.at().issue().map(|issue| issue.published_on.to_string()),
            Standard::Observed(observed) => observed.published().map(Into::into),
        }
    }

    /// From which day it is in force, of one that we run.
    #[must_use]
    pub fn effective_on(&self) -> Option<Date> {
        match self {
            Standard::Run(run) => run.at().issue().map(|issue| issue.effective_on),
            Standard::Unborn | Standard::Observed(_) => None,
        }
    }

    /// Its ICS codes, of an observed one.
    #[must_use]
    pub fn ics(&self) -> &[String] {
        match self {
            Standard::Observed(observed) => observed.ics(),
            Standard::Unborn | Standard::Run(_) => &[],
        }
    }
}
