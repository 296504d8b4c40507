//! A real browser without a window: the page as a picture, and the page as the browser understood it.
//!
//! Chromium is started anew for each page, with an empty profile and everything off that would call home. Where there is none,
//! [`Browser::find`] says that the test is skipped, and it is over.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Folder, skipped};

/// The browser of this machine.
#[derive(Clone, Debug)]
pub struct Browser(PathBuf);

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

impl Browser {
    /// Finds chromium on the PATH; without one, says that this test is skipped.
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
        found.map(Browser)
    }

    /// Takes a picture of a page as PNG.
    ///
    /// # Panics
    /// When the browser fails or leaves no picture.
    pub fn screenshot(&self, url: &str, window: Window, png: &Path) {
        self.run(
            url,
            window,
            &[format!("--screenshot={}", png.display()), "--hide-scrollbars".to_owned()],
        );
        assert!(png.is_file(), "the browser left no picture of {url}");
    }

    /// The document as the browser built it, as HTML.
    ///
    /// # Panics
    /// When the browser fails.
    pub fn dom(&self, url: &str, window: Window) -> String {
        self.run(url, window, &["--dump-dom".to_owned()])
    }

    /// How wide a page comes out in a window, and how much room there is, in CSS pixels. `html` is a page as it is sent, whose
    /// style is asked for at `server`: a page that may run no script of ours is measured in a copy that may.
    ///
    /// # Panics
    /// When the browser fails or does not measure.
    pub fn width(&self, html: &str, server: &str, window: Window) -> (u32, u32) {
        let folder = Folder::new("width");
        let inner =
            html.replace("\"/assets/", &format!("\"{}/assets/", server.trim_end_matches('/')));
        let inner = inner.replace('&', "&amp;").replace('"', "&quot;");
        // A browser without a window is never narrower than 500; a frame in it is.
        let outer = format!(
            "<!doctype html><meta charset=utf-8><body style='margin:0'>
             <iframe style='border:0' width={} height={} srcdoc=\"{inner}\"></iframe>
             <script>onload = () => {{ const d = document.querySelector('iframe').contentDocument.documentElement;
             document.body.dataset.measured = d.scrollWidth + ' of ' + d.clientWidth; }}</script>",
            window.width, window.height
        );
        let page = folder.join("page.html");
        std::fs::write(&page, outer).unwrap_or_else(|err| panic!("{}: {err}", page.display()));
        let url = format!("file://{}", page.display());
        let more = ["--dump-dom", "--hide-scrollbars"].map(str::to_owned);
        let dom = self.run(&url, Window { width: 1400, ..window }, &more);
        let measured =
            dom.split_once("data-measured=\"").and_then(|(_, rest)| rest.split_once('"'));
        let (content, room) = measured
            .and_then(|(measured, _)| measured.split_once(" of "))
            .and_then(|(content, room)| Some((content.parse().ok()?, room.parse().ok()?)))
            .unwrap_or_else(|| panic!("nothing was measured: {dom}"));
        (content, room)
    }

    fn run(&self, url: &str, window: Window, more: &[String]) -> String {
        let profile = Folder::new("browser");
        let output = Command::new(&self.0)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
            ])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(format!("--window-size={},{}", window.width, window.height))
            .arg("--force-device-scale-factor=1")
            .args(more)
            .arg(url)
            .stdin(Stdio::null())
            .output()
            .unwrap_or_else(|err| panic!("{} cannot be started: {err}", self.0.display()));
        assert!(
            output.status.success(),
            "the browser failed on {url}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_page_and_takes_its_picture() {
        let Some(browser) = Browser::find("reads_a_page_and_takes_its_picture") else { return };
        let folder = Folder::new("page");
        let page = folder.join("page.html");
        std::fs::write(
            &page,
            "<!doctype html><meta charset=utf-8><title>t</title><p>\u{51c6}\u{7ef3}",
        )
        .unwrap();
        let url = format!("file://{}", page.display());
        assert!(browser.dom(&url, Window::PHONE).contains("<p>\u{51c6}\u{7ef3}"));
        let png = folder.join("page.png");
        browser.screenshot(&url, Window::PHONE, &png);
        assert!(std::fs::read(png).unwrap().starts_with(b"\x89PNG"));
    }
}
