//! Prometheus's text form: each family with what it is, its type, and its lines.

use std::fmt::{Display, Write as _};

use plumbline_workflow::Histogram;

/// A text that grows by families.
#[derive(Default)]
pub struct Exposition(String);

/// The labels of a line, as `call="…",code="ok"`; none where it is empty. Values hold neither quotes nor line feeds.
pub(crate) type Labels<'l> = &'l str;

impl Exposition {
    /// The whole.
    pub fn text(self) -> String {
        self.0
    }

    /// Begins a family; its lines follow.
    pub fn family(&mut self, name: &str, kind: &str, help: &str) {
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    /// A line.
    pub fn line(&mut self, name: &str, labels: &str, value: impl Display) {
        let _ = match labels {
            "" => writeln!(self.0, "{name} {value}"),
            labels => writeln!(self.0, "{name}{{{labels}}} {value}"),
        };
    }

    /// A family of one line.
    pub fn one(&mut self, name: &str, kind: &str, help: &str, value: impl Display) {
        self.family(name, kind, help);
        self.line(name, "", value);
    }

    /// The lines of a histogram whose values are counted in parts of a unit, so many to one: 1,000,000 for microseconds.
    pub fn histogram(&mut self, name: &str, labels: Labels<'_>, counts: &Histogram, parts: u32) {
        let (buckets, all, total) = counts.told();
        let with = |bound: &str| match labels {
            "" => format!("le=\"{bound}\""),
            labels => format!("{labels},le=\"{bound}\""),
        };
        let bucket = format!("{name}_bucket");
        for (most, below) in buckets {
            self.line(&bucket, &with(&unit(most, parts).to_string()), below);
        }
        self.line(&bucket, &with("+Inf"), all);
        self.line(&format!("{name}_sum"), labels, unit(total, parts));
        self.line(&format!("{name}_count"), labels, all);
    }
}

#[expect(clippy::cast_precision_loss, reason = "microseconds beyond 2^52 are 142 years")]
fn unit(value: u64, parts: u32) -> f64 {
    value as f64 / f64::from(parts)
}
