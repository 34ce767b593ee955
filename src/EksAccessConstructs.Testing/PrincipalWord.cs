using EksAccessConstructs.Access;

namespace EksAccessConstructs.Testing;

/// <summary>Principals as tests write them.</summary>
internal static class PrincipalWord
{
    /// <summary>The caller of an ARN; null for a name of another kind, or with a star.</summary>
    public static CallerIdentity? AsCaller(string name) => name.EndsWith('*') ? null : CallerIdentity.Read(name).Value;

    /// <summary>True where a word of a test means what is called so: letter for letter, by its beginning before a star, or as the same caller, whom the path of
    /// a role makes no other.</summary>
    /// <param name="word">The word of the test.</param>
    /// <param name="name">What somebody is called.</param>
    public static bool Means(string word, string name) => word.EndsWith('*')
        ? name.StartsWith(word[..^1], StringComparison.Ordinal)
        : word == name || (AsCaller(word) is { } caller && AsCaller(name)?.CanonicalArn == caller.CanonicalArn);
}
