using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Who a caller is to Kubernetes, and what says so.</summary>
/// <param name="Word">The answer in one word: yes, no, error or undecided.</param>
/// <param name="Identities">Everybody that the caller may become: one for yes, each that may come for undecided, else none.</param>
/// <param name="By">What says so, in words.</param>
public sealed record CallerAnswer(string Word, ValueList<Identity> Identities, string By);

/// <summary>Looks callers up as EKS does: the access entry of the principal, then aws-auth, as far as the authentication mode reads each.</summary>
public sealed class CallerLookup
{
    private readonly ILookup<string, AccessGrant> entries;
    private readonly AwsAuthLookup? mappings;
    private readonly AwsAuthMapperOptions options;

    /// <summary>Makes a cluster ready for many callers.</summary>
    /// <param name="plan">The access entries and the mode. Null: there are none, and aws-auth counts.</param>
    /// <param name="awsAuth">aws-auth. Null: there is none.</param>
    /// <param name="options">What is known beside them. Null: the defaults.</param>
    public CallerLookup(AccessPlan? plan, AwsAuthMap? awsAuth, AwsAuthMapperOptions? options = null)
    {
        this.options = options ?? new AwsAuthMapperOptions();
        var counting = plan is { } known && known.Mode.HasEntries() ? known.Grants : [];
        entries = counting.Where(grant => !grant.Principal.IsUnresolved).ToLookup(grant => CanonicalArn.Of(grant.Principal), StringComparer.Ordinal);
        mappings = awsAuth is null || plan is { Mode: AuthenticationMode.Api } ? null : new AwsAuthLookup(awsAuth, this.options);
    }

    /// <summary>Who a caller becomes.</summary>
    public CallerAnswer Of(CallerIdentity caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return entries[caller.CanonicalArn].FirstOrDefault() is { } entry ? ByEntry(entry, caller) : ByMapping(mappings?.Map(caller));
    }

    private CallerAnswer ByEntry(AccessGrant entry, CallerIdentity caller)
    {
        var pattern = IdentityPattern.Of(entry);
        var username = IdentityTemplate.Render(pattern.Username.Text, caller, options.PrivateDnsName, out var problem);
        return problem is null
            ? new("yes", [new Identity(username, pattern.Groups)], $"access entry{At(entry.Origin)}{Policies(entry)}")
            : new("error", [], $"access entry{At(entry.Origin)}: {problem}");
    }

    private static CallerAnswer ByMapping(AwsAuthAnswer? answer) => answer switch
    {
        AwsAuthAnswer.Mapped mapped => new("yes", answer.Identities, By(mapped)),
        AwsAuthAnswer.Failed failed => new("error", [], $"{failed.By.Key()}{At(failed.Item.Origin)}: {failed.Reason}"),
        AwsAuthAnswer.Undecided undecided => new(
            undecided.Word,
            answer.Identities,
            $"{string.Join(" or ", undecided.Possible.OfType<AwsAuthAnswer.Mapped>().Select(By))}, at random for each login{(undecided.Possible.Any(one => one is AwsAuthAnswer.Failed) ? ", which may also fail" : "")}"),
        _ => new("no", [], "nothing maps this caller"),
    };

    private static string By(AwsAuthAnswer.Mapped mapped) => $"{mapped.By.Key()}{At(mapped.Item?.Origin ?? default)}";

    private static string At(Origin origin) => origin.Spot is { } spot ? $" ({spot})" : "";

    private static string Policies(AccessGrant entry) => entry.Policies.IsEmpty ? "" : $" with {string.Join(", ", entry.Policies.Select(one => $"{one.Policy} ({one.Scope})"))}";
}
