//! A part that runs beside the service, of which somebody who asks how the service fares wants to hear: a relay, a replica.

use plumbline_workflow::Trouble;

/// A part that runs beside the service. Both are asked at any time and by many: they look, and wait for nobody.
pub trait Beside: Send + Sync {
    /// What is wrong with it; one that stops makes `/readyz` say that the service is not ready.
    fn troubles(&self) -> Vec<Trouble>;

    /// Its figures, for `/metrics`.
    fn figures(&self) -> Vec<Figure>;
}

/// A figure of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Its name in Prometheus's form, its unit last.
    pub name: &'static str,
    /// `gauge` or `counter`.
    pub kind: &'static str,
    /// What it is, in a sentence.
    pub help: &'static str,
    /// How much.
    pub value: u64,
}
