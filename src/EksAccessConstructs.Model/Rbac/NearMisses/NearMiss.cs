namespace EksAccessConstructs.Rbac;

/// <summary>Where something that nearly allows a request goes past it.</summary>
public enum NearMissKind
{
    /// <summary>It counts in another namespace.</summary>
    Namespace,

    /// <summary>A rule allows the same but for its verb, resource, subresource, API group, name or URL.</summary>
    Rule,

    /// <summary>It is given to somebody who is called nearly so.</summary>
    Subject,

    /// <summary>The binding names a role that is not there, or that is elsewhere.</summary>
    Role,

    /// <summary>An aggregated ClusterRole takes no rules from one that allows it, by one label.</summary>
    Labels,

    /// <summary>An access policy counts elsewhere, or the next one gives it.</summary>
    Policy,

    /// <summary>An access entry or an item of aws-auth nearly names the caller.</summary>
    Login,
}

/// <summary>Words for the kinds.</summary>
public static class NearMissKinds
{
    /// <summary>The word, as JSON has it.</summary>
    public static string Word(this NearMissKind kind) => kind switch
    {
        NearMissKind.Namespace => "namespace",
        NearMissKind.Rule => "rule",
        NearMissKind.Subject => "subject",
        NearMissKind.Role => "role",
        NearMissKind.Labels => "labels",
        NearMissKind.Policy => "policy",
        NearMissKind.Login => "login",
    };
}

/// <summary>Something that nearly allows a request that is not allowed.</summary>
/// <param name="Kind">Where it goes past.</param>
/// <param name="What">What it is, such as a binding with its role and subject.</param>
/// <param name="Differs">What would have to be otherwise, one phrase each; lower case.</param>
/// <param name="WayOut">What to do where it is meant to be allowed; lower case, no final period.</param>
/// <param name="Location">Where what differs is written; null where no file says it.</param>
public sealed record NearMiss(NearMissKind Kind, string What, ValueList<string> Differs, string WayOut, SourceLocation? Location)
{
    /// <summary>How many are worth showing: the nearest ones.</summary>
    public const int Shown = 3;

    /// <summary>What it is, what differs, and the way out.</summary>
    public override string ToString() => $"{What}{(Location is { } location ? $" ({location})" : "")}: {string.Join(", and ", Differs)}; {WayOut}";
}
