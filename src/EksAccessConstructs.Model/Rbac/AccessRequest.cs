namespace EksAccessConstructs.Rbac;

/// <summary>What somebody asks the API server to do.</summary>
/// <param name="Verb">The verb: <c>get</c>, <c>list</c>, <c>create</c>, …; for URLs the HTTP method in lower case.</param>
/// <param name="Namespace">The namespace that RoleBindings must be in to count; empty where none counts.</param>
public abstract record AccessRequest(string Verb, string Namespace);

/// <summary>A request for a resource.</summary>
/// <remarks>The API server gives <c>create</c> no name (except on subresources and when a PUT creates), <c>deletecollection</c> never one, <c>list</c> and
/// <c>watch</c> one only from <c>fieldSelector=metadata.name=…</c>. A request for the namespace object <c>dev</c> carries the namespace <c>dev</c>.</remarks>
/// <param name="Verb">The verb.</param>
/// <param name="Group">The API group; empty is the core group.</param>
/// <param name="Resource">The resource in plural.</param>
/// <param name="Subresource">The subresource; empty for the object itself.</param>
/// <param name="Name">The name of the object; empty where the request names none.</param>
/// <param name="Namespace">The namespace; empty for the whole cluster and for cluster-scoped resources.</param>
public sealed record ResourceRequest(string Verb, string Group, string Resource, string Subresource = "", string Name = "", string Namespace = "")
    : AccessRequest(Verb, Namespace)
{
    /// <summary><c>get deployments.apps/scale 'web' in namespace shop</c>.</summary>
    public override string ToString()
    {
        var resource = $"{Resource}{Led('.', Group)}{Led('/', Subresource)}";
        return $"{Verb} {resource}{(Name.Length > 0 ? $" '{Name}'" : "")}{(Namespace.Length > 0 ? $" in namespace {Namespace}" : "")}";
    }

    private static string Led(char by, string text) => text.Length > 0 ? by + text : "";
}

/// <summary>A request for a path that is not a resource, such as <c>/healthz</c>. RoleBindings never count for it.</summary>
/// <param name="Verb">The HTTP method in lower case.</param>
/// <param name="Path">The URL path.</param>
public sealed record UrlRequest(string Verb, string Path) : AccessRequest(Verb, "")
{
    /// <summary><c>get /healthz</c>.</summary>
    public override string ToString() => $"{Verb} {Path}";
}
