//! How a coordinate is written in a picture.

/// A coordinate with one decimal: enough for a screen, and the same on every machine.
pub(crate) fn at(value: f64) -> String {
    let tenths = (value * 10.0).round();
    format!("{}", tenths / 10.0)
}
