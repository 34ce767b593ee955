using EksAccessConstructs.Access;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Authorization;

/// <summary>The one part in which the ARN that something names differs from that of a caller.</summary>
internal static class PrincipalGap
{
    /// <summary>What differs; null where it is the same principal, or where more than one part differs.</summary>
    /// <param name="named">The principal that an entry or aws-auth names.</param>
    /// <param name="caller">The ARN of the caller, without path.</param>
    public static string? Of(PrincipalArn named, PrincipalArn caller) =>
        (named.Kind == caller.Kind, named.Partition == caller.Partition, named.Account == caller.Account, named.Name == caller.Name) switch
        {
            (false, true, true, true) => $"it is for a {Word(named)}, and this is a {Word(caller)}",
            (true, true, false, true) => $"it is of account {named.Account}, not {caller.Account}",
            (true, false, true, true) => $"it is of partition '{named.Partition}', not '{caller.Partition}'",
            (true, true, true, false) when Suggestion.For(caller.Name, [named.Name]) is not null => $"it names '{named.Name}', not '{caller.Name}'",
            _ => null,
        };

    private static string Word(PrincipalArn principal) => principal.Kind is PrincipalKind.User ? "user" : "role";
}
