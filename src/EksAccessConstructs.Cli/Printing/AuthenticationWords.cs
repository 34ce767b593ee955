using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>How somebody gets in, in words.</summary>
internal static class AuthenticationWords
{
    /// <summary>What says so: the entry or the section of aws-auth with its place; of several, each.</summary>
    public static string By(Authentication login) => login switch
    {
        { Fails: true } => $"{Place(login.FailsBy)}: {login.Refusal}",
        { Possible: [] } => "nothing maps this caller",
        { Possible: [var way], Refusal: null } => Place(way.By),
        _ => $"{string.Join(" or ", login.Possible.Select(way => Place(way.By)))}, at random for each login"
            + (login.Refusal is null ? "" : ", which may also fail"),
    };

    /// <summary>The answer as text, to tell two answers apart.</summary>
    public static string Answer(Authentication login) =>
        string.Join('\n', [login.Word, .. login.Possible.Select(way => $"{way.Identity} {Place(way.By)}"), .. login.Causes]);

    private static string Place(DecisionSource? source) => source switch
    {
        AuthenticatedByEntry { Entry: var entry } => $"access entry{At(entry.Origin)}{With(entry.Policies)}",
        AuthenticatedByAwsAuth login => $"{login.Section.Key()}{At(login.Item?.Origin ?? default)}",
        _ => source?.Describe() ?? "",
    };

    private static string With(ValueList<PolicyAssociation> policies) =>
        policies.IsEmpty ? "" : $" with {string.Join(", ", policies.Select(one => $"{one.Policy} ({one.Scope})"))}";

    private static string At(Origin origin) => origin.Location is { } location ? $" ({location})" : "";
}
