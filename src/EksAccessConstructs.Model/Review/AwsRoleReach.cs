using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>An AWS role that somebody's rights in the cluster lead to.</summary>
/// <param name="Role">The role, or what is known of it.</param>
/// <param name="Through">What gives it to a pod.</param>
/// <param name="Steps">The steps in the cluster; none where the identity has it already.</param>
public sealed record AwsRoleInReach(string Role, string Through, ValueList<EscalationStep> Steps)
{
    /// <summary>What must be so in the running cluster as well, beyond what the objects say.</summary>
    public ValueList<string> Conditions => Steps.Select(step => step.Means[0].Condition).OfType<string>().Distinct().ToValueList();
}

/// <summary>Which AWS roles people reach through the pods of a cluster: whoever runs a pod, or code in one, has the roles that it has.</summary>
public sealed class AwsRoleReach
{
    private static readonly string[] ThatMakePods = ["create-pods", "change-workloads"];
    private static readonly string[] ThatMakeTokens = [.. ThatMakePods, "create-token"];

    private readonly PodIdentityBindings bindings;
    private readonly List<PodIdentity> pods;
    private readonly RbacEvaluator evaluator;
    private readonly RoleAnnotationWrites writes;
    private readonly Escalation escalation;

    /// <summary>Looks at a cluster.</summary>
    /// <param name="evaluator">Its roles and bindings.</param>
    /// <param name="bindings">What gives its pods AWS roles.</param>
    /// <param name="node">What the metadata service of the nodes says, as far as it is known.</param>
    /// <param name="namespaces">Namespaces that no object names and where somebody may have rights, such as those of access policies. Default: none.</param>
    public AwsRoleReach(RbacEvaluator evaluator, PodIdentityBindings bindings, Pods.Metadata.NodeMetadata node, IEnumerable<string>? namespaces = null)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(bindings);
        this.bindings = bindings;
        this.evaluator = evaluator;
        writes = new RoleAnnotationWrites(bindings);
        pods = new PodIdentityEvaluator(bindings, node).All.ToList();
        escalation = new Escalation(evaluator, [.. Wanted().Distinct()], namespaces ?? []);
    }

    /// <summary>The ways of an identity, those to AWS roles among them.</summary>
    /// <param name="identity">The identity.</param>
    /// <param name="authorizers">All authorizers of the cluster for this identity. Default: RBAC alone.</param>
    public (EscalationPaths Paths, ValueList<AwsRoleInReach> Roles) From(Identity identity, CallerAuthorizers? authorizers = null)
    {
        var paths = escalation.From(identity, authorizers);
        var byAnnotation = AnnotationReach.Of(new Actor(evaluator, identity, _ => { }, authorizers), writes);
        return (paths, paths.Reached.SelectMany(Roles).Concat(byAnnotation).DistinctBy(role => (role.Role, role.Through)).ToValueList());
    }

    // Service accounts with roles, those of pods with roles by annotation, and where kube2iam or kiam runs, one in each namespace, since any pod may
    // be annotated.
    private IEnumerable<(string Namespace, string Name)> Wanted() => bindings.Accounts.Select(binding => (binding.Namespace, binding.ServiceAccount))
        .Concat(pods.Select(pod => (pod.Workload.Namespace, pod.Workload.Template.ServiceAccount)))
        .Concat(writes.TrustedAccounts.Select(account => (account.Namespace, account.Name)))
        .Concat(bindings.Servers.All.Any() ? bindings.Namespaces.Select(space => (space.Name, "default")) : []);

    private IEnumerable<AwsRoleInReach> Roles(ReachedAccount reached)
    {
        var parts = reached.User.Split(':');
        var (space, name) = (parts[2], parts[3]);
        foreach (var binding in bindings.Accounts.Where(binding => binding.Namespace == space && binding.ServiceAccount == name))
        {
            yield return new(binding.Effective, $"service account {binding.Account} by {binding.Mechanism.Word()}", reached.Steps);
        }

        foreach (var role in ByToken(reached, space, name))
        {
            yield return role;
        }

        if (reached.Steps.IsEmpty || !reached.Steps[^1].Means.Any(means => ThatMakePods.Contains(means.Technique)))
        {
            foreach (var pod in pods.Where(pod => pod is { Mechanism: IdentityMechanism.Kube2Iam or IdentityMechanism.Kiam, Role: not null }
                && pod.Workload.Namespace == space && pod.Workload.Template.ServiceAccount == name && !reached.Steps.IsEmpty))
            {
                yield return new(pod.Role!, $"the pods of {pod.Workload.Kind} {pod.Workload.Id} by {pod.Mechanism.Word()}", reached.Steps);
            }

            yield break;
        }

        foreach (var server in bindings.Servers.All)
        {
            yield return new(writes.RolesOf(server, space), RoleAnnotationWrites.ThroughNewPods(server, space), reached.Steps);
        }
    }

    // Whoever makes pods of a service account, or its tokens, asks for one for AWS; no annotation is needed.
    private IEnumerable<AwsRoleInReach> ByToken(ReachedAccount reached, string space, string name) =>
        reached.Steps.IsEmpty || reached.Steps[^1].Means.Any(means => ThatMakeTokens.Contains(means.Technique))
            ? writes.Trusts.Where(trust => trust.LetsIn(space, name)).Select(trust =>
                new AwsRoleInReach(trust.Role, $"a token of service account {space}/{name} for AWS, which the trust of the role lets in", reached.Steps))
            : [];
}
