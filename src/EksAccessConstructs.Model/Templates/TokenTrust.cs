using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Templates;

/// <summary>A role that service accounts may take on by their tokens (IRSA), as its trust says.</summary>
/// <param name="Role">What the role is called.</param>
/// <param name="Accounts">The service accounts as <c>namespace:name</c>, wildcards included; empty for every one.</param>
/// <param name="Issuer">The text in which the trust names the issuer of the tokens.</param>
/// <param name="Origin">Where the role is.</param>
internal sealed record TokenTrust(string Role, ValueList<string> Accounts, string Issuer, Origin Origin)
{
    /// <summary>False where the role may be missing, or may trust others.</summary>
    /// <value>Default: true.</value>
    public bool IsCertain { get; init; } = true;

    /// <summary>The bindings to service accounts that are named whole.</summary>
    public IEnumerable<AccountBinding> Bindings => Accounts
        .Where(account => account.AsSpan().IndexOfAny("*?$") < 0 && account.Split(':') is [_, _])
        .Select(account => new AccountBinding
        {
            Namespace = account.Split(':')[0],
            ServiceAccount = account.Split(':')[1],
            Mechanism = IdentityMechanism.Irsa,
            Role = Role,
            Origin = Origin,
        });
}
