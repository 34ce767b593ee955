using System.Globalization;
using System.Reflection;
using System.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Roles and bindings as C# that makes them with this library.</summary>
internal static class RbacCode
{
    private static readonly Lazy<Dictionary<ApiResource, string>> Resources = new(() => Names<ApiResource>(typeof(ApiResource)));
    private static readonly Lazy<Dictionary<Verb, string>> Verbs = new(() => Names<Verb>(typeof(Verb)));

    /// <summary>A file with a class that holds the objects.</summary>
    /// <param name="name">The name of the class.</param>
    /// <param name="summary">What the class is for, in one line.</param>
    /// <param name="objects">Roles, each with its bindings behind it; other kinds are left out.</param>
    public static string Write(string name, string summary, IEnumerable<RbacObject> objects)
    {
        var text = new StringBuilder();
        var made = new List<string>();
        var roles = new Dictionary<(string Kind, string? Namespace, string Name), string>();
        foreach (var one in objects)
        {
            var (type, value) = one switch
            {
                NamespaceRole role => ("NamespaceRole", Role(role)),
                ClusterRole role => ("ClusterRole", Role(role)),
                RbacBinding binding => (binding.Kind, Binding(binding, roles)),
                _ => ("", ""),
            };
            if (value.Length == 0)
            {
                continue;
            }

            var identifier = $"{(one is RbacBinding ? "Binding" : "Role")}{made.Count + 1}";
            made.Add(identifier);
            roles.TryAdd((one.Kind, one.NamespaceName, one.Name), identifier);
            text.Append(CultureInfo.InvariantCulture, $"\n    private static {type} {identifier} {{ get; }} = {value};\n");
        }

        return $"using EksAccessConstructs.Rbac;\n\n/// <summary>{Escaped(summary)}</summary>\npublic static class {name}\n{{{text.ToString()}\n"
            + $"    /// <summary>The roles and bindings; see <c>RbacManifestsProps.Objects</c>.</summary>\n"
            + $"    public static RbacObjects Objects {{ get; }} = RbacObjects.Of({string.Join(",", made.Select(one => $"\n        {one}"))}).OrThrow();\n}}\n";
    }

    private static string Role(NamespaceRole role) => $"NamespaceRole.In({Quoted(role.Namespace)}, {Quoted(role.Name)}){Allowed(role.Rules)}";

    private static string Role(ClusterRole role) => $"ClusterRole.Of({Quoted(role.Name)}){Allowed(role.Rules)}";

    private static string Allowed(ValueList<RbacRule> rules) => string.Concat(rules.SelectMany(Allowed).Select(call => $"\n        {call}"));

    // On makes one rule for each API group.
    private static IEnumerable<string> Allowed(RbacRule rule)
    {
        var verbs = string.Join(", ", rule.Verbs.Select(VerbName));
        if (!rule.NonResourceUrls.IsEmpty)
        {
            yield return $".Allow({verbs}).OnUrls({string.Join(", ", rule.NonResourceUrls.Select(url => $"NonResourceUrl.Of({Quoted(url)})"))})";
            yield break;
        }

        var names = rule.ResourceNames.IsEmpty ? "" : $".Named({string.Join(", ", rule.ResourceNames.Select(Quoted))})";
        foreach (var group in rule.ApiGroups)
        {
            yield return $".Allow({verbs}).On({string.Join(", ", rule.Resources.Select(resource => ResourceName(group, resource)))}){names}";
        }
    }

    private static string Binding(RbacBinding binding, Dictionary<(string Kind, string? Namespace, string Name), string> roles)
    {
        var subjects = string.Join(", ", binding.Subjects.Select(subject => subject.Kind == "ServiceAccount"
            ? $"Subject.ServiceAccount({Quoted(subject.Namespace ?? binding.NamespaceName ?? "")}, {Quoted(subject.Name)})"
            : $"Subject.{subject.Kind}({Quoted(subject.Name)})"));
        var space = binding.RoleRef.Kind == "Role" ? binding.NamespaceName : null;
        var role = roles.GetValueOrDefault((binding.RoleRef.Kind, space, binding.RoleRef.Name));
        return (role, binding) switch
        {
            (null, _) => "",
            (_, RoleBinding { RoleRef.Kind: "ClusterRole" }) => $"{role}.BindIn({Quoted(binding.NamespaceName ?? "")}, {subjects})",
            _ => $"{role}.BindTo({subjects})",
        };
    }

    private static string VerbName(string verb) =>
        Verbs.Value.GetValueOrDefault(Verb.Custom(verb)) is { } known ? $"Verb.{known}" : $"Verb.Custom({Quoted(verb)})";

    private static string ResourceName(string group, string resource)
    {
        if (Resources.Value.GetValueOrDefault(ApiResource.Custom(group, resource)) is { } known)
        {
            return $"ApiResource.{known}";
        }

        var parts = resource.Split('/', 2);
        return parts is [var whole, var sub] && Resources.Value.GetValueOrDefault(ApiResource.Custom(group, whole)) is { } of
            ? $"ApiResource.{of}.Sub({Quoted(sub)})"
            : $"ApiResource.Custom({Quoted(group)}, {Quoted(resource)})";
    }

    private static Dictionary<T, string> Names<T>(
        [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicProperties)] Type type)
        where T : notnull =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(T))
            .Select(property => (Value: (T?)property.GetValue(null), property.Name))
            .Where(one => one.Value is not null)
            .GroupBy(one => one.Value!)
            .ToDictionary(same => same.Key, same => same.First().Name);

    private static string Quoted(string text) => $"\"{string.Concat(text.Select(Character))}\"";

    private static string Character(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        _ when char.IsControl(letter) || char.IsSurrogate(letter) || letter > '~' => $"\\u{(int)letter:x4}",
        _ => letter.ToString(),
    };

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
