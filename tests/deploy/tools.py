"""deploy/ as the tools of other houses find it: FOLDER is deploy/. Prints nothing where all is well."""

import json
import pathlib
import subprocess
import sys

import compose_spec
import helm_python.chart as helm
import kubernetes_validate
import yaml
from helm_python.errors import HelmError

folder = pathlib.Path(sys.argv[1])
tools = pathlib.Path(sys.executable).parent


def run(*words):
    ran = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    assert ran.returncode == 0, f"{words}\n{ran.stdout}\n{ran.stderr}"


run(tools / "hadolint", folder / "docker/Dockerfile")
run(tools / "caddy", "validate", "--adapter", "caddyfile", "--config", folder / "proxy/Caddyfile")

compose = (folder / "docker/compose.yaml").read_text()
stack = yaml.safe_load(compose)
# YAML's own shorthand (<<, anchors) is resolved; the parser of the Compose Specification gets the rest.
spec = compose_spec.PyCompose.from_json(json.dumps({name: part for name, part in stack.items() if not name.startswith("x-")}))
spec.validate()
spec.to_spec()
known = set(stack["secrets"])
for name, service in stack["services"].items():
    for secret in service.get("secrets", []):
        assert (secret if isinstance(secret, str) else secret["source"]) in known, (name, secret)
    for volume in service.get("volumes", []):
        assert volume.startswith("./") or volume.split(":")[0] in stack["volumes"], (name, volume)

# Helm's own library lints the chart and renders it, in each of its forms; what comes out fits the schemas of Kubernetes.
chart = folder / "helm/plumbline"
bus = {"url": "tls://nats:4222", "secret": "nats"}
forms = {
    "single": {},
    "single with a bus": {"nats": bus, "ingress": {"enabled": True}},
    "services": {
        "mode": "services",
        "nats": {**bus, "replicas": 3},
        "gateway": {"secret": "gateway"},
        "proxies": ["10.0.0.7"],
        "networkPolicy": {"from": [{"namespaceSelector": {}}], "prometheus": [{"namespaceSelector": {}}]},
        "serviceMonitor": {"enabled": True, "tokenSecret": "prometheus"},
        "ingress": {"enabled": True, "className": "nginx"},
    },
}
for form, values in forms.items():
    report = helm.lint(chart, values, strict=True)
    wrong = [said for said in report["messages"] if said["severity"] > 1]
    assert not wrong and not report["errors"], (form, report)
    loaded = helm.Chart.load(chart)
    loaded.validate_schema(values)
    found = []
    for path, text in loaded.render(values, name="zj", namespace="standards").items():
        if not path.endswith(".yaml"):
            continue
        for document in yaml.safe_load_all(text):
            if document is None:
                continue
            found.append((document["kind"], document["metadata"]["name"]))
            if document["kind"] != "ServiceMonitor":
                kubernetes_validate.validate(document, kubernetes_validate.latest_version(), strict=True)
    roles = ["all"] if form.startswith("single") else ["writer", "leadership", "catalogue", "desk"]
    assert [name for kind, name in sorted(found) if kind == "StatefulSet"] == sorted(f"zj-{role}" for role in roles), (form, found)
    assert len(found) == len(set(found)), (form, found)
for wrong in ({"mode": "services"}, {"mode": "services", "nats": {"url": "tls://nats:4222"}}, {"mode": "both"}, {"nats": {"url": "http://x"}}):
    try:
        helm.Chart.load(chart).validate_schema(wrong)
        helm.Chart.load(chart).render(wrong, name="zj")
    except HelmError:
        continue
    raise AssertionError(f"{wrong} is taken")

# A dashboard of Grafana is JSON that names each panel once.
panels = json.loads((folder / "grafana/plumbline.json").read_text())["panels"]
assert len({panel["id"] for panel in panels}) == len(panels) and all(panel["targets"] for panel in panels)
