using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.AwsAuth;

/// <summary>What is known beside the ConfigMap when a caller is looked up.</summary>
public sealed record AwsAuthMapperOptions
{
    /// <summary>True where the alpha feature gate SSORoleMatch is on.</summary>
    /// <value>Default: false, as on EKS.</value>
    public bool SsoRoleMatch { get; init; }

    /// <summary>The private DNS name of an instance id; null for an instance that EC2 does not know.</summary>
    /// <value>Default: nobody asks EC2, and <c>{{EC2PrivateDNSName}}</c> stays in the answer.</value>
    public Func<string, string?>? PrivateDnsName { get; init; }
}

/// <summary>Looks callers up in aws-auth as the authenticator does: roles, then users, then accounts; text against text, in any letter case.</summary>
/// <remarks>Source: aws-iam-authenticator, <c>ConfigMapMapper.Map</c> and the server's <c>doMapping</c>.</remarks>
public static class AwsAuthMapper
{
    /// <summary>Who a caller becomes.</summary>
    public static AwsAuthAnswer Map(AwsAuthMap map, CallerIdentity caller, AwsAuthMapperOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new AwsAuthLookup(map, options).Map(caller);
    }
}

/// <summary>One aws-auth map made ready for many callers; <see cref="AwsAuthMapper"/> is the short form for one.</summary>
public sealed class AwsAuthLookup
{
    private readonly AwsAuthMapperOptions options;
    private readonly ILookup<string, AwsAuthItem> roles;
    private readonly ILookup<string, AwsAuthItem> users;
    private readonly ValueList<AwsAuthItem> permissionSets;
    private readonly HashSet<string> accounts;

    /// <summary>Makes a map ready.</summary>
    /// <param name="map">The map.</param>
    /// <param name="options">What is known beside it. Null: the defaults.</param>
    public AwsAuthLookup(AwsAuthMap map, AwsAuthMapperOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        this.options = options ?? new AwsAuthMapperOptions();
        var stored = map.StoredRoles;
        roles = stored.Where(item => item.Sso is null).ToLookup(item => GoText.Folded(item.Arn), StringComparer.Ordinal);
        users = map.StoredUsers.ToLookup(item => GoText.Folded(item.Arn), StringComparer.Ordinal);
        permissionSets = this.options.SsoRoleMatch ? stored.Where(item => item.Sso is not null).ToValueList() : [];
        accounts = map.StoredAccounts.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Who a caller becomes.</summary>
    public AwsAuthAnswer Map(CallerIdentity caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var subject = GoText.ToLower(caller.CanonicalArn);
        var folded = GoText.Folded(subject);
        var fitting = roles[folded].Concat(permissionSets.Where(item => SsoPattern.Matches(item.Sso?.Pattern ?? "", subject))).ToList();
        if (fitting.Count == 0)
        {
            fitting = [.. users[folded]];
        }

        if (fitting.Count > 0)
        {
            return Choose(fitting, caller);
        }

        return accounts.Contains(caller.AccountId)
            ? new AwsAuthAnswer.Mapped(new Identity(caller.CanonicalArn, []), AwsAuthSection.Accounts, null)
            : new AwsAuthAnswer.NotMapped();
    }

    /// <summary>Who the principal becomes whose ARN only a deployment knows and that a template writes so; every item that counts.</summary>
    internal ValueList<AwsAuthAnswer.Mapped> Unresolved(string arn)
    {
        var folded = GoText.Folded(arn);
        return roles[folded].Concat(users[folded])
            .Select(item => new AwsAuthAnswer.Mapped(new Identity(item.Username, item.Groups), item.Section, item)).ToValueList();
    }

    private AwsAuthAnswer Choose(List<AwsAuthItem> fitting, CallerIdentity caller)
    {
        var answers = fitting.Select(item => Render(item, caller)).DistinctBy(Outcome).ToValueList();
        return answers.Count == 1 ? answers[0] : new AwsAuthAnswer.Undecided(answers);
    }

    private static object Outcome(AwsAuthAnswer answer) => answer is AwsAuthAnswer.Mapped mapped ? mapped.Identity : answer.Word;

    private AwsAuthAnswer Render(AwsAuthItem item, CallerIdentity caller)
    {
        var username = IdentityTemplate.Render(item.Username, caller, options.PrivateDnsName, out var problem);
        if (problem is not null)
        {
            return new AwsAuthAnswer.Failed($"error rendering username template \"{item.Username}\": {problem}", item.Section, item);
        }

        var groups = new List<string>();
        foreach (var group in item.Groups)
        {
            groups.Add(IdentityTemplate.Render(group, caller, options.PrivateDnsName, out problem));
            if (problem is not null)
            {
                return new AwsAuthAnswer.Failed($"error rendering group template \"{group}\": {problem}", item.Section, item);
            }
        }

        return new AwsAuthAnswer.Mapped(new Identity(username, groups.ToValueList()), item.Section, item);
    }
}
