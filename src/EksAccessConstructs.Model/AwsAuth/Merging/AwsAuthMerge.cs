namespace EksAccessConstructs.AwsAuth;

/// <summary>Adds to the aws-auth ConfigMap that a cluster holds, instead of replacing it: what EKS, node groups and other tools put there stays.</summary>
public static class AwsAuthMerge
{
    /// <summary>What the cluster holds, in its order, and then what is new.</summary>
    /// <param name="held">What the cluster holds, read from <c>kubectl get -o yaml</c>.</param>
    /// <param name="added">What to add.</param>
    /// <returns>The joined map. An item whose ARN is there with other content is not added, and a finding says so. Null where parts of what the cluster
    /// holds cannot be read, since writing it back would drop them.</returns>
    public static Reading<AwsAuthMap> Add(AwsAuthMap held, AwsAuthMap added)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(added);
        var findings = new List<Finding>();
        var unread = held.Lost.Concat(added.Lost).ToList();
        findings.AddRange(unread.Select(lost => AwsAuthRules.MergeAgrees.At(
            lost.Origin.Location, $"'{lost.Who}' in {lost.Section.Key()} cannot be read, so writing the ConfigMap would drop it; repair it first") with
        { Severity = Severity.Error }));
        var map = held with
        {
            Roles = Add(held.Roles, added.Roles, findings),
            Users = Add(held.Users, added.Users, findings),
            Accounts =
            [
                .. held.Accounts,
                .. added.Accounts.Where(account => held.Accounts.All(mine => mine.Id != account.Id)).DistinctBy(account => account.Id),
            ],
        };
        return new(unread.Count > 0 ? null : map, findings.ToValueList());
    }

    /// <summary>The nodes that would be locked out if one map replaced another: every node and Fargate role of the
    /// first that the second does not keep.</summary>
    /// <param name="held">What the cluster holds.</param>
    /// <param name="written">What is to be written.</param>
    public static ValueList<Finding> NodesLost(AwsAuthMap held, AwsAuthMap written)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(written);
        var kept = written.StoredRoles.Where(item => item.IsForNodes).Select(item => GoText.Folded(item.Arn)).ToHashSet(StringComparer.Ordinal);
        return held.StoredRoles
            .Where(item => item.IsForNodes && !kept.Contains(GoText.Folded(item.Arn)))
            .Select(item => AwsAuthRules.NodesStay.At(
                item.Origin.Location, $"'{item.Arn}' lets nodes in and is not in the ConfigMap that is to be written, so its nodes fall out of the cluster; "
                    + "add to what the cluster holds instead of replacing it"))
            .ToValueList();
    }

    private static ValueList<AwsAuthItem> Add(ValueList<AwsAuthItem> held, ValueList<AwsAuthItem> added, List<Finding> findings)
    {
        var all = held.ToList();
        foreach (var item in added)
        {
            var same = all.LastOrDefault(mine => GoText.EqualFold(mine.Who, item.Who));
            if (same is null)
            {
                all.Add(item);
            }
            else if (!SayTheSame(same, item))
            {
                findings.Add(AwsAuthRules.MergeAgrees.At(
                    item.Origin.Location,
                    $"'{item.Who}' is mapped already ({same.Origin}) as '{same.Username}' {same.Groups}, and the last of two wins whole; "
                        + $"it is left as it is: change it there if '{item.Username}' {item.Groups} is meant"));
            }
        }

        return all.ToValueList();
    }

    // Groups are a set to Kubernetes.
    private static bool SayTheSame(AwsAuthItem one, AwsAuthItem other) =>
        one.Username == other.Username && one.Groups.ToHashSet(StringComparer.Ordinal).SetEquals(other.Groups);
}
