//! So many of so many, and the days that they are about: how records are added up. Whole numbers; a share is rounded only where
//! it is shown.

use jiff::civil::Date;

use crate::implementation::Period;

/// So many of so many. Compared and added as whole numbers; a share is k of n, never a sum of shares.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// The part.
    pub hits: u64,
    /// The whole.
    pub of: u64,
}

/// Figures of several times, of one unit or of many, added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// The sum.
    pub figures: Figures,
    /// The first and the last day that it is about; `None` where nothing was recorded.
    pub over: Option<(Date, Date)>,
}

impl Figures {
    /// With these besides.
    #[must_use]
    pub fn and(self, more: Figures) -> Figures {
        Figures { hits: self.hits + more.hits, of: self.of + more.of }
    }

    /// The share in thousandths, half up; `None` of nothing.
    #[must_use]
    pub fn thousandths(self) -> Option<u64> {
        (self.of > 0).then(|| (2_000 * self.hits + self.of) / (2 * self.of))
    }

    /// As `80.0 %`, one digit, half up; `–` of nothing.
    #[must_use]
    pub fn percent(self) -> String {
        match self.thousandths() {
            Some(share) => format!("{}.{} %", share / 10, share % 10),
            None => "–".into(),
        }
    }
}

impl Share {
    /// What one unit recorded on one basis, a row a time. A time that lies within another one of them is not counted besides: a
    /// year stands for its quarters and its months.
    #[must_use]
    pub fn of(records: &[(Period, Figures)]) -> Share {
        let stands = |at: usize, period: Period| {
            let others = records.iter().enumerate().filter(|(other, _)| *other != at);
            !others
                .map(|(_, (other, _))| *other)
                .any(|other| other != period && period.within(other))
        };
        let counted = records.iter().enumerate().filter(|(at, (period, _))| stands(*at, *period));
        counted.fold(Share::default(), |sum, (_, (period, figures))| {
            sum.and(Share { figures: *figures, over: Some((period.first(), period.last())) })
        })
    }

    /// With what another unit, or another standard, came to.
    #[must_use]
    pub fn and(self, more: Share) -> Share {
        let over = match (self.over, more.over) {
            (Some((first, last)), Some((from, until))) => Some((first.min(from), last.max(until))),
            (one, other) => one.or(other),
        };
        Share { figures: self.figures.and(more.figures), over }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_share_is_rounded_half_up_and_nothing_has_none() {
        for (hits, of, told) in [
            (40, 66, "60.6 %"),
            (20, 66, "30.3 %"),
            (6, 66, "9.1 %"),
            (1, 3, "33.3 %"),
            (1, 2_000, "0.1 %"),
            (799, 1_000, "79.9 %"),
            (u64::from(u32::MAX), u64::from(u32::MAX), "100.0 %"),
            (0, 0, "–"),
        ] {
            assert_eq!(Figures { hits, of }.percent(), told);
        }
    }

    #[test]
    fn a_year_stands_for_its_months_and_nothing_is_counted_twice() {
        let records = |told: &[(&str, u64, u64)]| {
            let one = |(period, hits, of): &(&str, u64, u64)| {
                (period.parse().unwrap(), Figures { hits: *hits, of: *of })
            };
            Share::of(&told.iter().map(one).collect::<Vec<_>>())
        };
        let months = records(&[("2026-01", 1, 10), ("2026-03", 2, 10)]);
        assert_eq!(months.figures, Figures { hits: 3, of: 20 });
        assert_eq!(months.over, Some((date(2026, 1, 1), date(2026, 3, 31))));
        let all =
            records(&[("2025", 5, 50), ("2026", 9, 90), ("2026-Q1", 4, 30), ("2026-03", 2, 10)]);
        assert_eq!(all.figures, Figures { hits: 14, of: 140 });
        assert_eq!(all.over, Some((date(2025, 1, 1), date(2026, 12, 31))));
        assert_eq!(records(&[("2026-Q2", 1, 2), ("2026-03", 1, 2)]).figures.of, 4);
        assert_eq!(records(&[]), Share::default());
    }
}
