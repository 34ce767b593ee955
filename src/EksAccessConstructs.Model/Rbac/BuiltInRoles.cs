using System.Globalization;

namespace EksAccessConstructs.Rbac;

/// <summary>The RBAC objects that a Kubernetes API server of one minor version makes for itself at start. Read from our data file when first asked
/// for.</summary>
/// <remarks>Source: Kubernetes' <c>bootstrappolicy</c> package with default feature gates. Objects that EKS adds (<c>eks:*</c>, <c>aws-node</c>, …) are not
/// published and not among them. The rules of <c>admin</c>, <c>edit</c> and <c>view</c> are gathered from the others, as the aggregation controller
/// does.</remarks>
public sealed class BuiltInRoles
{
    private static readonly BuiltInRoles[] Known = [new("1.34", new DateOnly(2026, 11, 22))];

    private readonly Lazy<RbacObjects> objects;

    private BuiltInRoles(string minor, DateOnly asOf)
    {
        Minor = minor;
        AsOf = asOf;
        objects = new(() => new BuiltInRolesReader(Resource(minor)).Read());
    }

    /// <summary>The minor versions that are known, the newest last.</summary>
    public static ValueList<string> Minors => Known.Select(one => one.Minor).ToValueList();

    /// <summary>The newest version that is known.</summary>
    public static BuiltInRoles Newest => Known[^1];

    /// <summary>The minor version, such as <c>1.34</c>.</summary>
    public string Minor { get; }

    /// <summary>When the data was taken.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The ClusterRoles.</summary>
    public IEnumerable<ClusterRole> ClusterRoles => objects.Value.ClusterRoles;

    /// <summary>The Roles, all in <c>kube-system</c> and <c>kube-public</c>.</summary>
    public IEnumerable<NamespaceRole> Roles => objects.Value.Roles;

    /// <summary>The ClusterRoleBindings and RoleBindings.</summary>
    public IEnumerable<RbacBinding> Bindings => objects.Value.All.OfType<RbacBinding>();

    /// <summary>The objects of one minor version; null where we do not know it.</summary>
    public static BuiltInRoles? For(string minor) => Known.FirstOrDefault(one => one.Minor == minor);

    /// <summary>The objects of the known version that is nearest to a minor version such as <c>1.31</c>; the newest where the text is not a version.</summary>
    public static BuiltInRoles Nearest(string? minor) => Number(minor) is { } number
        ? Known.MinBy(one => Math.Abs(Number(one.Minor).GetValueOrDefault() - number)) ?? Newest
        : Newest;

    /// <summary>True for what Kubernetes makes and keeps itself.</summary>
    internal static bool HaveMade(RbacObject one) => one.Labels["kubernetes.io/bootstrapping"] == "rbac-defaults" && Ids.Value.Contains(one.Id);

    private static Lazy<HashSet<string>> Ids { get; } = new(() => Newest.objects.Value.All.Select(one => one.Id).ToHashSet(StringComparer.Ordinal));

    private static int? Number(string? minor) =>
        minor?.Split('.') is ["1", var number, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Resource(string minor)
    {
        using var stream = typeof(BuiltInRoles).Assembly.GetManifestResourceStream($"kubernetes-{minor}.txt")
            ?? throw new InvalidOperationException($"the library lacks its data file for Kubernetes {minor}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
