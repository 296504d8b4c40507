//! What a person does at a browser: fills in, chooses, presses; with a mouse, or by the keyboard alone.

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::{Browser, Window};

impl Browser {
    /// Runs no script of any page from now on.
    ///
    /// # Panics
    /// When the browser fails, here and below.
    pub fn without_scripts(&mut self) {
        self.0.call("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    }

    /// Keeps a cookie of an address, as if that had set it: it goes along wherever one is led.
    pub fn keep_cookie(&mut self, url: &str, name: &str, value: &str) {
        self.0.call("Network.setCookie", &json!({ "url": url, "name": name, "value": value }));
    }

    /// Goes to an address, on a desk.
    pub fn go(&mut self, url: &str) {
        self.open(url, Window::DESK);
    }

    /// Goes to an address, in a window of this size.
    pub fn go_in(&mut self, url: &str, window: Window) {
        self.open(url, window);
    }

    /// Where it is.
    pub fn address(&mut self) -> String {
        self.evaluate("location.href").as_str().unwrap_or_default().to_owned()
    }

    /// What can be read on the page.
    pub fn text(&mut self) -> String {
        self.evaluate("document.body.innerText").as_str().unwrap_or_default().to_owned()
    }

    /// Whether there is such an element.
    pub fn has(&mut self, selector: &str) -> bool {
        self.evaluate(&format!("!!document.querySelector({})", json!(selector)))
            == Value::Bool(true)
    }

    /// What stands in a field.
    pub fn value(&mut self, selector: &str) -> String {
        let value = self.evaluate(&format!("{}.value", element(selector)));
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Writes into a field, instead of what stands there.
    pub fn fill(&mut self, selector: &str, text: &str) {
        self.evaluate(&format!("{}.select()", element(selector)));
        self.evaluate(&format!("{}.focus()", element(selector)));
        self.0.call("Input.insertText", &json!({ "text": text }));
    }

    /// Chooses of a list, by the key.
    pub fn choose(&mut self, selector: &str, key: &str) {
        let chosen = self.evaluate(&format!(
            "(e => {{ e.value = {}; return e.value }})({})",
            json!(key),
            element(selector)
        ));
        assert_eq!(chosen, json!(key), "{selector} has no such choice");
    }

    /// Chooses a file.
    pub fn attach(&mut self, selector: &str, file: &Path) {
        let document = self.0.call("DOM.getDocument", &json!({}));
        let asked = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
        let found = self.0.call("DOM.querySelector", &asked);
        let files = json!({ "nodeId": found["nodeId"], "files": [file] });
        self.0.call("DOM.setFileInputFiles", &files);
    }

    /// Presses something with the mouse.
    pub fn press(&mut self, selector: &str) {
        let place = self.evaluate(&format!(
            "(e => {{ e.scrollIntoView({{ block: 'center', behavior: 'instant' }}); const r = e.getClientRects()[0]; \
             return r ? [r.left + r.width / 2, r.top + r.height / 2] : null }})({})",
            element(selector)
        ));
        assert!(place.is_array(), "{selector} cannot be seen");
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.0.call("Input.dispatchMouseEvent", &event);
        }
    }

    /// Presses something that leads to another page, and waits until all of that is there.
    pub fn press_through(&mut self, selector: &str) {
        self.0.forget();
        self.press(selector);
        self.0.wait_for("Page.loadEventFired");
    }

    /// Strikes a key: `Tab`, `Enter`, ` `.
    pub fn strike(&mut self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, None),
            "Enter" => (13, Some("\r")),
            " " => (32, Some(" ")),
            "ArrowDown" => (40, None),
            other => panic!("nobody strikes {other} here"),
        };
        let name = if key == " " { "Space" } else { key };
        // What writes nothing is a raw key.
        let kind = if text.is_some() { "keyDown" } else { "rawKeyDown" };
        let mut down =
            json!({ "type": kind, "key": key, "code": name, "windowsVirtualKeyCode": code });
        if let Some(text) = text {
            down["text"] = text.into();
        }
        self.0.call("Input.dispatchKeyEvent", &down);
        let up =
            json!({ "type": "keyUp", "key": key, "code": name, "windowsVirtualKeyCode": code });
        self.0.call("Input.dispatchKeyEvent", &up);
    }

    /// Goes from element to element by the key Tab, from the beginning of the page, until one is reached.
    pub fn tab_to(&mut self, selector: &str) {
        let at = format!("document.activeElement === {}", element(selector));
        for _ in 0..TABS_MAX {
            if self.evaluate(&at) == Value::Bool(true) {
                return;
            }
            self.strike("Tab");
        }
        panic!("no number of Tabs leads to {selector}");
    }

    /// Goes down a list by the key, until one is chosen.
    pub fn down_to(&mut self, selector: &str, key: &str) {
        self.tab_to(selector);
        let chosen = format!("{}.value === {}", element(selector), json!(key));
        for _ in 0..TABS_MAX {
            if self.evaluate(&chosen) == Value::Bool(true) {
                return;
            }
            self.strike("ArrowDown");
        }
        panic!("no number of steps down {selector} leads to {key}");
    }

    /// Writes where the cursor is.
    pub fn write(&mut self, text: &str) {
        self.0.call("Input.insertText", &json!({ "text": text }));
    }

    /// Strikes a key that leads to another page, and waits until all of that is there. A form that the browser would not send is
    /// waited for by nobody.
    pub fn strike_through(&mut self, key: &str) {
        let invalid =
            "[...(document.activeElement.form?.querySelectorAll(':invalid') ?? [])].map(e => e.id)";
        let invalid = self.evaluate(invalid);
        assert_eq!(invalid, json!([]), "the browser does not send this form");
        self.0.forget();
        self.strike(key);
        self.0.wait_for("Page.loadEventFired");
    }
}

/// Elements of a page that a person goes through.
const TABS_MAX: usize = 400;

fn element(selector: &str) -> String {
    format!(
        "(s => {{ const e = document.querySelector(s); if (!e) throw new Error('no ' + s); return e }})({})",
        json!(selector)
    )
}
