using Amazon.JSII.Runtime.Deputy;
using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cluster;

/// <summary>Keeps a cluster without a durable administrator, or with two entries of one principal, from being synthesized.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="guard">What is asked for; null for nothing.</param>
/// <param name="entries">The access entries of the app.</param>
internal sealed class AdministratorRequired(IEksCluster cluster, AdministratorGuard? guard, EntriesOfApp entries) : DeputyBase, IValidation
{
    private const string WayOut = "add a ClusterAdminRole, or an access entry that gives a role AmazonEKSClusterAdminPolicy on the whole cluster "
        + "(cluster.GrantAdmin); or say with AdministratorGuard why nobody is needed";

    /// <summary>Has the entries of a cluster looked at, and its administrators, when it is synthesized.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="guard">What is asked for; null for nothing.</param>
    public static void Guard(IEksCluster cluster, AdministratorGuard? guard)
    {
        cluster.Node.AddValidation(new AdministratorRequired(cluster, guard, EntriesOfApp.Join(cluster)));
        if (guard?.Reason is { } reason)
        {
            Cdk.Annotations.Of(cluster).AddInfo($"no administrator is asked for in the stack of cluster '{cluster.DisplayName}': {reason}");
        }
    }

    /// <summary>Called by the CDK, after <see cref="EntriesOfApp"/>.</summary>
    public string[] Validate()
    {
        EntryDoubts.Say(cluster);
        return [.. entries.Problems(cluster), .. Missing()];
    }

    private string[] Missing()
    {
        // In mode CONFIG_MAP who is administrator is written in aws-auth, out of sight; the creator is, by EksClusterChecks.
        if (guard?.Kind is not GuardKind.ThisStack || !cluster.Snapshot.Mode.HasEntries() || AwsAuthAdministers())
        {
            return [];
        }

        var administrators = entries.Of(cluster).Where(entry => entry.IsAdministrator && !IsOfKubectl(entry)).ToList();
        var lasting = administrators.Where(entry => entry.Principal.Kind is PrincipalKind.Role).ToList();
        var here = lasting.Where(entry => IsHere(entry.Stack)).ToList();
        if (here.Count == 0)
        {
            return [$"error {AppRules.AdministratorInTheStack.Code}: {Problem(administrators, lasting)}"];
        }

        Doubts(here).ThrowOrWarn(cluster, nameof(guard));
        return [];
    }

    private string Problem(List<FoundEntry> administrators, List<FoundEntry> lasting)
    {
        var problem = $"cluster '{cluster.DisplayName}' would have no durable administrator";
        if (lasting is [var elsewhere, ..])
        {
            return $"{problem} by its own stack, deployed alone: '{elsewhere.Principal}' is one by '{elsewhere.Path}' in another stack; "
                + "make a role administrator in the stack of the cluster as well, or say AdministratorGuard.AnotherStack(reason)";
        }

        return administrators switch
        {
            [] => $"{problem}; {WayOut}",
            _ when administrators.Find(entry => entry.Principal.Kind is PrincipalKind.Unresolved) is { } token =>
                $"{problem} that is known to be a role: only deployment knows what '{token.Principal}' is ('{token.Path}'); "
                + "if it is a role, name it by PrincipalArn.UnresolvedRole(token, label)",
            [var user, ..] => $"{problem}: '{user.Principal}' ('{user.Path}') is a user, and its rights go with its keys; {WayOut}",
        };
    }

    // RBAC manifests make nobody administrator: one has to be there to apply them.
    private bool AwsAuthAdministers() => cluster.Snapshot is { AwsAuth: not null } snapshot
        && EksAuthorizer.Create(snapshot with { Plan = AccessPlan.Empty with { Mode = snapshot.Mode }, Rbac = RbacObjects.None }).HasDurableAdministrator;

    private List<Finding> Doubts(List<FoundEntry> administrators)
    {
        var doubts = new List<Finding>();
        var names = string.Join(", ", administrators.Select(entry => $"'{entry.Principal}'"));
        var account = Cdk.Stack.Of(cluster).Account;
        if (administrators.TrueForAll(entry => entry.Principal.IsSsoRole))
        {
            doubts.Add(AppRules.IdentityCenterIsNotAlone.At(null,
                $"only roles of IAM Identity Center administer the cluster ({names}), and their ARNs change when the permission set is provisioned anew, "
                + "which leaves nobody in; make a role that stays administrator as well, such as a ClusterAdminRole"));
        }

        if (!Cdk.Token.IsUnresolved(account) && administrators.TrueForAll(entry => entry.Principal is { IsUnresolved: false } arn && arn.Account != account))
        {
            doubts.Add(AppRules.AdministratorOfOwnAccount.At(null,
                $"only roles of other accounts administer the cluster of account {account} ({names}), and nobody here sees whether they are there; "
                + "check the account's number, or make a role of this account administrator as well"));
        }

        return doubts;
    }

    private bool IsHere(Cdk.Stack stack) => Outermost(stack) == Outermost(Cdk.Stack.Of(cluster));

    // The CDK's kubectl function holds cluster-admin by a role that no person takes on.
    private bool IsOfKubectl(FoundEntry entry) => entry.Path.StartsWith($"{cluster.Node.Path}/", StringComparison.Ordinal)
        && PrincipalsOfApp.Referred(entry.Principal.Text) is { } role && role.Node.Path.StartsWith($"{cluster.Node.Path}/Resource/", StringComparison.Ordinal);

    // A nested stack is deployed with the one that it is in.
    private static string Outermost(Cdk.Stack stack) => stack.NestedStackParent is { } parent ? Outermost(parent) : stack.Node.Path;
}
