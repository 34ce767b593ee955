using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Who is asked about, in words.</summary>
internal static class WhoWords
{
    /// <summary>The principal, or the user with all groups.</summary>
    public static string Of(Who who) => who.Principal is { } principal
        ? who.Session is { } session ? $"{principal}, session {session}" : principal
        : AskedCluster.IdentityOf(who).ToString();
}
