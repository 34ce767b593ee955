using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Authorization;

/// <summary>The names that bindings give rights to, to find the logins that a pattern makes of them.</summary>
internal sealed class SubjectNames(RbacObjects rbac)
{
    // No YAML document and no login can hold this sign, so no subject is called so.
    private const string Nobody = "\0";

    // A service account is a user like others: aws-auth may call somebody so.
    private readonly Lazy<ValueList<string>> users = new(() => Names(rbac, SubjectNamespace.AsUser));

    private readonly Lazy<ValueList<string>> groups = new(() => Names(rbac, (subject, _) => subject.Kind == "Group" ? subject.Name : null));

    /// <summary>What all logins of a pattern have: its fixed groups, and its name if that is fixed.</summary>
    public static Identity Certain(IdentityPattern pattern) => Identity.Of(
        pattern.Username.IsFixed ? pattern.Username.Text : Prefix(pattern.Username.Text) + Nobody,
        [.. pattern.Groups.Where(group => new UsernamePattern(group).IsFixed)]);

    /// <summary>The logins that a subject names: those whose user name is the subject's, or one of whose groups is.</summary>
    public ValueList<SomeLogins> Some(IdentityPattern pattern) => users.Value.Select(pattern.Username.ValuesFor)
        .Concat(from @group in pattern.Groups
                let template = new UsernamePattern(@group)
                where !template.IsFixed
                from name in groups.Value
                select template.ValuesFor(name))
        .OfType<PlaceholderValues>()
        .Where(values => values != PlaceholderValues.None)
        .Distinct()
        .Select(values => new SomeLogins(values, Certain(pattern.Fill(values.Completed))))
        .ToValueList();

    private static ValueList<string> Names(RbacObjects rbac, Func<Subject, RbacBinding, string?> name) => rbac.All.OfType<RbacBinding>()
        .SelectMany(binding => binding.Subjects.Select(subject => name(subject, binding)))
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .ToValueList();

    // What is before the first placeholder stays, so that a node is still known to be one.
    private static string Prefix(string text) => text[..text.IndexOf("{{", StringComparison.Ordinal)];
}
