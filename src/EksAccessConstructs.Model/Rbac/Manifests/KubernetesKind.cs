namespace EksAccessConstructs.Rbac;

/// <summary>A kind of Kubernetes object that this library decodes.</summary>
internal sealed class KubernetesKind
{
    private KubernetesKind(string group, string name, ApiResource resource, KubeType.StructType schema)
    {
        Group = group;
        Name = name;
        Resource = resource;
        Schema = schema;
    }

    /// <summary>Role.</summary>
    public static KubernetesKind Role { get; } = new(RbacGroup, "Role", ApiResource.Roles, KubeSchemas.Role);

    /// <summary>ClusterRole.</summary>
    public static KubernetesKind ClusterRole { get; } = new(RbacGroup, "ClusterRole", ApiResource.ClusterRoles, KubeSchemas.ClusterRole);

    /// <summary>RoleBinding.</summary>
    public static KubernetesKind RoleBinding { get; } = new(RbacGroup, "RoleBinding", ApiResource.RoleBindings, KubeSchemas.Binding);

    /// <summary>ClusterRoleBinding.</summary>
    public static KubernetesKind ClusterRoleBinding { get; } = new(RbacGroup, "ClusterRoleBinding", ApiResource.ClusterRoleBindings, KubeSchemas.Binding);

    /// <summary>ServiceAccount.</summary>
    public static KubernetesKind ServiceAccount { get; } = new("", "ServiceAccount", ApiResource.ServiceAccounts, KubeSchemas.ServiceAccount);

    /// <summary>Namespace.</summary>
    public static KubernetesKind Namespace { get; } = new("", "Namespace", ApiResource.Namespaces, KubeSchemas.Namespace);

    /// <summary>ConfigMap.</summary>
    public static KubernetesKind ConfigMap { get; } = new("", "ConfigMap", ApiResource.ConfigMaps, KubeSchemas.ConfigMap);

    /// <summary>Every kind that is decoded.</summary>
    public static ValueList<KubernetesKind> All { get; } = [Role, ClusterRole, RoleBinding, ClusterRoleBinding, ServiceAccount, Namespace, ConfigMap];

    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; }

    /// <summary>The name, as in <c>kind:</c>.</summary>
    public string Name { get; }

    /// <summary>The version, as in <c>apiVersion:</c>; the only one that is served.</summary>
    public string ApiVersion => Group.Length == 0 ? "v1" : $"{Group}/v1";

    /// <summary>The resource that requests name.</summary>
    public ApiResource Resource { get; }

    /// <summary>True where objects of this kind live in a namespace.</summary>
    public bool Namespaced => Resource.Namespaced;

    internal KubeType.StructType Schema { get; }

    internal static string RbacGroup => "rbac.authorization.k8s.io";

    /// <summary>The kind that these two words name; null where this library does not decode it.</summary>
    public static KubernetesKind? Find(string apiVersion, string kind)
    {
        foreach (var known in All)
        {
            if (known.Name == kind && known.ApiVersion == apiVersion)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>The kind that a document means to kubectl and the server: without a version, the one that is served; with a slash before <c>v1</c> there is
    /// none.</summary>
    internal static KubernetesKind? FindServed(string apiVersion, string kind)
    {
        foreach (var known in All)
        {
            if (known.Name == kind && known.IsServedAs(apiVersion))
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>True where the version is this kind's, or names its group alone.</summary>
    internal bool IsServedAs(string apiVersion) =>
        apiVersion == ApiVersion || (Group.Length == 0 ? apiVersion is "" or "/" or "/v1" : apiVersion == $"{Group}/");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
