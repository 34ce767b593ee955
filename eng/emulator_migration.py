#!/usr/bin/env python3
"""Deploys migrations from aws-auth to access entries on an EKS emulator with the real CDK CLI.

usage: eng/emulator_migration.py [INPUT ...]     (needs moto[server], boto3 and ../shared/tools/eks-emulator)

First the steps of samples/Migration, one deployment each: the mode read back after each is the step's, and each changes what it says and nothing else.
Then, for each INPUT without a ClusterConfig, the migrated plan on a cluster that exists: the read-back equals report.json.
"""
import json
import pathlib
import shutil
import sys
import tempfile

import emulator

STEPS = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API_AND_CONFIG_MAP", "API"]
REGION = "eu-west-1"


def resources(out):
    return json.loads(next(out.glob("*.template.json")).read_text())["Resources"]


def steps(folder, env, session, endpoint):
    emulator.cdk(env, "bootstrap", f"aws://{emulator.ACCOUNT}/{REGION}")
    app = "dotnet samples/Migration/bin/Release/net10.0/Migration.dll"
    before = None
    for step, mode in enumerate(STEPS):
        out = folder / f"step{step}"
        emulator.cdk(env, "deploy", "--app", app, "--require-approval", "never", "-c", f"step={step}", "-o", str(out))
        found = session.client("eks", endpoint_url=endpoint).describe_cluster(name="shop")["cluster"]["accessConfig"]["authenticationMode"]
        if found != mode:
            raise SystemExit(f"step {step}: mode {found}, not {mode}")
        now = resources(out)
        if before is not None:
            changed = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
            cluster = next(name for name, resource in now.items() if resource["Type"] == "AWS::EKS::Cluster")
            alone = changed == [cluster] if STEPS[step - 1] != mode else cluster not in changed and changed
            if not alone:
                raise SystemExit(f"step {step} changes {changed}")
            print(f"step {step}: mode {mode}, changed {', '.join(changed)}")
        else:
            print(f"step {step}: mode {mode}")
        before = now


def existing(source, folder, env, session, endpoint):
    out = folder / source.name
    cluster = {"Type": "AWS::EKS::Cluster", "Properties": {
        "Name": source.name, "RoleArn": f"arn:aws:iam::{emulator.ACCOUNT}:role/cluster", "AccessConfig": {"AuthenticationMode": "API_AND_CONFIG_MAP", "BootstrapClusterCreatorAdminPermissions": False},
        "ResourcesVpcConfig": {"SubnetIds": ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712"]}}}
    session.client("cloudformation", endpoint_url=endpoint).create_stack(StackName=f"before-{source.name}", TemplateBody=json.dumps({"Resources": {"Cluster": cluster}}))
    emulator.cdk(env, "deploy", "--require-approval", "never", "-c", f"input={source}", "-c", f"cluster={source.name}", "-o", str(out))
    count = emulator.compare(session, endpoint, out, json.loads(next(out.glob("eks-access/*/report.json")).read_text()))
    print(f"{source}: {count} entries on a cluster that exists; the read-back equals the report")


def main(inputs):
    import boto3
    emulator.subprocess.run(["dotnet", "build", "samples/Migration", "-c", "Release", "--nologo", "-v", "q"], cwd=emulator.ROOT, check=True)
    folder = pathlib.Path(tempfile.mkdtemp())
    port = emulator.free_port()
    with open(folder / "emulator.log", "w") as log:
        server = emulator.start(port, log)
        try:
            env = emulator.environment(port, REGION)
            endpoint = f"http://localhost:{port}"
            session = boto3.Session(aws_access_key_id="testing", aws_secret_access_key="testing", aws_session_token="testing", region_name=REGION)
            steps(folder, env, session, endpoint)
            for name in inputs:
                existing(pathlib.Path(name).resolve(), folder, env, session, endpoint)
        finally:
            server.terminate()
            server.wait(10)
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
