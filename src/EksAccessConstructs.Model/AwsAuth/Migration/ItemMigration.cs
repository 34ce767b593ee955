using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Makes one access entry of one aws-auth item whose principal is known.</summary>
internal sealed class ItemMigration(AwsAuthItem item, PrincipalArn principal, MigrationOptions options)
{
    private readonly List<MigrationLoss> losses = [];
    private readonly List<KeyValuePair<string, string>> ownGroups = [];

    public MigratedItem Run()
    {
        if (NeverLogsIn)
        {
            return None(LossKind.Dead, $"{IdentityTemplate.PrivateDnsName} ends every login that is not a session of an instance, and a user has no session",
                "take the item out");
        }

        if (principal.Kind is PrincipalKind.Role && item.Username == AwsAuthItem.NodeUsername)
        {
            return Node();
        }

        return principal.Kind is PrincipalKind.Role && item.IsForNodes
            ? None(
                LossKind.LeftToEks,
                "nodes named by session are Fargate pods or hybrid nodes",
                "EKS makes the FARGATE_LINUX entry with the Fargate profile (a profile that exists gets it when the mode changes); "
                    + "make a HYBRID_LINUX entry for a hybrid node role")
            : Standard();
    }

    private bool NeverLogsIn => principal.Kind is PrincipalKind.User
        && item.Groups.Append(item.Username).Any(text => text.Contains(IdentityTemplate.PrivateDnsName, StringComparison.Ordinal));

    private MigratedItem Node()
    {
        if (options.ClusterAccount is { } account && account != principal.Account)
        {
            return None(LossKind.Lost, $"node entries must be of the cluster's account {account} (AE06)", "run the nodes with a role of that account");
        }

        var windows = item.Groups.Contains("eks:kube-proxy-windows", StringComparer.Ordinal);
        var others = item.Groups
            .Distinct(StringComparer.Ordinal)
            .Where(group => group is not ("system:bootstrappers" or "system:nodes" or "eks:kube-proxy-windows" or "" or "system:authenticated"));
        foreach (var group in others)
        {
            Lose(LossKind.Lost, $"a node entry cannot carry group '{group}' (AE09)", "give it to another role, for people or programs");
        }

        if (!item.Groups.Contains("system:nodes", StringComparer.Ordinal))
        {
            Lose(LossKind.Changed, "the item has a node's user name without group system:nodes", "the node entry adds that group");
        }

        return Entry(new AccessGrant { Principal = principal, Type = windows ? EntryType.Ec2Windows : EntryType.Ec2Linux, Origin = item.Origin });
    }

    private MigratedItem Standard()
    {
        var groups = new GroupMigration(item, principal, options, losses);
        var username = new UsernameMigration(item, principal, losses).Run();
        var carried = groups.Run();
        ownGroups.AddRange(groups.Own);
        return Entry(new AccessGrant
        {
            Principal = principal,
            Username = username,
            Groups = carried,
            Policies = item.IsMasters ? [new PolicyAssociation(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)] : [],
            Origin = item.Origin,
        });
    }

    private MigratedItem Entry(AccessGrant grant) => new(item, grant, losses.ToValueList(), new ValueMap(ownGroups));

    private MigratedItem None(LossKind kind, string unsaid, string instead) =>
        new(item, null, [new MigrationLoss(kind, item.Who, unsaid, instead, item.Origin)]);

    private void Lose(LossKind kind, string unsaid, string instead) => losses.Add(new MigrationLoss(kind, item.Who, unsaid, instead, item.Origin));
}
