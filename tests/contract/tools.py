"""The service as tools of other houses find it: ADDRESS is its host and port, TOKEN a token. Prints nothing where all is well."""

import json
import sys
import urllib.request

import grpc
from google.protobuf.descriptor_pool import DescriptorPool
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase
from google.protobuf import message_factory
from openapi_spec_validator import validate
from prometheus_client.parser import text_string_to_metric_families

address, token = sys.argv[1:]


def get(path):
    asked = urllib.request.Request(f"http://{address}{path}", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(asked, timeout=20) as answer:
        return answer.read().decode()


# The OpenAPI document is one, by the schema of OpenAPI itself.
validate(json.loads(get("/openapi.json")))

# Prometheus reads the counters.
families = {family.name: family for family in text_string_to_metric_families(get("/metrics"))}
for family in families.values():
    assert family.documentation and family.type in ("counter", "gauge", "histogram"), family.name
assert "plumbline_commit_seconds" in families and "plumbline_requests" in families, sorted(families)

with grpc.insecure_channel(address) as channel:
    # Health, asked once and watched.
    health = health_pb2_grpc.HealthStub(channel)
    for service in ("", "plumbline.v1.StandardService"):
        asked = health_pb2.HealthCheckRequest(service=service)
        assert health.Check(asked, timeout=20).status == health_pb2.HealthCheckResponse.SERVING
        watched = health.Watch(asked, timeout=20)
        assert next(watched).status == health_pb2.HealthCheckResponse.SERVING
        watched.cancel()

    # A client that knows nothing of the contract finds a call by reflection, and makes it.
    database = ProtoReflectionDescriptorDatabase(channel)
    assert "plumbline.v1.LogService" in database.get_services(), database.get_services()
    pool = DescriptorPool(database)
    call = pool.FindServiceByName("plumbline.v1.LogService").FindMethodByName("GetHead")
    request = message_factory.GetMessageClass(call.input_type)
    response = message_factory.GetMessageClass(call.output_type)
    head = channel.unary_unary(
        "/plumbline.v1.LogService/GetHead", request.SerializeToString, response.FromString
    )
    answer, known = head.with_call(request(), timeout=20, metadata=[("authorization", f"Bearer {token}"), ("x-request-id", "trace-7")])
    assert answer.size > 0 and len(answer.root) == 64, answer
    assert ("x-request-id", "trace-7") in [(name, value) for name, value in known.initial_metadata()]
    try:
        head(request(), timeout=20)
        raise AssertionError("nobody was let in")
    except grpc.RpcError as refused:
        assert refused.code() == grpc.StatusCode.UNAUTHENTICATED, refused
