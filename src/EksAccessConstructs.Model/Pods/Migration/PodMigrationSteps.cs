using EksAccessConstructs.Access;
using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods.Migration;

/// <summary>The order of a migration of pods: give the new way, move workload by workload, look, and only then take the old way away.</summary>
internal static class PodMigrationSteps
{
    public static IEnumerable<PodMigrationStep> Of(
        PodMigrationOptions options, PodIdentityBindings bindings, ValueList<PodMove> moves, ValueList<AnnotationRemoval> removals)
    {
        var done = moves.Where(move => move.Refusal is null).ToList();
        if (done.Count == 0)
        {
            yield break;
        }

        yield return Trust(done);
        yield return options.Target is PodMigrationTarget.PodIdentity ? Associations(options, done) : Provider(options);
        if (options.Target is PodMigrationTarget.Irsa || done.Exists(move => move.IsNewAccount))
        {
            yield return new("make the service accounts", ["kubectl apply -f service-accounts.yaml"]);
        }

        yield return new(
            "one workload after another: give it its service account, which restarts its pods; the old way still works, so there is a way back at any time",
            [.. done.SelectMany(move => move.Workloads.SelectMany(workload => WorkloadCommands.Move(move, workload)))]);
        yield return new(
            "look at each before the next: the answer names the role of the table; running pods keep the credentials that they have, for up to 6 hours "
                + "(59 minutes with a target role), until they restart",
            [.. done.SelectMany(Looks)]);
        yield return new(
            $"once all pods of a workload run with the new way, take away {Old(options, done)}: by the patches in remove/, which "
                + "kustomize takes as a component, or by these commands",
            [.. removals.Where(removal => removal.Namespace is not null).SelectMany(removal => removal.Commands)]);
        foreach (var step in End(bindings, done, removals))
        {
            yield return step;
        }
    }

    private static PodMigrationStep Trust(List<PodMove> done) => new(
        "add the statements of trust/ROLE.json to the trust of each role, beside those that it has, so that old and new work side by side",
        [.. done.Select(move => NameOf(move.Role)).Distinct(StringComparer.Ordinal).SelectMany(role => new[]
        {
            new ShellCommand("aws iam get-role --query Role.AssumeRolePolicyDocument --output json").Option("--role-name", role).Line + " > before.json",
            $"jq -s '.[0].Statement += .[1].Statement | .[0]' before.json {ShellWord.Of($"trust/{role}.json")} > merged.json",
            new ShellCommand("aws iam update-assume-role-policy").Option("--role-name", role).Option("--policy-document", "file://merged.json").Line,
        })]);

    private static PodMigrationStep Associations(PodMigrationOptions options, List<PodMove> done) => new(
        $"deploy the associations{(done.Exists(move => move.CrossesAccounts) ? " and the roles that take on those of other accounts" : "")} of "
            + "cluster-config.yaml, with the add-on eks-pod-identity-agent unless it is there "
            + "(Auto Mode has it built in; nodes need eks-auth:AssumeRoleForPodIdentity, which AmazonEKSWorkerNodePolicy has)",
        [new ShellCommand("npx aws-cdk@2.1148.1 deploy -c input=cluster-config.yaml -c defaults=eksctl").Option("-c", $"existing={options.Cluster}").Line]);

    private static PodMigrationStep Provider(PodMigrationOptions options) => new(
        "let IAM trust the tokens of the cluster, in each account that has a role here, unless it does already",
        [new ShellCommand("aws iam create-open-id-connect-provider --client-id-list sts.amazonaws.com")
            .Option("--url", $"https://{options.Issuer ?? $"oidc.eks.{options.Region}.amazonaws.com/id/{PodMigrationOptions.UnknownIssuer}"}").Line]);

    private static IEnumerable<string> Looks(PodMove move) => move.Workloads.Where(WorkloadCommands.CanRestart).Select(workload =>
        $"{new ShellCommand("kubectl exec").Option("-n", move.Namespace).Word($"{workload.Kind.ToLowerInvariant()}/{workload.Name}").Line} -- aws sts "
            + $"get-caller-identity  # assumed-role/{NameOf(move.Role)}/…");

    private static string Old(PodMigrationOptions options, List<PodMove> done) => (options.Target, done.TrueForAll(move =>
        move.From is IdentityMechanism.Irsa)) switch
    {
        (PodMigrationTarget.PodIdentity, true) => $"the annotation {AccountBindings.RoleAnnotation} of the service account",
        _ when done.Exists(move => move.From is IdentityMechanism.Irsa) => $"the annotation {RoleAnnotations.Role} of its pods, or "
            + $"{AccountBindings.RoleAnnotation} of the service account",
        _ => $"the annotation {RoleAnnotations.Role} of its pods",
    };

    private static IEnumerable<PodMigrationStep> End(PodIdentityBindings bindings, List<PodMove> done, ValueList<AnnotationRemoval> removals)
    {
        foreach (var server in bindings.Servers.All)
        {
            var name = server.Program is MetadataProgram.Kube2Iam ? "kube2iam" : "kiam";
            yield return new(
                $"when no pod needs {name} any more, delete it; its redirect rule stays on each node until the node is replaced, so replace the nodes, "
                    + "with a hop limit of 1 that keeps pods from the node's own role",
                [.. server.Workloads.Select(workload =>
                    new ShellCommand("kubectl delete").Option("-n", workload.Namespace).Word($"{workload.Kind.ToLowerInvariant()}/{workload.Name}").Line)]);
            yield return new($"take sts:AssumeRole from the role of the nodes{(server.Kiam is null ? "" : " and of kiam's server")}, which nothing needs "
                + "any more", []);
        }

        var ofNamespaces = removals.Where(removal => removal.Namespace is null).ToList();
        if (ofNamespaces.Count > 0)
        {
            yield return new("take the lists of roles away from the namespaces, if the patches have not done so", [.. ofNamespaces.SelectMany(removal =>
                removal.Commands)]);
        }

        yield return new("take the old statements from the trust of "
            + $"{string.Join(", ", done.Select(move => NameOf(move.Role)).Distinct(StringComparer.Ordinal))}", []);
    }

    private static string NameOf(string? role) => PrincipalArn.Read(role ?? "").Value?.Name ?? "";
}
