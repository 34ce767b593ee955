using EksAccessConstructs.Access;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A user name with a session name in it begins with a word and a colon.</summary>
internal sealed class ColonStandsBeforeSessionName() : EntryLint(
    new("EA015", Severity.Error, "A user name with {{SessionName}} has a colon before it."),
    "EKS refuses the entry: without a prefix the caller would choose the whole user name",
    "write a prefix with a colon, such as 'admin:{{SessionName}}'")
{
    protected override IEnumerable<string> Problems(AccessGrant grant, LintWorld world) => grant.Username is { } name && Array.Exists(["{{SessionName}}", "{{SessionNameRaw}}"], token => Lacks(name, token))
        ? [$"user name '{name}' has no colon before the session name, so EKS refuses it; write a prefix, such as 'admin:{{{{SessionName}}}}'"]
        : [];

    private static bool Lacks(string name, string token) =>
        name.IndexOf(token, StringComparison.Ordinal) is >= 0 and var at && !name[..at].Contains(':', StringComparison.Ordinal);
}
