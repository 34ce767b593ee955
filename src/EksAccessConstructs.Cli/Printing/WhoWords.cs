using EksAccessConstructs.Cli.Arguments;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Who is asked about, in words.</summary>
internal static class WhoWords
{
    /// <summary>The principal, or the user with all groups.</summary>
    public static string Of(Who who) => who switch
    {
        { Principal: { } principal, Session: { } session } => $"{principal}, session {session}",
        { Principal: { } principal } => principal,
        _ => who.ToIdentity().ToString(),
    };
}
