using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Regular expressions of kube2iam end.</summary>
internal sealed class ListedRolesEndWhereTheySeemTo() : LintRule(
    new("PI013", Severity.Warning, "Entries of kube2iam that are regular expressions end with a dollar sign and do not begin with a caret."),
    "the expressions are not anchored: cart allows cart-admin, and ^ can never fit behind the base ARN",
    "end each entry with $, or use --namespace-restriction-format=glob")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input)
    {
        if (input.Kube2Iam?.Kube2Iam is not { TakesRegularExpressions: true } settings)
        {
            return [];
        }

        return from space in input.Cluster.Pods.Namespaces
               from entry in Kube2Iam.AllowedRoles(space.Annotations[settings.NamespaceKey] ?? "").Entries
               let problem = Problem(entry)
               where problem is not null
               select Breach(space, space.Origin, $"the entry '{entry}' in {settings.NamespaceKey} {problem}");
    }

    private static string? Problem(string entry) => entry switch
    {
        "" => "fits every role of the base ARN; write the name of a role",
        _ when GoRegexp.Compile(entry, out var problem) is null => $"is passed over, since it does not compile ({problem}); correct it",
        ['^', ..] => "fits no role, for the base ARN is put before the caret; leave the caret out",
        _ when entry.Contains('|', StringComparison.Ordinal) => "holds an alternative that no base ARN stands before, so it fits roles of any account; "
            + "write an entry for each",
        [.., '$'] => null,
        _ => $"also fits every role whose name goes on behind it; write '{entry}$'",
    };
}
