using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>RBAC in its shortest form, without any index, to hold the evaluator against.</summary>
internal sealed class PlainWalk(RbacObjects objects)
{
    private readonly Dictionary<string, ValueList<RbacRule>> clusterRoles =
        Aggregation.Fill(objects.ClusterRoles).ToDictionary(role => role.Name, role => role.Rules);

    public bool Allows(Identity by, AccessRequest request) => objects.All.OfType<RbacBinding>()
        .Where(binding => binding.NamespaceName is null || (request.Namespace.Length > 0 && binding.NamespaceName == request.Namespace))
        .Where(binding => binding.Subjects.Any(subject => Is(by, subject, binding)))
        .SelectMany(binding => binding.RoleRef.Kind == "ClusterRole"
            ? clusterRoles.GetValueOrDefault(binding.RoleRef.Name)
            : objects.Roles.FirstOrDefault(role => role.Namespace == binding.NamespaceName && role.Name == binding.RoleRef.Name)?.Rules ?? [])
        .Any(rule => Matches(rule, request));

    private static bool Is(Identity by, Subject subject, RbacBinding binding) => subject.Kind switch
    {
        "User" => by.User == subject.Name,
        "Group" => by.Groups.Contains(subject.Name),
        "ServiceAccount" => (subject.Namespace ?? binding.NamespaceName) is { } space && by.User == $"system:serviceaccount:{space}:{subject.Name}",
        _ => false,
    };

    private static bool Matches(RbacRule rule, AccessRequest request) => rule.Verbs.Any(verb => verb == "*" || verb == request.Verb) && request switch
    {
        ResourceRequest wanted => rule.ApiGroups.Any(one => one == "*" || one == wanted.Group)
            && rule.Resources.Any(one => one == "*"
                || one == (wanted.Subresource == "" ? wanted.Resource : $"{wanted.Resource}/{wanted.Subresource}")
                || (wanted.Subresource != "" && one == $"*/{wanted.Subresource}"))
            && (rule.ResourceNames.IsEmpty || rule.ResourceNames.Contains(wanted.Name)),
        UrlRequest wanted =>
            rule.NonResourceUrls.Any(one => one == "*"
                || one == wanted.Path
                || (one.EndsWith('*') && wanted.Path.StartsWith(one.TrimEnd('*'), StringComparison.Ordinal))),
        _ => false,
    };
}
