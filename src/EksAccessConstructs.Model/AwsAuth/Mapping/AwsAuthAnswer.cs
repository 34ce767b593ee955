using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.AwsAuth;

/// <summary>What aws-auth makes of a caller.</summary>
public abstract record AwsAuthAnswer
{
    private AwsAuthAnswer()
    {
    }

    /// <summary>The answer in one word: yes, no, error or undecided.</summary>
    public string Word => this switch
    {
        Mapped => "yes",
        NotMapped => "no",
        Failed => "error",
        _ => "undecided",
    };

    /// <summary>True where the caller gets in for sure.</summary>
    public bool GetsIn => this is Mapped || this is Undecided undecided && undecided.Possible.All(answer => answer is Mapped);

    /// <summary>Everybody that the caller may become: none, one, or each of several.</summary>
    public ValueList<Identity> Identities => this switch
    {
        Mapped mapped => [mapped.Identity],
        Undecided undecided => undecided.Possible.OfType<Mapped>().Select(mapped => mapped.Identity).ToValueList(),
        _ => [],
    };

    /// <summary>The caller gets in.</summary>
    /// <param name="Identity">As whom, before Kubernetes adds system:authenticated. An empty user name is one that no binding can name.</param>
    /// <param name="By">The section that says so.</param>
    /// <param name="Item">The item that says so; null for an account.</param>
    public sealed record Mapped(Identity Identity, AwsAuthSection By, AwsAuthItem? Item) : AwsAuthAnswer;

    /// <summary>Nothing maps the caller.</summary>
    public sealed record NotMapped : AwsAuthAnswer;

    /// <summary>A template fails, which ends the login: no other item is asked.</summary>
    /// <param name="Reason">Why, in the words of the authenticator.</param>
    /// <param name="By">The section whose item fails.</param>
    /// <param name="Item">The item that fails.</param>
    public sealed record Failed(string Reason, AwsAuthSection By, AwsAuthItem Item) : AwsAuthAnswer;

    /// <summary>Several items fit, and the authenticator takes one at random for each login.</summary>
    /// <param name="Possible">Each answer that may come, in the order of the items.</param>
    public sealed record Undecided(ValueList<AwsAuthAnswer> Possible) : AwsAuthAnswer;
}
