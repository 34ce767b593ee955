using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods;

/// <summary>A way to give pods another AWS role: to write an annotation that says which role they have or may have.</summary>
/// <param name="Technique">The way, in kebab case.</param>
/// <param name="Namespace">The namespace of the pods.</param>
/// <param name="What">What is written, such as <c>pods in namespace shop</c>.</param>
/// <param name="Requests">The requests of which one is enough.</param>
/// <param name="Role">The role, or what is known of it.</param>
/// <param name="Through">What then gives it to a pod.</param>
/// <param name="Condition">What must be so for whoever does not make pods of the namespace.</param>
internal sealed record RoleAnnotationWrite(
    string Technique, string Namespace, string What, ValueList<ResourceRequest> Requests, string Role, string Through, string Condition)
{
    /// <summary>The requests that make pods in the namespace.</summary>
    public ValueList<ResourceRequest> PodRequests => MakePods(Namespace);

    /// <summary>The requests that make pods in a namespace, themselves or by what makes pods.</summary>
    public static ValueList<ResourceRequest> MakePods(string space) =>
        Workloads.WithPods.Select(kind => new ResourceRequest("create", kind.Group, kind.Resource, Namespace: space)).ToValueList();
}
