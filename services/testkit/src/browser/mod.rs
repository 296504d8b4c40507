//! A real browser without a window: the page as a picture, and the page as the browser understood it.
//!
//! Chromium is started once a test, with an empty profile. Where there is none, [`Browser::find`] says that the test is skipped,
//! and it is over.

mod hands;
mod pipe;

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pipe::Pipe;
use serde_json::{Value, json};

use crate::skipped;

/// A running browser with one page.
#[derive(Debug)]
pub struct Browser(Pipe);

/// How large the page is shown.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
}

impl Window {
    /// A desk.
    pub const DESK: Window = Window { width: 1280, height: 1600 };
    /// A telephone.
    pub const PHONE: Window = Window { width: 375, height: 1600 };
}

/// In which colours a page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Browser {
    /// Starts the chromium that is on the PATH; without one, says that this test is skipped.
    pub fn find(test: &str) -> Option<Browser> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let found = std::env::split_paths(&path)
            .flat_map(|folder| {
                ["chromium", "chromium-browser", "google-chrome"].map(|name| folder.join(name))
            })
            .find(|program| program.is_file());
        if found.is_none() {
            skipped(
                test,
                "there is no chromium on this machine (Debian: apt-get install chromium)",
            );
        }
        found.map(|program| Browser(Pipe::start(&program)))
    }

    /// Sends these cookies, as a request's header has them (`a=b; c=d`), with whatever is asked for from now on.
    ///
    /// # Panics
    /// When the browser fails.
    pub fn send_cookies(&mut self, cookies: &str) {
        let headers = json!({ "headers": { "Cookie": cookies } });
        self.0.call("Network.setExtraHTTPHeaders", &headers);
    }

    /// Takes a picture of a page as PNG.
    ///
    /// # Panics
    /// When the browser fails, or the picture cannot be written.
    pub fn screenshot(&mut self, url: &str, window: Window, png: &Path) {
        self.open(url, window);
        let taken = self.0.call("Page.captureScreenshot", &json!({ "format": "png" }));
        let picture = STANDARD.decode(taken["data"].as_str().unwrap_or_default());
        let picture = picture.unwrap_or_else(|err| panic!("the picture of {url}: {err}"));
        std::fs::write(png, picture).unwrap_or_else(|err| panic!("{}: {err}", png.display()));
    }

    /// Takes a picture of the upper part of a page as WebP, much smaller than as PNG.
    ///
    /// # Panics
    /// When the browser fails, or the picture cannot be written.
    pub fn picture(&mut self, url: &str, window: Window, webp: &Path) {
        self.open(url, window);
        let asked = json!({ "format": "webp", "quality": 72 });
        let taken = self.0.call("Page.captureScreenshot", &asked);
        let picture = STANDARD.decode(taken["data"].as_str().unwrap_or_default());
        let picture = picture.unwrap_or_else(|err| panic!("the picture of {url}: {err}"));
        std::fs::write(webp, picture).unwrap_or_else(|err| panic!("{}: {err}", webp.display()));
    }

    /// Shows pages in these colours from now on.
    ///
    /// # Panics
    /// When the browser fails.
    pub fn in_colours(&mut self, scheme: Scheme) {
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.0.call("Emulation.setEmulatedMedia", &features);
    }

    /// Runs this script in each page before any of the page's own.
    ///
    /// # Panics
    /// When the browser fails.
    pub fn bring(&mut self, script: &str) {
        self.0.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
    }

    /// Takes these elements off the page that is shown.
    ///
    /// # Panics
    /// When the browser fails.
    pub fn take_off(&mut self, selector: &str) {
        let all = format!("document.querySelectorAll({})", json!(selector));
        self.evaluate(&format!("{all}.forEach(element => element.remove())"));
    }

    /// What axe-core ([`crate::axe`], which was brought) finds serious or critical in the page that is shown, by all its rules or
    /// by one: the rule, how bad it is, and where.
    ///
    /// # Panics
    /// When the browser fails, or axe was not brought.
    pub fn shuts_out(&mut self, rule: Option<&str>) -> Vec<String> {
        let only = rule.map_or(json!({}), |rule| json!({ "runOnly": [rule] }));
        let expression = format!(
            "axe.run(document, Object.assign({{ preload: false, resultTypes: ['violations'] }}, {only})).then(found => \
             found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => \
             `${{v.id}} (${{v.impact}}): ` + v.nodes.slice(0, 4).map(n => n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')).join(' | ')))"
        );
        let asked =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let answer = self.0.call("Runtime.evaluate", &asked);
        assert!(answer.get("exceptionDetails").is_none(), "axe: {answer}");
        let found = answer["result"]["value"].as_array().cloned().unwrap_or_default();
        found.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
    }

    /// The document as the browser built it, as HTML.
    ///
    /// # Panics
    /// When the browser fails.
    pub fn dom(&mut self, url: &str, window: Window) -> String {
        self.open(url, window);
        let html = self.evaluate("document.documentElement.outerHTML");
        html.as_str().unwrap_or_default().to_owned()
    }

    /// How wide a page comes out in a window, and how much room there is, in CSS pixels.
    ///
    /// # Panics
    /// When the browser fails.
    pub fn width(&mut self, url: &str, window: Window) -> (u64, u64) {
        self.open(url, window);
        let mut of = |what: &str| self.evaluate(&format!("document.documentElement.{what}"));
        let (content, room) = (of("scrollWidth").as_u64(), of("clientWidth").as_u64());
        content.zip(room).unwrap_or_else(|| panic!("{url} has no width"))
    }

    /// Opens a page and waits until all of it is there.
    fn open(&mut self, url: &str, Window { width, height }: Window) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.0.call("Emulation.setDeviceMetricsOverride", &metrics);
        self.0.forget();
        let opened = self.0.call("Page.navigate", &json!({ "url": url }));
        assert!(opened.get("errorText").is_none(), "{url}: {opened}");
        self.0.wait_for("Page.loadEventFired");
    }

    fn evaluate(&mut self, expression: &str) -> Value {
        let asked = json!({ "expression": expression, "returnByValue": true });
        let mut answer = self.0.call("Runtime.evaluate", &asked);
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Folder;

    #[test]
    fn reads_a_page_and_takes_its_picture() {
        let Some(mut browser) = Browser::find("reads_a_page_and_takes_its_picture") else { return };
        let folder = Folder::new("page");
        let page = folder.join("page.html");
        std::fs::write(
            &page,
            "<!doctype html><meta charset=utf-8><title>t</title><p>\u{51c6}\u{7ef3}",
        )
        .unwrap();
        let url = format!("file://{}", page.display());
        assert!(browser.dom(&url, Window::PHONE).contains("<p>\u{51c6}\u{7ef3}"));
        assert_eq!(browser.width(&url, Window::PHONE), (375, 375));
        let png = folder.join("page.png");
        browser.screenshot(&url, Window::PHONE, &png);
        assert!(std::fs::read(png).unwrap().starts_with(b"\x89PNG"));
    }
}
