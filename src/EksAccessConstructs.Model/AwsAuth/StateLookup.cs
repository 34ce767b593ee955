using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Looks principals up in one state of a cluster: entry first, then aws-auth, then the creator's hidden access.</summary>
internal sealed class StateLookup
{
    private readonly AccessState state;
    private readonly AwsAuthLookup awsAuth;
    private readonly Dictionary<string, AccessGrant> entries = new(StringComparer.Ordinal);

    public StateLookup(AccessState state)
    {
        this.state = state;
        awsAuth = new AwsAuthLookup(state.AwsAuth);
        foreach (var grant in state.Entries)
        {
            entries.TryAdd(Key(grant.Principal), grant);
        }
    }

    /// <summary>The ARN that a principal is looked up by, in one letter case.</summary>
    public static string Key(PrincipalArn principal) => GoText.Folded(CanonicalArn.Of(principal));

    /// <summary>Every ARN that the state names.</summary>
    public IEnumerable<string> Named => state.Entries.Select(grant => CanonicalArn.Of(grant.Principal))
        .Concat(state.AwsAuth.StoredItems.Where(item => item.Sso is null).Select(item => item.Arn))
        .Concat(new[] { state.Creator.Arn, state.Deployer }.OfType<PrincipalArn>().Select(CanonicalArn.Of));

    /// <summary>The entry of an ARN; null where there is none or the mode has none.</summary>
    public AccessGrant? Entry(string arn) => state.Mode is null or not AuthenticationMode.ConfigMap ? entries.GetValueOrDefault(GoText.Folded(arn)) : null;

    public PrincipalAccess this[string arn]
    {
        get
        {
            if (Is(state.Deleted, arn))
            {
                return PrincipalAccess.None;
            }

            if (Entry(arn) is { } entry)
            {
                return Is(state.Recreated, arn) ? PrincipalAccess.None with { From = "an entry of a deleted principal" } : Of(entry);
            }

            if (CreatorIsHidden(arn))
            {
                return new PrincipalAccess(true, "having created the cluster") { IsAdmin = true };
            }

            return state.Mode is AuthenticationMode.Api ? PrincipalAccess.None : FromAwsAuth(arn);
        }
    }

    private bool CreatorIsHidden(string arn) => state.Creator.Arn is { } creator && Key(creator) == GoText.Folded(arn)
        && !Is(state.Recreated, arn) && (state.Creator.IsAdmin ?? state.Mode is AuthenticationMode.ConfigMap);

    private PrincipalAccess FromAwsAuth(string arn)
    {
        if (CallerIdentity.Read(arn).Value is not { } caller || caller.Kind is CallerKind.Role && !GoText.EqualFold(caller.CanonicalArn, arn))
        {
            return PrincipalAccess.None;
        }

        // A role stands for all its sessions, and the session name stays a template.
        return awsAuth.Map(caller) switch
        {
            AwsAuthAnswer.Mapped mapped => Of(mapped),
            AwsAuthAnswer.Undecided { Possible: var possible } when possible.OfType<AwsAuthAnswer.Mapped>().ToList() is { Count: > 0 } answers => Weakest(answers),
            _ => PrincipalAccess.None,
        };
    }

    private static PrincipalAccess Weakest(List<AwsAuthAnswer.Mapped> answers)
    {
        var all = answers.Select(Of).ToList();
        return all[^1] with
        {
            IsAdmin = all.All(one => one.IsAdmin),
            IsNode = all.All(one => one.IsNode),
            Groups = all.Select(one => one.Groups.AsEnumerable()).Aggregate((left, right) => left.Intersect(right, StringComparer.Ordinal)).ToValueList(),
            From = $"{all[^1].From}, at random",
        };
    }

    private static PrincipalAccess Of(AwsAuthAnswer.Mapped mapped) => new(true, mapped.By.Key())
    {
        IsAdmin = mapped.Identity.IsMaster,
        IsNode = mapped.Item?.IsForNodes == true || mapped.Item?.Username == AwsAuthItem.NodeUsername,
        Username = mapped.Identity.User,
        Groups = mapped.Identity.Groups,
        Origin = mapped.Item?.Origin ?? default,
    };

    private static PrincipalAccess Of(AccessGrant grant) => new(true, "access entry")
    {
        IsAdmin = grant.IsClusterAdmin,
        IsNode = grant.Type.IsForNodes,
        Username = grant.Username ?? UsernamePattern.DefaultFor(grant.Principal)?.Text ?? "",
        Groups = grant.Groups,
        Policies = grant.Policies,
        Origin = grant.Origin,
    };

    private static bool Is(ValueList<PrincipalArn> principals, string arn) => principals.Any(principal => Key(principal) == GoText.Folded(arn));
}
