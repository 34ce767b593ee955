using System.Globalization;
using System.Text;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Review;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Benchmarks.Review;

/// <summary>Report and comparison of clusters that grow, from the text of a template and of manifests to the answer: each step by itself.</summary>
internal static class ReviewBenchmark
{
    private const int Seed = 20261128;

    public static void Run()
    {
        Console.WriteLine();
        Console.WriteLine($"Report and comparison, seed {Seed}, CPU milliseconds and megabytes of one run after one to warm up; two of a hundred roles change");
        Console.WriteLine();
        Console.WriteLine("| entries | bindings | read | snapshot | callers | levels | as JSON | as Markdown | rights compared | whole diff | changes |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (entries, bindings) in new[] { (300, 1_000), (1_000, 3_300), (3_000, 10_000), (6_000, 20_000) })
        {
            Row(entries, bindings);
            Console.WriteLine(Row(entries, bindings));
        }
    }

    private static string Row(int entries, int bindings)
    {
        InputText[] old = [.. Texts(entries, bindings, changed: false)];
        InputText[] @new = [.. Texts(entries, bindings, changed: true)];
        ClusterInputs inputs = null!, inputsAfter = null!;
        ClusterSnapshot before = null!, after = null!;
        ValueList<RightsChange> changes = [];
        var read = Measure.CpuAndMemory(() => inputs = ClusterInputs.Read(old).Value!);
        inputsAfter = ClusterInputs.Read(@new).Value!;
        var snapshot = Measure.CpuAndMemory(() => before = ClusterSnapshot.Of(inputs.Clusters[0], DefaultsFlavour.Secure).Value!);
        after = ClusterSnapshot.Of(inputsAfter.Clusters[0], DefaultsFlavour.Secure).Value!;
        var authorizer = EksAuthorizer.Create(after);
        var callers = Measure.CpuAndMemory(() => _ = authorizer.Named.Count);
        var levels = Measure.CpuAndMemory(() => LevelRow.Of(ClusterHoldings.Possible(EksAuthorizer.Create(after))));
        var json = Measure.CpuAndMemory(() => AccessReportJson.Write(new AccessReport { Deployed = after }));
        var markdown = Measure.CpuAndMemory(() => AccessReportMarkdown.Write(new AccessReport { Deployed = after }));
        var rights = Measure.CpuAndMemory(() => changes = RightsChanges.Between(before, after));
        var diff = Measure.CpuAndMemory(() => AccessDiff.Between(before, after));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {entries:N0} | {bindings:N0} | {read} | {snapshot} | {callers} | {levels} | {json} | {markdown} | {rights} | {diff} | {changes.Count:N0} |");
    }

    private static IEnumerable<InputText> Texts(int entries, int bindings, bool changed)
    {
        var random = new Random(Seed);
        var groups = Math.Max(1, bindings / 20);
        var roles = Math.Max(1, bindings / 10);
        yield return new InputText("big.template.json", Template(random, entries, groups));
        yield return new InputText("rbac.yaml", Manifests(random, bindings, groups, roles, changed));
    }

    private static string Template(Random random, int entries, int groups)
    {
        var text = new StringBuilder("""
            {"Resources": {
            "Cluster": {"Type": "AWS::EKS::Cluster", "Properties": {"Name": "big", "RoleArn": "arn:aws:iam::111122223333:role/eks",
              "ResourcesVpcConfig": {"SubnetIds": ["a", "b"]},
              "AccessConfig": {"AuthenticationMode": "API", "BootstrapClusterCreatorAdminPermissions": false}}}
            """);
        for (var i = 0; i < entries; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                ,
                "Entry{{i}}": {"Type": "AWS::EKS::AccessEntry", "Properties": {"ClusterName": {"Ref": "Cluster"},
                  "PrincipalArn": "arn:aws:iam::111122223333:role/role-{{i}}",
                  "KubernetesGroups": ["team-{{random.Next(groups)}}", "team-{{random.Next(groups)}}"],
                  "AccessPolicies": [{{Policy(i, random)}}]} }
                """);
        }

        return text.Append("}}").ToString();
    }

    private static string Policy(int entry, Random random) => entry switch
    {
        < 3 => """{"PolicyArn": "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy", "AccessScope": {"Type": "cluster"}}""",
        _ when entry % 3 == 0 => $$"""
            {"PolicyArn": "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
             "AccessScope": {"Type": "namespace", "Namespaces": ["ns-{{random.Next(200)}}"]} }
            """,
        _ => "",
    };

    private static string Manifests(Random random, int bindings, int groups, int roles, bool changed)
    {
        string[] resources = ["pods", "services", "configmaps", "secrets", "deployments", "jobs", "pods/log", "pods/exec"];
        string[] verbs = ["get", "list", "watch", "create", "update", "patch", "delete"];
        var text = new StringBuilder();
        for (var i = 0; i < roles; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {{name: role-{i}}}\nrules:\n");
            for (var rule = 0; rule < 3; rule++)
            {
                random.Shuffle(resources);
                random.Shuffle(verbs);
                text.Append($"- {{apiGroups: [\"\"], resources: [{string.Join(", ", resources[..3])}], verbs: [{string.Join(", ", verbs[..3])}]}}\n");
            }

            text.Append(changed && i % 50 == 0 ? "- {apiGroups: [\"\"], resources: [secrets], verbs: [watch]}\n" : "");
        }

        for (var i = 0; i < bindings; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: binding-{{i}}, namespace: ns-{{random.Next(200)}}}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: role-{{random.Next(roles)}}}
                subjects:
                - {kind: Group, name: team-{{random.Next(groups)}}, apiGroup: rbac.authorization.k8s.io}

                """);
        }

        return text.ToString();
    }
}
