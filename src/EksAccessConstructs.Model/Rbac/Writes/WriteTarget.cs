namespace EksAccessConstructs.Rbac;

/// <summary>What a write is about: the kind, and the place and name in the request's address.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace of the address; empty for kinds of the whole cluster.</param>
/// <param name="Name">The name of the object; empty where it has none yet.</param>
internal sealed record WriteTarget(KubernetesKind Kind, string Namespace, string Name)
{
    /// <summary>The target of a write; null where the object is of no kind we know.</summary>
    public static WriteTarget? Of(RbacWrite write)
    {
        if (KubernetesKind.Find(write.Object.TextAt("apiVersion"), write.Object.TextAt("kind")) is not { } kind)
        {
            return null;
        }

        var metadata = write.Object.MapAt("metadata");
        var @namespace = kind.Namespaced ? new[] { write.Namespace, metadata.TextAt("namespace"), "default" }.First(text => !string.IsNullOrEmpty(text)) : "";
        return new WriteTarget(kind, @namespace ?? "", metadata.TextAt("name"));
    }

    /// <summary>The resource as messages name it: <c>roles.rbac.authorization.k8s.io</c>.</summary>
    public string Resource => Kind.Resource.ToString();

    /// <summary>The name that the request's address carries: none for create and deletecollection.</summary>
    public string AddressName(WriteVerb verb) => verb is WriteVerb.Create or WriteVerb.DeleteCollection ? "" : Name;

    /// <summary>The request to be authorized.</summary>
    public ResourceRequest Request(string verb, string name) => new(verb, Kind.Group, Kind.Resource.Plural, Name: name, Namespace: NamespaceOf(name));

    /// <summary>The object that is stored there; null for none.</summary>
    public RbacObject? Stored(RbacEvaluator evaluator) => Name.Length == 0 ? null : evaluator.Find(Kind.Name, Kind.Namespaced ? Namespace : null, Name);

    // The address of a namespace carries itself as its namespace.
    private string NamespaceOf(string name) => Kind == KubernetesKind.Namespace ? name : Namespace;
}
