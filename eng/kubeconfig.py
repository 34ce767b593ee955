#!/usr/bin/env python3
"""Enters a server by contexts that eks-access has written, with kubectl itself.

usage: eng/kubeconfig.py     (needs kubectl and openssl, and the tool built in Debug or Release)

A stub stands for the API server: it takes TLS with a certificate of its own and answers with the token that it was given. A stub of the AWS CLI gives as token
the arguments and the profile that it was called with. So what kubectl sends shows what the kubeconfig makes it do.
"""
import base64
import http.server
import json
import os
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent
ARN = "arn:aws:eks:eu-west-1:111122223333:cluster/shop"
AWS = """#!/usr/bin/env python3
import base64, json, os, sys
token = base64.urlsafe_b64encode(json.dumps([sys.argv[1:], os.environ.get("AWS_PROFILE")]).encode()).decode()
print(json.dumps({"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1beta1", "spec": {}, "status": {"token": token}}))
"""
passed = failed = 0


def expect(what, held, wanted):
    global passed, failed
    if held == wanted:
        passed += 1
    else:
        failed += 1
        print(f"{what}: {held!r}, not {wanted!r}")


class Answers(http.server.BaseHTTPRequestHandler):
    """Says of each request with which token it came."""

    def do_GET(self):
        body = self.headers.get("Authorization", "").removeprefix("Bearer ").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def server(folder):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                    "-keyout", "key.pem", "-out", "cert.pem"], cwd=folder, check=True, capture_output=True)
    made = http.server.ThreadingHTTPServer(("localhost", 0), Answers)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    made.socket = context.wrap_socket(made.socket, server_side=True)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    return made


def tool():
    built = ROOT / "src" / "EksAccessConstructs.Cli" / "bin"
    found = sorted(built.glob("*/net10.0/eks-access.dll"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise SystemExit("build src/EksAccessConstructs.Cli first")
    return ["dotnet", str(found[-1])]


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    listening = server(folder)
    try:
        endpoint = f"https://localhost:{listening.server_port}"
        described = {"name": "shop", "arn": ARN, "endpoint": endpoint, "certificateAuthority": {"data": base64.b64encode((folder / "cert.pem").read_bytes()).decode()}}
        (folder / "shop.json").write_text(json.dumps({"cluster": described}))
        (folder / "bin").mkdir()
        (folder / "bin" / "aws").write_text(AWS)
        (folder / "bin" / "aws").chmod(0o755)
        file = folder / "home" / ".kube" / "config"
        env = {**os.environ, "HOME": str(folder / "home"), "KUBECONFIG": str(file), "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}

        def run(*command, code=0):
            done = subprocess.run(command, env=env, capture_output=True, text=True)
            expect(" ".join(command[:4]) + f" ended with {done.stderr}", done.returncode, code)
            return done.stdout

        def kubectl(*args):
            return run("kubectl", *args)

        def asked(context):
            return json.loads(base64.urlsafe_b64decode(kubectl("--context", context, "get", "--raw", "/")))

        def write(*args, code=0):
            return run(*tool(), "kubeconfig", str(ROOT / "samples" / "quickstart"), "--describe", str(folder / "shop.json"), *args, code=code)

        token = ["--region", "eu-west-1", "eks", "get-token", "--cluster-name", "shop", "--output", "json", "--role-arn"]
        role = "arn:aws:iam::111122223333:role"

        # A file of kubectl's own making.
        kubectl("config", "set-cluster", "kind", "--server", "https://localhost:1")
        kubectl("config", "set-credentials", "kind", "--token", "abc")
        kubectl("config", "set-context", "kind", "--cluster", "kind", "--user", "kind", "--namespace", "web")
        kubectl("config", "use-context", "kind")
        before = json.loads(kubectl("config", "view", "--raw", "-o", "json"))

        write()
        view = json.loads(kubectl("config", "view", "--raw", "-o", "json"))
        expect("contexts", [one["name"] for one in view["contexts"]],
               ["admins@shop.eu-west-1", "kind", "nightly-deploy@shop.eu-west-1", "shop-developers@shop.eu-west-1"])
        expect("current context", kubectl("config", "current-context").strip(), "kind")
        for part in ("clusters", "users", "contexts"):
            expect(f"{part} of others", [one for one in view[part] if one["name"] == "kind"], before[part])
        expect("mode", oct(file.stat().st_mode & 0o777), "0o600")
        expect("admins", asked("admins@shop.eu-west-1"), [[*token, f"{role}/platform/admins"], None])
        expect("developers", asked("shop-developers@shop.eu-west-1"), [[*token, f"{role}/shop-developers"], None])

        # kubectl writes the file anew, and what is ours is known again.
        kubectl("config", "set-context", "shop-developers@shop.eu-west-1", "--namespace", "shop")
        write("--as", "shop-developers", "--use", "--profile", "work")
        expect("current context", kubectl("config", "current-context").strip(), "shop-developers@shop.eu-west-1")
        expect("profile", asked("shop-developers@shop.eu-west-1"), [[*token, f"{role}/shop-developers"], "work"])
        expect("namespace", kubectl("config", "view", "--minify", "-o", "jsonpath={..namespace}"), "shop")

        # A certificate of somebody else is refused by kubectl, so that the authority in the file counts.
        other = folder / "other"
        other.mkdir()
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost", "-keyout", "k", "-out", "c"], cwd=other, check=True,
                       capture_output=True)
        (folder / "other.json").write_text(json.dumps({"cluster": described | {"certificateAuthority": {"data": base64.b64encode((other / "c").read_bytes()).decode()}}}))
        run(*tool(), "kubeconfig", str(ROOT / "samples" / "quickstart"), "--describe", str(folder / "other.json"), "--kubeconfig", str(folder / "other.yaml"))
        run("kubectl", "--kubeconfig", str(folder / "other.yaml"), "--context", "admins@shop.eu-west-1", "get", "--raw", "/", code=1)

        # A name that is taken is left to who has it.
        kubectl("config", "set-context", "mine", "--cluster", "kind", "--user", "kind")
        held = file.read_bytes()
        write("--as", "shop-developers", "--alias", "mine", code=1)
        expect("file that is refused", file.read_bytes(), held)

        kubectl("config", "delete-context", "kind")
        write()
        expect("contexts in the end", len(json.loads(kubectl("config", "view", "-o", "json"))["contexts"]), 4)
        expect("rest", [path.name for path in file.parent.iterdir() if path.is_file()], ["config"])
    finally:
        listening.shutdown()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
