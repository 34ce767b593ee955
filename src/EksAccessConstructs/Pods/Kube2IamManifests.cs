using System.Text.Encodings.Web;
using System.Text.Json;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods;

/// <summary>The manifests of kube2iam itself.</summary>
/// <remarks>Source: <c>kustomize/base</c>, <c>examples/eks-example.yml</c> and the chart of kube2iam, as of May 2026.</remarks>
internal static class Kube2IamManifests
{
    /// <summary>The file of the DaemonSet.</summary>
    public const string DaemonSetFile = "daemonset.kube-system.kube2iam.yaml";

    private const string Name = "kube2iam";
    private const string Space = "kube-system";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ClusterRole Reader = ClusterRole.Of(Name).AllowRead(ApiResource.Namespaces, ApiResource.Pods);

    /// <summary>Its service account, and what that may read.</summary>
    public static ValueList<RbacObject> Objects { get; } =
        [new ServiceAccountObject { Namespace = Space, Name = Name }, Reader, Reader.BindTo(Subject.ServiceAccount(Space, Name))];

    /// <summary>The DaemonSet. It tolerates everything, since pods on a node without it get the role of the node.</summary>
    /// <param name="props">What kube2iam is like.</param>
    /// <param name="owner">Whose it is.</param>
    public static OwnedManifest DaemonSet(Kube2IamProps props, string owner) => new(DaemonSetFile, Text(props, owner), "apps/v1", "DaemonSet", Space, Name);

    private static string Text(Kube2IamProps props, string owner) => $$"""
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: {{Name}}
          namespace: {{Space}}
          labels:
            app.kubernetes.io/name: {{Name}}
            {{ManifestOwner.Label}}: {{Text(owner)}}
        spec:
          selector:
            matchLabels:
              app.kubernetes.io/name: {{Name}}
          template:
            metadata:
              labels:
                app.kubernetes.io/name: {{Name}}
            spec:
              serviceAccountName: {{Name}}
              hostNetwork: true
              priorityClassName: system-node-critical
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                      - matchExpressions:
                          - key: kubernetes.io/os
                            operator: In
                            values: [linux]
                          - key: eks.amazonaws.com/compute-type
                            operator: NotIn
                            values: [fargate, hybrid, auto]
              tolerations:
                - operator: Exists
              containers:
                - name: {{Name}}
                  image: {{Text(props.Image)}}
                  args:
        {{string.Join('\n', Arguments(props).Select(argument => $"            - {Text(argument)}"))}}
                  env:
                    - name: HOST_IP
                      valueFrom:
                        fieldRef:
                          fieldPath: status.podIP
                    - name: NODE_NAME
                      valueFrom:
                        fieldRef:
                          fieldPath: spec.nodeName
                  ports:
                    - name: http
                      containerPort: 8181
                      hostPort: 8181
                  livenessProbe:
                    httpGet:
                      path: /healthz
                      port: 8181
                    initialDelaySeconds: 30
                  securityContext:
                    privileged: true
                  lifecycle:
                    preStop:
                      exec:
                        command: ["/bin/sh", "-c", "eval `iptables-save | grep 169.254.169.254 | sed s/-A/'iptables -t nat -D'/g`"]
                  volumeMounts:
                    - name: xtables-lock
                      mountPath: /run/xtables.lock
              volumes:
                - name: xtables-lock
                  hostPath:
                    path: /run/xtables.lock
                    type: FileOrCreate

        """.ReplaceLineEndings("\n");

    // The base is the account of the node, by its own metadata, so that names of roles suffice and the stack need not know account or partition. The role of
    // the node is nobody's default.
    private static string[] Arguments(Kube2IamProps props) =>
    [
        "--app-port=8181",
        "--auto-discover-base-arn",
        $"--host-interface={props.Interface.Pattern}",
        "--host-ip=$(HOST_IP)",
        "--iptables=true",
        "--node=$(NODE_NAME)",
        .. props.RestrictNamespaces ? ["--namespace-restrictions"] : Array.Empty<string>(),
    ];

    private static string Text(string value) => JsonSerializer.Serialize(value, Plain);
}
